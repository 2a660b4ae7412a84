#!/usr/bin/env bash
# Format, lints, and every query against the committed .sqlx. Clippy compiles both halves as `cargo check` does, with
# no database in reach, so a query that .sqlx does not know fails here.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$ROOT/scripts/setup.sh"
cd "$ROOT"
unset DATABASE_URL
export SQLX_OFFLINE=true

# Debian's toolchain has neither rustfmt nor clippy: then the default one does what it can.
lints=(env)
browser_lint=clippy
if [ "${RUSTUP_TOOLCHAIN:-}" = debian ]; then
    lints=(env -u RUSTUP_TOOLCHAIN)
    browser_lint=check
fi

grep -q 'option_env!("COMANDA_CLONE")' src/lib.rs ||
    die 'src/lib.rs must name option_env!("COMANDA_CLONE"): see .cargo/config.toml'

say "Format"
"${lints[@]}" cargo fmt --check

say "Browser tests' types"
npm run --silent typecheck

lock_target
flags="${RUSTFLAGS:+$RUSTFLAGS }--cfg erase_components"
say "Lints and offline queries: server and tests"
"${lints[@]}" RUSTFLAGS="$flags" cargo clippy --no-default-features --features ssr --all-targets -- -D warnings 9>&-
say "Lints: browser"
deny=(-- -D warnings)
[ "$browser_lint" = clippy ] || deny=()
RUSTFLAGS="$flags" cargo "$browser_lint" --lib --no-default-features --features hydrate --target wasm32-unknown-unknown \
    --target-dir "$CARGO_TARGET_DIR/front" "${deny[@]}" 9>&-
# The optimised build keeps the components' types, so code can pass above and fail there.
say "Types of the optimised build: browser"
cargo check --lib --no-default-features --features hydrate --target wasm32-unknown-unknown --target-dir "$CARGO_TARGET_DIR/plain" 9>&-
unlock_target
say "Checks passed"
