#!/usr/bin/env bash
# Installs what the build needs and says so; where everything is there it ends within a second.
#   scripts/setup.sh [--with-browser | --with-tests]    a browser and Redis are needed by the tests only, the browser by its own
# Expected to be there: Rust (rustup), a C compiler, Node 20 or newer.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"

CARGO_LEPTOS=0.3.11
# The tool must have exactly the version of the crate.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
RUST=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

with_browser=
with_tests=
for argument in "$@"; do
    case $argument in
    --with-browser) with_browser=1 with_tests=1 ;;
    --with-tests) with_tests=1 ;;
    *) die "unknown argument $argument" ;;
    esac
done

# at_least VERSION WANTED
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The first x.y.z that a command prints about itself.
version_of() { "$@" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)?' | head -n 1 || true; }

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_updated=
apt_install() {
    say "Installing $* with apt-get (about a minute)"
    if [ -z "$apt_updated" ]; then
        apt-get -o DPkg::Lock::Timeout=300 update -qq || return 1
        apt_updated=1
    fi
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" </dev/null
}

check_prerequisites() {
    local found
    command -v cargo >/dev/null || die "no cargo found: install Rust $RUST or newer from https://rustup.rs"
    found=$(version_of rustc)
    at_least "$found" "$RUST" || die "Rust $found is too old, $RUST is needed: rustup update stable"
    command -v cc >/dev/null || die "no C compiler found: on Debian, apt-get install gcc libc6-dev"
    command -v npm >/dev/null || die "no npm found: install Node 20 or newer"
    found=$(version_of node)
    at_least "$found" 20 || die "Node $found is too old, 20 or newer is needed"
}

has_wasm_target() {
    compgen -G "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib/libcore-*.rlib" >/dev/null
}

ensure_wasm_target() {
    has_wasm_target && return
    say "Installing Rust's wasm32 target (seconds)"
    if command -v rustup >/dev/null && timeout 300 rustup target add wasm32-unknown-unknown && has_wasm_target; then
        return
    fi
    can_apt || die "rustup could not install the target; try: rustup target add wasm32-unknown-unknown"
    wasm_target_from_debian
    has_wasm_target || die "the wasm32 target could not be installed"
}

# Where rustup cannot download: Debian's own newer Rust, its standard library compiled for wasm from its source package.
wasm_target_from_debian() {
    local crate=$COMANDA_CACHE/wasm-std host lib=/usr/lib/rustlib
    say "rustup could not; building the target from Debian's packages instead (about 3 minutes)"
    apt_install rustc-web cargo-web rust-web-src lld-22 || die "Debian's Rust packages could not be installed"
    mkdir -p "$crate/src"
    printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n' >"$crate/Cargo.toml"
    : >"$crate/src/lib.rs"
    (
        cd "$crate"
        PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$crate/target \
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=/usr/lib/llvm-22/bin/wasm-ld \
            /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
    ) || die "the standard library for wasm32 could not be built"
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    mkdir -p "$lib/wasm32-unknown-unknown/lib" "$lib/$host/bin"
    cp "$crate"/target/wasm32-unknown-unknown/release/deps/lib*.rlib "$lib/wasm32-unknown-unknown/lib/"
    ln -sf /usr/lib/llvm-22/bin/lld "$lib/$host/bin/rust-lld"
    rustup toolchain link debian /usr
    mkdir -p "$TOOLS"
    echo debian >"$TOOLS/toolchain"
    export RUSTUP_TOOLCHAIN=debian
}

# ensure_tool PROGRAM CRATE VERSION DURATION CARGO-INSTALL-ARGS...
# Found in the right version first, a prebuilt one second, compiled last, with a cheap profile: the tools' own are
# made for speed at run time and take several times as long to build.
ensure_tool() {
    local program=$1 crate=$2 version=$3 duration=$4
    shift 4
    [ "$(version_of "$program")" != "$version" ] || return 0
    mkdir -p "$TOOLS"
    if command -v cargo-binstall >/dev/null; then
        say "Installing $crate $version with cargo binstall (seconds)"
        cargo binstall --no-confirm --disable-strategies compile --root "$TOOLS" "$crate@$version" </dev/null || true
        hash -r
        [ "$(version_of "$program")" != "$version" ] || return 0
    fi
    say "Compiling $crate $version (once per machine, $duration; with cargo-binstall installed it would be seconds)"
    env -u RUSTFLAGS CARGO_TARGET_DIR="$COMANDA_CACHE/tools-target" CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
        cargo install "$crate" --version "$version" --root "$TOOLS" --force "$@" </dev/null || die "$crate could not be installed"
    hash -r
    [ "$(version_of "$program")" = "$version" ] || die "$program is still not version $version; is another one first on PATH?"
}

ensure_npm_packages() {
    local sum
    sum=$(cksum <package-lock.json)
    [ "$(cat node_modules/.lock-sum 2>/dev/null)" != "$sum" ] || return 0
    say "Installing the npm packages (half a minute)"
    # No package needs its install script, so none is run.
    npm ci --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error </dev/null || die "npm ci failed"
    printf '%s\n' "$sum" >node_modules/.lock-sum
}

has_postgres() {
    local program
    for program in /usr/lib/postgresql/*/bin/postgres "$(command -v postgres || true)"; do
        [ -x "$program" ] && [ -x "${program%/*}/initdb" ] && at_least "$(version_of "$program")" 15 && return 0
    done
    return 1
}

ensure_postgres() {
    local drop_in=/etc/postgresql-common/createcluster.d/comanda.conf
    [ -z "${DATABASE_URL:-}" ] || return 0
    has_postgres && return 0
    if can_apt; then
        # Only the programs are wanted, not a cluster that starts with the machine.
        mkdir -p "${drop_in%/*}"
        echo 'create_main_cluster = false' >"$drop_in"
        apt_install postgresql || true
        rm -f "$drop_in"
        has_postgres && return 0
    fi
    say "No Postgres 15 or newer found: Comanda downloads one when it first starts (about 20 MB)"
}

# The browser that the tests will use: same order as in end2end/playwright.config.ts.
has_browser() {
    local browser
    for browser in "${CHROMIUM:-}" /usr/bin/chromium; do
        [ -z "$browser" ] || [ ! -x "$browser" ] || return 0
    done
    node --input-type=module -e '
        import { existsSync } from "node:fs";
        import { chromium } from "@playwright/test";
        process.exit(existsSync(chromium.executablePath()) ? 0 : 1);'
}

ensure_browser() {
    if ! has_browser; then
        say "Installing Chromium for the browser tests (about a minute)"
        local with_libraries=()
        can_apt && with_libraries=(--with-deps)
        timeout 600 npx playwright install "${with_libraries[@]}" chromium </dev/null || {
            can_apt || die "no Chromium: install one and set CHROMIUM to its path"
            apt_install chromium || true
        }
        has_browser || die "Chromium could not be installed; install one and set CHROMIUM to its path"
    fi
    # Dishes have Chinese names, and a screenshot of empty boxes proves nothing.
    if can_apt && [ -z "$(fc-list :lang=zh 2>/dev/null | head -c 1)" ]; then
        apt_install fontconfig fonts-noto-cjk || say "No Chinese font could be installed: such names will be boxes in screenshots"
    fi
}

# Limits are tested against the real thing.
ensure_redis() {
    command -v redis-server >/dev/null && return 0
    can_apt || die "no redis-server found, which the tests start: install Redis"
    apt_install redis-server || die "redis-server could not be installed"
}

check_prerequisites
ensure_wasm_target
ensure_npm_packages
ensure_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN" "about 6 minutes on two cores"
ensure_tool cargo-leptos cargo-leptos "$CARGO_LEPTOS" "about 13 minutes on two cores" --locked --ignore-rust-version --features no_downloads
ensure_postgres
[ -z "$with_browser" ] || ensure_browser
[ -z "$with_tests" ] || ensure_redis
