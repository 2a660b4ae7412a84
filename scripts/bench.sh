#!/usr/bin/env bash
# Measures the optimised server over HTTP, and what the database beneath it would manage alone, in one run on one machine.
# Writes docs/performance.md; nothing else of the tree is touched.   SECONDS_EACH=5 (default): how long each row is measured
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$ROOT/scripts/setup.sh"
build_release
lasts=${SECONDS_EACH:-5}
port=${BENCH_PORT:-3999}

say "Building the load driver"
lock_target
env -u RUSTFLAGS cargo build --release --locked --manifest-path "$ROOT/benches/driver/Cargo.toml" --target-dir "$CARGO_TARGET_DIR/bench" 9>&-
unlock_target

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
[ -x "$bin/pgbench" ] || bin=$(dirname "$(command -v pgbench || true)")
[ -x "$bin/pgbench" ] || die "pgbench is missing: install Postgres"
cluster=$(mktemp -d /tmp/comanda-bench.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then
    owner=nobody
    id postgres >/dev/null 2>&1 && owner=postgres
    chown "$owner" "$cluster"
    as=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
fi
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    (cd "$cluster" && "${as[@]}" "$bin/pg_ctl" --pgdata "$cluster/data" --mode fast --silent stop) || true
    rm -rf "$cluster"
}
trap finish EXIT

say "A cluster that keeps what it says (fsync and synchronous commit are on)"
(
    cd "$cluster"
    "${as[@]}" "$bin/initdb" --pgdata "$cluster/data" --username comanda --auth trust --encoding UTF8 --locale C.UTF-8 >/dev/null
    "${as[@]}" "$bin/pg_ctl" --pgdata "$cluster/data" --log "$cluster/log" --wait --silent \
        --options "-c listen_addresses='' -c unix_socket_directories='$cluster' -c max_connections=200 -c max_wal_size=4GB" start >/dev/null
    "${as[@]}" "$bin/createdb" --host "$cluster" --username comanda comanda
)
psql=("$bin/psql" --host "$cluster" --username comanda --quiet --no-psqlrc --set ON_ERROR_STOP=1 comanda)
export DATABASE_URL="postgres://comanda@localhost/comanda?host=$cluster"
export LEPTOS_SITE_ROOT=$DIST/site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_ENV=PROD LEPTOS_HASH_FILES=true LOG_LEVEL=warn PORT=$port
cd "$DIST"
./comanda seed demo --days 60 >/dev/null
"$bin/createdb" --host "$cluster" --username comanda --template comanda years
"${psql[@]}" --set count=49 --file "$ROOT/benches/restaurants.sql" >/dev/null
"${psql[@]}" --file "$ROOT/benches/floor.sql"
# Otherwise the database tidies up after the seed while the first rows are measured.
"${psql[@]}" --command "vacuum (analyze)" --command "checkpoint"

serve() {
    ./comanda serve &
    server=$!
    until curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/ready"; do
        kill -0 "$server" || die "the server ended"
    done
}
begun=$(date +%s%N)
serve
cold_ms=$((($(date +%s%N) - begun) / 1000000))
memory() { awk '/VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"; }
idle=$(memory)

say "Comanda, $lasts seconds each"
"$CARGO_TARGET_DIR/bench/release/comanda-bench" "http://127.0.0.1:$port" "$lasts" | tee "$cluster/comanda.md"
loaded=$(memory)
orders=$("${psql[@]}" --tuples-only --no-align --command "select count(*) from orders")

say "The database alone"
{
    echo "| rows of | restaurants | clients | per second | mean ms |"
    echo "|---|---|---|---|---|"
    for job in create pay; do
        for houses in 1 50; do
            for clients in 1 8 16 32 64; do
                "$bin/pgbench" --host "$cluster" --username comanda --no-vacuum --file "$ROOT/benches/$job.pgbench" --define "houses=$houses" \
                    --client "$clients" --jobs 1 --time "$lasts" comanda 2>/dev/null |
                    awk -v job="$job" -v houses="$houses" -v clients="$clients" \
                        '/^latency average/ { ms = $4 } /^tps/ { printf "| %s | %s | %s | %d | %.1f |\n", job, houses, clients, $3, ms }'
            done
        done
    done
} | tee "$cluster/floor.md"

say "The books"
books=$(./comanda verify 2>&1 | tail -n 1)
echo "$books"

say "The same house after years"
kill "$server"
wait "$server" || true
export DATABASE_URL="postgres://comanda@localhost/years?host=$cluster"
psql=("${psql[@]:0:${#psql[@]}-1}" years)
serve
count="select count(*) from orders join restaurants using (restaurant_id) where slug = 'bistro-nove'"
{
    echo "| job | orders | clients | per second | p50 ms | p99 ms | errors |"
    echo "|---|---|---|---|---|---|---|"
    for orders_of_years in 0 100000 1000000; do
        "${psql[@]}" --set count="$orders_of_years" --file "$ROOT/benches/past.sql" >/dev/null
        "${psql[@]}" --command "vacuum (analyze)" --command "checkpoint"
        "$CARGO_TARGET_DIR/bench/release/comanda-bench" "http://127.0.0.1:$port" "$lasts" reads "$("${psql[@]}" --tuples-only --no-align --command "$count")"
    done
} | tee "$cluster/years.md"
"$ROOT/scripts/bench_table.sh" "$cluster" "$cold_ms" "$idle" "$loaded" "$orders" "$books" "$lasts" >"$ROOT/docs/performance.md"
say "Written: docs/performance.md"
