#!/usr/bin/env bash
# Starts Comanda with a demo restaurant. The dev build is the default: a newcomer sees the first page soonest, and the
# tests use the same one. RELEASE=1 starts the optimised build (smaller pages, faster server, longer to build).
#   COMANDA_SEED=demo (default) | empty | none    what an empty database is filled with
#   HOST, PORT, DATABASE_URL, ...                 see .env.example
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$ROOT/scripts/setup.sh"

export LEPTOS_SITE_PKG_DIR=pkg
if [ -n "${RELEASE:-}" ]; then
    build_release
    program=$DIST/comanda
    export LEPTOS_SITE_ROOT=$DIST/site LEPTOS_ENV=PROD LEPTOS_HASH_FILES=true
else
    build_dev
    program=$DEV_BIN
    export LEPTOS_SITE_ROOT=$ROOT/target/site LEPTOS_ENV=DEV LEPTOS_HASH_FILES=false
fi

cd "$ROOT"
case ${COMANDA_SEED:-demo} in
none) ;;
demo | empty) "$program" seed "${COMANDA_SEED:-demo}" ;;
*) die "COMANDA_SEED is demo, empty or none" ;;
esac
exec "$program" serve
