# Sourced by deploy/run, deploy/test and deploy/bench: makes sure that Debian's packages are there.
# say TEXT, die TEXT, need_packages NAME…, and SWIFT_FLAGS, which every swift call takes.

SWIFT_FLAGS=(--explicit-target-dependency-import-check=error)

say() { printf '▸ %s\n' "$*" >&2; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }

# Installs what is missing, as root or through sudo; with neither it prints the line to ask for.
need_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && as=(sudo) ||
      die "Thiếu gói Debian. Nhờ quản trị máy chạy: apt-get install -y ${missing[*]}"
  fi
  say "Cài gói Debian còn thiếu: ${missing[*]}"
  # Debian's postgresql-15 would make and start a system-wide cluster; ours is private (README).
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${as[@]}" mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' |
      "${as[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  local log
  log=$(mktemp)
  { "${as[@]}" apt-get update -qq &&
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      -o Dpkg::Options::=--force-confold --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    { tail -20 "$log" >&2; die "Không cài được: ${missing[*]} (xem ở trên)"; }
  rm -f "$log"
}

need_swift() {
  command -v swift >/dev/null || die "Chưa có Swift 6.3 trên máy này: cài rồi chạy lại."
}
