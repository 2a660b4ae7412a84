#!/usr/bin/env bash
# Asks the JSON API what its own document says can be asked, and much that cannot (schemathesis): no 5xx, and no answer
# outside its schema. A server and a database of its own; seeded, so that a run can be repeated.
#   scripts/fuzz.sh            the long form
#   FUZZ_EXAMPLES=8 FUZZ_SEED=1 scripts/fuzz.sh     as short as make test has it
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT"
SCHEMATHESIS=4.32.5
examples=${FUZZ_EXAMPLES:-150}
seed=${FUZZ_SEED:-20261128}
port=${FUZZ_PORT:-3998}

py=$TOOLS/fuzz/bin/python
# Ends with 77 where the tool cannot be had: then nothing was tried, which is no fault of the API.
cannot() {
    echo "not run: $*" >&2
    exit 77
}
if ! "$py" -c "import importlib.metadata as m; assert m.version('schemathesis') == '$SCHEMATHESIS'" 2>/dev/null; then
    say "Installing schemathesis $SCHEMATHESIS (about a minute)"
    if ! python3 -c 'import ensurepip' 2>/dev/null; then
        [ "$(id -u)" = 0 ] || cannot "python3 with venv is needed: on Debian, apt-get install python3-venv"
        apt-get -o DPkg::Lock::Timeout=300 update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv </dev/null ||
            cannot "python3-venv could not be installed"
    fi
    rm -rf "$TOOLS/fuzz"
    mkdir -p "$TOOLS"
    { python3 -m venv "$TOOLS/fuzz" && "$TOOLS/fuzz/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$SCHEMATHESIS"; } ||
        cannot "schemathesis could not be installed from PyPI"
fi
# COMANDA_BIN: a program that was built already.
[ -n "${COMANDA_BIN:-}" ] || build_dev
program=${COMANDA_BIN:-$DEV_BIN}

data=$(mktemp -d "${TMPDIR:-/tmp}/comanda-fuzz.XXXXXX")
chmod 755 "$data"
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$data"
}
trap finish EXIT
export COMANDA_DATA_DIR=$data/db PORT=$port LEPTOS_SITE_ROOT=$ROOT/target/site LEPTOS_SITE_PKG_DIR=pkg LEPTOS_ENV=DEV
export LEPTOS_HASH_FILES=false LOG_LEVEL=warn
unset DATABASE_URL
"$program" seed demo --days 2 >/dev/null
"$program" serve >"$data/server.log" 2>&1 &
server=$!
url=http://127.0.0.1:$port
until "$py" -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1])' "$url/health/ready" 2>/dev/null; do
    kill -0 "$server" || { cat "$data/server.log"; die "the server ended"; }
done

login() {
    "$py" - "$url/api/v1/auth/login" <<'END'
import json, sys, urllib.request
body = json.dumps({"login": "owner1", "password": "comanda-demo"}).encode()
request = urllib.request.Request(sys.argv[1], body, {"content-type": "application/json"})
print(json.load(urllib.request.urlopen(request))["access_token"])
END
}
# It keeps what it found where it is started.
cd "$data"
tags=$("$py" -c '
import json, sys, urllib.request
print("\n".join(tag["name"] for tag in json.load(urllib.request.urlopen(sys.argv[1]))["tags"]))' "$url/api/openapi.json")
result=0
for tag in $tags; do
    # What ends the sign-in that asks would leave the rest with 401; these have tests of their own.
    "$TOOLS/fuzz/bin/schemathesis" run "$url/api/openapi.json" --include-tag "$tag" \
        --exclude-path-regex '^/auth/(logout|sessions|password)' --header "Authorization: Bearer $(login)" \
        --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
        --phases examples,coverage,fuzzing --max-examples "$examples" --seed "$seed" --continue-on-failure --workers 1 \
        --request-timeout 25 --suppress-health-check all --no-color >"$data/run.log" 2>&1 || result=1
    say "$tag: $(grep -oE '[0-9]+ generated.*|[0-9]+ test cases.*' "$data/run.log" | tail -n 1)"
    grep -qE 'FAILURES|ERRORS' "$data/run.log" && sed -n '/FAILURES\|ERRORS/,$p' "$data/run.log"
done
"$program" verify || result=1
exit "$result"
