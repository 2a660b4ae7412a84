#!/usr/bin/env bash
# Rewrites .sqlx, which every other build reads instead of a database: run it after changing a query or a migration,
# and commit what it wrote. It uses a throw-away cluster of the installed Postgres, or DATABASE_URL where that is set.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$ROOT/scripts/setup.sh"
cd "$ROOT"

SQLX=0.9.0
if ! cargo sqlx --version 2>/dev/null | grep -q " $SQLX\$"; then
    say "Compiling sqlx-cli $SQLX (once per machine, about 5 minutes on two cores)"
    env -u RUSTFLAGS CARGO_TARGET_DIR="$COMANDA_CACHE/tools-target" CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        cargo install sqlx-cli --version "$SQLX" --root "$TOOLS" --force --no-default-features --features postgres,rustls
fi

if [ -z "${DATABASE_URL:-}" ]; then
    bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    [ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb || true)")
    [ -x "$bin/initdb" ] || die "no installed Postgres found: set DATABASE_URL to an empty database"

    cluster=$(mktemp -d /tmp/comanda-sqlx.XXXXXX)
    as=()
    if [ "$(id -u)" = 0 ]; then
        # Postgres refuses to run as root.
        owner=nobody
        id postgres >/dev/null 2>&1 && owner=postgres
        chown "$owner" "$cluster"
        as=(setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups)
    fi
    postgres() { (cd "$cluster" && "${as[@]}" "$bin/$1" "${@:2}"); }
    stop() {
        postgres pg_ctl --pgdata "$cluster/data" --mode immediate --silent stop >/dev/null 2>&1 || true
        rm -rf "$cluster"
    }
    trap stop EXIT
    trap 'exit 130' INT TERM

    postgres initdb --pgdata "$cluster/data" --username comanda --auth trust --no-sync --encoding UTF8 --locale C.UTF-8 >/dev/null
    postgres pg_ctl --pgdata "$cluster/data" --log "$cluster/log" --wait --silent \
        --options "-c listen_addresses='' -c unix_socket_directories='$cluster' -c fsync=off" start >/dev/null
    postgres createdb --host "$cluster" --username comanda comanda
    # The server makes these roles before it migrates; migrations grant to them.
    postgres psql --host "$cluster" --username comanda --quiet --command "create role comanda_app; create role comanda_system" comanda
    export DATABASE_URL="postgres://comanda@localhost/comanda?host=$cluster"
fi

cargo sqlx migrate run --source migrations
lock_target
export RUSTFLAGS="${RUSTFLAGS:+$RUSTFLAGS }--cfg erase_components"
cargo sqlx prepare -- --no-default-features --features ssr --all-targets 9>&-
unlock_target
say "$(find .sqlx -name 'query-*.json' | wc -l) queries in .sqlx"
