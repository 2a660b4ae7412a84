# Sourced by the other scripts (bash): paths, variables, and the build itself. Sourcing it changes no file.
#
# Built crates are kept outside the clone, so that a second clone does not compile 400 dependencies again.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
COMANDA_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/comanda
TOOLS=$COMANDA_CACHE/tools

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$COMANDA_CACHE/target}
export SQLX_OFFLINE=${SQLX_OFFLINE:-true}
export LEPTOS_OUTPUT_NAME=comanda

# cargo-leptos takes wasm-bindgen, wasm-opt and tailwindcss from PATH before anything else, whatever their version;
# the last two come from npm, and ours must stand before a distribution's older ones.
case ":$PATH:" in
*":$ROOT/node_modules/.bin:$TOOLS/bin:"*) ;;
*) PATH=$ROOT/node_modules/.bin:$TOOLS/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin ;;
esac
export PATH

# Written by setup.sh where the wasm target had to come from Debian's packages.
if [ -z "${RUSTUP_TOOLCHAIN:-}" ] && [ -f "$TOOLS/toolchain" ]; then
    RUSTUP_TOOLCHAIN=$(cat "$TOOLS/toolchain")
    export RUSTUP_TOOLCHAIN
fi

DEV_BIN=$ROOT/target/dev/comanda
DIST=$ROOT/target/dist

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Plain cargo with the flags that cargo-leptos gives the server in a dev build: other flags would compile every
# dependency a second time. (cargo-leptos itself must be called without them: it adds them to what it finds.)
dev_cargo() {
    RUSTFLAGS="${RUSTFLAGS:+$RUSTFLAGS }--cfg erase_components" cargo "$@" 9>&-
}

# One build at a time in a shared target folder: another clone's build must not slip in between ours and its use.
# Children get descriptor 9 closed, or a daemon they leave behind would hold the lock.
lock_target() {
    mkdir -p "$CARGO_TARGET_DIR"
    command -v flock >/dev/null || return 0
    exec 9>"$CARGO_TARGET_DIR/.comanda.lock"
    flock -n 9 || {
        say "Waiting for another build in $CARGO_TARGET_DIR"
        flock -w 3600 9 || die "the other build did not end within an hour"
    }
}
unlock_target() { exec 9>&-; }

# A checksum over everything a build reads.
inputs_sum() {
    (
        cd "$ROOT"
        rustc --version
        paths=()
        for path in src style public migrations locales .sqlx .cargo build.rs Cargo.toml Cargo.lock Leptos.toml package-lock.json; do
            [ ! -e "$path" ] || paths+=("$path")
        done
        find "${paths[@]}" -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum
    ) | cksum
}

# cargo_leptos SITE ARGS...: cargo-leptos, and proof that it wrote what it should. It empties the site folder first.
cargo_leptos() {
    local site=$1
    shift
    rm -rf "${ROOT:?}/$site"
    (cd "$ROOT" && LEPTOS_SITE_ROOT=$site cargo-leptos build --split "$@" 9>&-) || die "the build failed"
    local kind
    for kind in js wasm css; do
        compgen -G "$ROOT/$site/pkg/comanda*.$kind" >/dev/null || die "the build ended without $site/pkg/comanda.$kind"
    done
}

# The dev build: server in target/dev, browser files in target/site. Does nothing when nothing changed.
build_dev() {
    local sum built=$CARGO_TARGET_DIR/debug/comanda
    sum="dev $(inputs_sum)"
    if [ -x "$DEV_BIN" ] && [ -f "$ROOT/target/site/pkg/comanda.wasm" ] && [ "$(cat "$ROOT/target/dev/inputs" 2>/dev/null)" = "$sum" ]; then
        return 0
    fi
    say "Building (the first time 10 to 20 minutes on two cores, afterwards only what changed)"
    mkdir -p "$ROOT/target/dev"
    rm -f "$ROOT/target/dev/inputs"
    lock_target
    rm -f "$built"
    cargo_leptos target/site
    [ -x "$built" ] || die "the build ended without $built"
    { cp -f "$built" "$DEV_BIN.new" && mv -f "$DEV_BIN.new" "$DEV_BIN"; } || die "$DEV_BIN could not be written"
    unlock_target
    printf '%s\n' "$sum" >"$ROOT/target/dev/inputs"
}

# The optimised build: one folder, target/dist, with program, browser files (hashed names, compressed) and options.
build_release() {
    local sum built=$CARGO_TARGET_DIR/release
    sum="release $(inputs_sum)"
    if [ -x "$DIST/comanda" ] && [ -f "$DIST/hash.txt" ] && [ "$(cat "$ROOT/target/dist.inputs" 2>/dev/null)" = "$sum" ]; then
        return 0
    fi
    say "Building the optimised version (the first time 15 to 30 minutes on two cores)"
    mkdir -p "$DIST"
    rm -f "$ROOT/target/dist.inputs"
    lock_target
    rm -f "$built/comanda" "$built/hash.txt"
    LEPTOS_HASH_FILES=true cargo_leptos target/dist/site --release --precompress
    [ -x "$built/comanda" ] && [ -f "$built/hash.txt" ] || die "the build ended without $built/comanda and hash.txt"
    local files=("$built/hash.txt")
    [ ! -f "$ROOT/Leptos.toml" ] || files+=("$ROOT/Leptos.toml")
    { cp -f "$built/comanda" "$DIST/comanda.new" && mv -f "$DIST/comanda.new" "$DIST/comanda" && cp -f "${files[@]}" "$DIST/"; } ||
        die "$DIST could not be written"
    unlock_target
    printf '%s\n' "$sum" >"$ROOT/target/dist.inputs"
}
