#!/bin/bash
# deploy/bench engine [--sizes S,M,L] [--seed N,…] [--families villages,clustered,shortage,ties] [--peers NAME,…]
#                     [--rounds N] [--json]: the matching engine beside general solvers, on the same arcs and the
# same core, in CPU seconds; each figure beside what it must and should reach, a miss shown as a miss. An instance
# is drawn by the bench itself and deleted once it is measured.
#   engine      solve and both certificates from ready arcs, the median of the rounds; peers: their solve call alone
#   … / engine  how many times as long that peer takes
#   candidates  from raw attributes; memory: peak of the process that plans from raw attributes by the engine's door
#   changes     one request or volunteer at a time, worked in exactly; the five best volunteers with exact regret
#   growth      L beside M of the same seed; two_cores: by the clock, how many times as fast a plan is with a second core
# Peers are those of ../shared/bench/solver (ortools-strict, ortools-scaled, ortools-morton, greedy, scipy, networkx);
# without it, or with none, only the engine is measured. At L the default peers take about three minutes and 1.7 GB an instance.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/packages.sh

usage() { sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2; }
engine_sizes=S,M,L engine_seeds=1 engine_families=villages engine_peers=ortools-strict,ortools-morton
engine_rounds=3 engine_json=
# list PATTERN VALUE: whether a value is a list of such words, parted by commas.
list() { [[ $2 =~ ^($1)(,($1))*$ ]] || usage; }
while [ $# -gt 0 ]; do
  case $1 in
    --json) engine_json=--json ;;
    --sizes) list 'S|M|L' "${2:-}"; engine_sizes=$2; shift ;;
    --seed) list '[0-9]{1,9}' "${2:-}"; engine_seeds=$2; shift ;;
    --families) list 'villages|clustered|shortage|ties' "${2:-}"; engine_families=$2; shift ;;
    --peers) list '[a-z]+(-[a-z]+)?' "${2:-}"; engine_peers=$2; shift ;;
    --rounds) list '[1-9][0-9]?' "${2:-}"; engine_rounds=$2; shift ;;
    *) usage ;;
  esac
  shift
done

need_swift
need_packages util-linux
say "Dựng bản release"
swift build -c release --product Bench "${SWIFT_FLAGS[@]}" >&2
bench=$(swift build -c release --show-bin-path)/Bench
folder=$(mktemp -d "${TMPDIR:-/tmp}/daisuso-engine-XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Programs of the peers stay under the build folder, for the next time.
source=../shared/bench/solver venv=.build/bench/solver
[ "$engine_peers" != none ] || engine_peers=
if [ ! -d "$source" ]; then
  say "Không có $source: không so được với OR-tools và các bộ giải khác, chỉ đo phần mình"
  engine_peers=
elif [ -n "$engine_peers" ] && [ ! -e "$venv/ready" ]; then
  need_packages python3-venv
  say "Cài các bộ giải để so sánh vào $venv"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check numpy scipy ortools networkx >&2
  touch "$venv/ready"
fi

# All are measured on the last core this shell may use; a second one is the other end of the list.
allowed=$(taskset -cp $$ | sed 's/.*: //')
core=${allowed##*[,-]} both=${allowed%%[,-]*},${allowed##*[,-]}

# measure CORES COMMAND…: one process on these cores; its lines are kept and said.
measure() {
  local cores=$1
  shift
  taskset -c "$cores" setpriv --pdeathsig TERM -- "$@" >"$folder/line"
  cat "$folder/line" >>"$folder/lines"
}

peer() {
  PYTHONPATH=$source PYTHONDONTWRITEBYTECODE=1 measure "$core" "$venv/bin/python" deploy/bench_engine_peer.py "$1" "$2"
}

# instance SIZE REGIME FAMILY SEED: everything about one instance, engine and peers in turn.
instance() {
  local path round name
  path=$("$bench" make --size "$1" --regime "$2" --family "$3" --seed "$4" --folder "$folder")
  say "${path##*/}: giải"
  for ((round = 1; round <= engine_rounds; round++)); do
    measure "$core" "$bench" solve "$path"
  done
  for name in ${engine_peers//,/ }; do
    [ "$name" != networkx ] || [ "$1" = S ] || continue
    [ "$name" != scipy ] || [ "$1" != L ] || continue
    say "${path##*/}: $name"
    peer "$path" "$name"
  done
  say "${path##*/}: ứng viên, thay đổi, lời giải thích"
  measure "$core" "$bench" changes "$path"
  # Everybody at one point is a candidate for everybody: that says nothing about a search by place.
  [ "$3" != ties ] || { rm "$path".*; return 0; }
  measure "$core" "$bench" candidates "$path"
  measure "$core" "$bench" plan "$path"
  [ "$core,$core" = "$both" ] || measure "$both" "$bench" plan --threads 2 --asked 0 --as two_cores "$path"
  rm "$path".*
}

: >"$folder/lines"
for size in ${engine_sizes//,/ }; do
  for seed in ${engine_seeds//,/ }; do
    for family in ${engine_families//,/ }; do
      for regime in scarce ample; do instance "$size" "$regime" "$family" "$seed"; done
    done
  done
done
"$bench" report "$folder/lines" $engine_json
