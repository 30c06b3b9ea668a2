-- wrk script of deploy/bench: GETs BENCH_PREFIX + one of the lines of the file BENCH_KEYS, drawn at random; behind a
-- tab a line may name the bearer token to ask with. Its last line is
-- RESULT requests seconds p50_ms p95_ms p99_ms failures
local paths, headers = {}, {}
for line in io.lines(os.getenv("BENCH_KEYS")) do
  local key, token = line:match("^([^\t]*)\t?(.*)$")
  paths[#paths + 1] = os.getenv("BENCH_PREFIX") .. key
  headers[#paths] = token ~= "" and { Authorization = "Bearer " .. token } or {}
end

function init() math.randomseed(os.time()) end

function request()
  local one = math.random(#paths)
  return wrk.format("GET", paths[one], headers[one])
end

function done(summary, latency)
  local e = summary.errors
  local function ms(percent) return latency:percentile(percent) / 1e3 end
  io.write(string.format("RESULT %d %.6f %.3f %.3f %.3f %d\n", summary.requests, summary.duration / 1e6,
    ms(50), ms(95), ms(99), e.connect + e.read + e.write + e.status + e.timeout))
end
