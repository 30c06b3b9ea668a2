# Sourced by deploy/test and deploy/bench: a private PostgreSQL for tests, in a folder of its own.
# Unix socket only, no fsync, gone at exit. A server named by DAISUSO_TEST_DATABASE_URL is used instead.
test_server_stop() {
  [ -n "${test_server:-}" ] && kill -INT "$test_server" 2>/dev/null && wait "$test_server" 2>/dev/null
  rm -rf "$test_folder"
}

test_server_start() {
  local bin=/usr/lib/postgresql/15/bin as=(setpriv) try
  test_folder=$(mktemp -d /tmp/daisuso-test-XXXXXX)
  trap test_server_stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # PostgreSQL refuses to run as root; the folders above must then be open to its user.
  if [ "$(id -u)" -eq 0 ]; then
    chmod 755 "$test_folder"
    as+=(--reuid=postgres --regid=postgres --init-groups)
    install -d -m 700 -o postgres -g postgres "$test_folder/data"
    install -d -m 755 -o postgres -g postgres "$test_folder/s"
  else
    mkdir -m 700 "$test_folder/data" "$test_folder/s"
  fi
  "${as[@]}" "$bin/initdb" -D "$test_folder/data" -A trust -U daisuso -E UTF8 --locale=C.UTF-8 \
    --no-sync >"$test_folder/initdb.log" 2>&1 || { cat "$test_folder/initdb.log" >&2; die "initdb không chạy được"; }
  # --pdeathsig: a killed deploy/test leaves no server behind.
  (cd "$test_folder/data" && exec "${as[@]}" --pdeathsig INT -- "$bin/postgres" -D "$test_folder/data" \
    -c listen_addresses= -c unix_socket_directories="$test_folder/s" -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 \
    -c shared_buffers=256MB -c max_wal_size=2GB) >"$test_folder/log" 2>&1 &
  test_server=$!
  for try in $(seq 300); do
    "$bin/pg_isready" -q -h "$test_folder/s" && break
    kill -0 "$test_server" 2>/dev/null || { cat "$test_folder/log" >&2; die "PostgreSQL để thử không khởi động được"; }
    sleep 0.1
  done
  export DAISUSO_TEST_DATABASE_URL="postgresql:///postgres?host=$test_folder/s&user=daisuso"
}

[ -n "${DAISUSO_TEST_DATABASE_URL:-}" ] || test_server_start
