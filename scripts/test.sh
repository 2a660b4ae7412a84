#!/usr/bin/env bash
# Builds once and runs every test: Rust's (they start a Postgres of their own), the browser's (so do they), and a short run
# of the API against its own document.
#   scripts/test.sh [--rust | --browser] [ARGS for the one runner...]
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT" || exit 1

only=
case ${1:-} in
--rust | --browser)
    only=$1
    shift
    ;;
"") ;;
*) die "unknown argument $1" ;;
esac

if [ "$only" = --rust ]; then
    "$ROOT/scripts/setup.sh" --with-tests || exit 1
else
    "$ROOT/scripts/setup.sh" --with-browser || exit 1
    build_dev || exit 1
fi

logs=$ROOT/target/logs
mkdir -p "$logs"
rust_result=0
browser_result=0

if [ "$only" != --browser ]; then
    say "Rust tests"
    lock_target
    dev_cargo test --no-default-features --features ssr "$@" 2>&1 | tee "$logs/rust.log" 9>&-
    rust_result=$?
    unlock_target
    if [ "$rust_result" = 0 ] && ! grep -qE '^test result: ok\. [1-9]' "$logs/rust.log"; then
        echo "error: no Rust test was run" | tee -a "$logs/rust.log"
        rust_result=1
    fi
fi

if [ "$only" != --rust ]; then
    say "Browser tests"
    COMANDA_BIN=$DEV_BIN COMANDA_SITE=$ROOT/target/site \
        playwright test --config end2end/playwright.config.ts "$@" </dev/null 2>&1 | tee "$logs/browser.log"
    browser_result=$?
fi

fuzz_result=0
if [ -z "$only" ]; then
    say "The API against its own document"
    COMANDA_BIN=$DEV_BIN FUZZ_EXAMPLES=${FUZZ_EXAMPLES:-8} "$ROOT/scripts/fuzz.sh" </dev/null 2>&1 | tee "$logs/fuzz.log"
    fuzz_result=$?
    # It says why in words where its tool could not be had.
    [ "$fuzz_result" != 77 ] || fuzz_result=0
fi

say "Result"
[ "$only" = --browser ] || {
    grep -E '^(test result:|error)' "$logs/rust.log" | grep -v ' 0 passed; 0 failed' | tail -n 20
    echo "cargo test ended with $rust_result"
}
[ "$only" = --rust ] || {
    grep -E '^ +[0-9]+ (passed|failed|flaky|skipped|interrupted|did not run)|^Error' "$logs/browser.log"
    echo "playwright ended with $browser_result"
}
[ -n "$only" ] || {
    grep '^not run:' "$logs/fuzz.log"
    echo "the API's run ended with $fuzz_result"
}
[ "$rust_result" = 0 ] && [ "$browser_result" = 0 ] && [ "$fuzz_result" = 0 ]
