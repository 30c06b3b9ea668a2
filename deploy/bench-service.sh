# Sourced by deploy/bench: starts and stops all that is measured, in a folder that goes with it.
# bench_folder, province (the data folder in use); service_start, service_stop, peer_start; ticks_of, postgres_ticks, resident_kb, machine_load.

bench_running=()

bench_stop() {
  local index
  # The last started first: the private cluster belongs to the first.
  for ((index = ${#bench_running[@]} - 1; index >= 0; index--)); do
    program_stop "${bench_running[index]}"
  done
  rm -rf "$bench_folder"
}

bench_folder=$(mktemp -d "${TMPDIR:-/tmp}/daisuso-bench-XXXXXX")
# As root the private cluster runs as another user, who must be able to come to its folder.
[ "$(id -u)" -ne 0 ] || chmod 755 "$bench_folder"
trap bench_stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# program_start LOG COMMAND…: a child that ends when this script does, however that ends; sets started.
program_start() {
  local log=$1
  shift
  # Appending lets the log be emptied while it is written.
  setpriv --pdeathsig TERM -- "$@" >>"$log" 2>&1 &
  started=$!
  bench_running+=("$started")
}

# program_run COMMAND…: the same, waited for, its words shown.
program_run() {
  setpriv --pdeathsig TERM -- "$@" >&2 &
  bench_running+=($!)
  wait $!
}

program_stop() {
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# wait_until SECONDS PID LOG CONDITION…
wait_until() {
  local tries=$(($1 * 50)) pid=$2 log=$3
  shift 3
  until "$@"; do
    kill -0 "$pid" 2>/dev/null && [ $((tries -= 1)) -gt 0 ] ||
      { tail -5 "$log" >&2; die "Không khởi động được (xem ở trên): $log"; }
    sleep 0.02
  done
}

# service_start NAME PROGRAM [NAME=VALUE…]: daisusod on a free port; sets service and port.
service_start() {
  local log=$bench_folder/$1.log program=$2
  shift 2
  : >"$log"
  program_start "$log" env -u DATABASE_URL "$@" DAISUSO_PORT=0 "$program" serve
  service=$started
  wait_until 600 "$service" "$log" grep -q '"event":"serving"' "$log"
  port=$(sed -n 's/.*"event":"serving".*"port":\([0-9]*\).*/\1/p' "$log")
}

# peer_start NAME PORT COMMAND…: another server on a port of loopback; sets started.
peer_start() {
  local log=$bench_folder/$1.log peer_port=$2
  shift 2
  program_start "$log" "$@"
  wait_until 30 "$started" "$log" port_is_open "$peer_port"
}

port_is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port: one that nobody listens on now.
free_port() {
  local candidate
  for candidate in $(shuf -i 20000-29999 -n 50); do
    port_is_open "$candidate" || { echo "$candidate"; return; }
  done
  die "Không tìm được cổng trống trên 127.0.0.1"
}

# ticks_of PID [children]: CPU time used so far, in clock ticks; with children those of its own too.
ticks_of() {
  local pids=$1
  [ "${2:-}" = children ] && pids="$1 $(pgrep -d ' ' -P "$1")"
  local pid
  for pid in $pids; do cat "/proc/$pid/stat" 2>/dev/null; done |
    sed 's/.*) //' | awk '{ sum += $12 + $13 } END { print sum + 0 }'
}

# postgres_ticks: the postmaster, its living children, and those that have ended.
postgres_ticks() {
  local postmaster
  postmaster=$(head -1 "$province/postgres/postmaster.pid")
  echo $(($(ticks_of "$postmaster" children) +
    $(sed 's/.*) //' "/proc/$postmaster/stat" | awk '{ print $14 + $15 }')))
}

# resident_kb PID: what it holds now, and the most it has held.
resident_kb() {
  awk '/^VmRSS/ { now = $2 } /^VmHWM/ { most = $2 } END { print now, most }' "/proc/$1/status"
}

# machine_load: runnable processes, averaged over the last minute.
machine_load() { cut -d' ' -f1 /proc/loadavg; }

# database ARGUMENTS OF psql: the database of the province in use, as its owner; rows' columns are parted by tabs.
database() {
  PGOPTIONS="-c search_path=$bench_schema,extensions" psql -XAtq -F $'\t' -v ON_ERROR_STOP=1 \
    -h "$province/run" -U daisuso -d daisuso "$@"
}

# query SQL: its rows.
query() { database -c "$1"; }
