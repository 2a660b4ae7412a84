#!/usr/bin/env bash
# The optimised build in target/dist. Copy the folder to a server and start it there with
#   LEPTOS_SITE_ROOT=site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_ENV=PROD LEPTOS_HASH_FILES=true ./comanda serve
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$ROOT/scripts/setup.sh"
build_release
say "Ready: $DIST ($(du -sh "$DIST" | cut -f 1))"
