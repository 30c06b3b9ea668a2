# Sourced by deploy/bench: loads servers with wrk, one after the other, and makes figures of it.

# load_run CELL ROUND NAME PID CONNECTIONS URL KEYS [children]: one run of wrk. Adds a line to bench_runs:
# cell round name requests/s p95_ms p99_ms server_us postgres_us failures
load_run() {
  local cell=$1 round=$2 name=$3 pid=$4 connections=$5 url=$6 keys=$7 whose=${8:-} before after
  before="$(ticks_of "$pid" "$whose") $(postgres_ticks)"
  local result
  result=$(BENCH_PREFIX=/${url#http://*/} BENCH_KEYS=$keys wrk -t1 -c"$connections" -d"${bench_seconds}s" --timeout 10s \
    -s deploy/bench-load.lua "${url%"${url#http://*/}"}" | sed -n 's/^RESULT //p')
  [ -n "$result" ] || die "wrk không báo kết quả cho $name"
  after="$(ticks_of "$pid" "$whose") $(postgres_ticks)"
  # cell round name, ticks before (4, 5) and after (6, 7), RESULT (8-13), ticks a second (14)
  echo "$cell $round $name $before $after $result $(getconf CLK_TCK)" |
    awk '{ us = 1e6 / $14 / ($8 > 0 ? $8 : 1)
      print $1, $2, $3, $8 / $9, $11, $12, ($6 - $4) * us, ($7 - $5) * us, $13 }' >>"$bench_runs"
}

median() {
  sort -n | awk '{ v[NR] = $1 } END { if (NR) print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# of CELL NAME COLUMN: the median over the rounds.
of() { awk -v cell="$1" -v name="$2" -v column="$3" '$1 == cell && $3 == name { print $column }' "$bench_runs" | median; }

# ratio CELL NAME CELL NAME COLUMN: the median of the ratios of two runs that stood side by side in one round.
ratio() {
  awk -v a="$1 $2" -v b="$3 $4" -v column="$5" '
    $1 " " $3 == a { x[$2] = $column } $1 " " $3 == b { y[$2] = $column }
    END { for (round in x) if (y[round] > 0) print x[round] / y[round] }' "$bench_runs" | median
}

# figure NAME VALUE UNIT [OPERATOR TARGET]: a line for the table; the machine's load of the moment goes with it.
figure() {
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "${4:-}" "${5:-}" "$(machine_load)" >>"$bench_figures"
  local target=${4:+ (mục tiêu $4 $5)}
  say "  $1: $(awk -v v="$2" 'BEGIN { printf "%.4g", v }') $3$target"
}

# figures as a table for people.
figures_table() {
  awk -F'\t' '
    function met(v, op, t) { return op == "<=" ? v <= t : op == ">=" ? v >= t : v == t }
    BEGIN { printf "%-34s %12s %-6s %10s  %-6s %8s\n", "CHỈ SỐ", "ĐO ĐƯỢC", "", "MỤC TIÊU", "", "TẢI MÁY" }
    { goal = $4 == "" ? "" : ($4 == "<=" ? "≤ " : $4 == ">=" ? "≥ " : "= ") $5
      word = $4 == "" ? "" : met($2 + 0, $4, $5 + 0) ? "đạt" : "HỤT"
      pad = $4 == "<=" || $4 == ">=" ? 12 : 10  # ≤ and ≥ are three bytes
      printf "%-32s %10.4g %-6s %" pad "s  %-6s %6s\n", $1, $2, $3, goal, word, $6 }' "$bench_figures"
}

# The same for machines.
figures_json() {
  awk -F'\t' -v machine="$(machine_json)" '
    function met(v, op, t) { return op == "<=" ? v <= t : op == ">=" ? v >= t : v == t }
    BEGIN { printf "{\"machine\":%s,\"figures\":[", machine }
    { printf "%s{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"load_average\":%s", NR > 1 ? "," : "", $1, $2, $3, $6
      if ($4 != "") printf ",\"target\":{\"%s\":%s},\"met\":%s", $4 == "<=" ? "at_most" : $4 == ">=" ? "at_least" : "exactly", $5,
        met($2 + 0, $4, $5 + 0) ? "true" : "false"
      printf "}" }
    END { print "]}" }' "$bench_figures"
}

machine_json() {
  printf '{"cores":%s,"processor":"%s","kernel":"%s","commit":"%s","at":"%s"}' "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1 | tr -d '"\\')" "$(uname -r)" \
    "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)" "$(date -u +%FT%TZ)"
}
