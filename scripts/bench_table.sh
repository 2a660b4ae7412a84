#!/usr/bin/env bash
# The page docs/performance.md out of one run of scripts/bench.sh.
set -euo pipefail
folder=$1 cold_ms=$2 idle=$3 loaded=$4 orders=$5 books=$6 lasts=$7
cat <<END
# Performance

One run of \`make bench\`: $(nproc) cores ($(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)) shared by the server, its Postgres $(ls /usr/lib/postgresql 2>/dev/null | sort -V | tail -n 1) (fsync and synchronous commit on) and the load, $lasts seconds a row after a second of warm-up. Absolute figures move from run to run and from machine to machine: compare within one run.

Started and ready in $cold_ms ms with the database up; memory $idle MiB idle, $loaded MiB after the run; $orders orders in the database at its end. \`comanda verify\` afterwards: $books

## The server, over HTTP

END
cat "$folder/comanda.md"
cat <<END

## The database alone

The same numbers of rows, written by pgbench into tables without rules (\`benches/*.pgbench\`).

END
cat "$folder/floor.md"
cat <<END

## How much of that the server reaches

| job | restaurants | clients | server / database |
|---|---|---|---|
END
awk -F' *[|] *' '
    FNR == NR { if ($2 == "create" || $2 == "pay") floor[$2, $3, $4] = $5; next }
    $2 ~ /^create/ {
        job = $2 ~ /^create an order/ ? "create" : "pay"
        base = floor[job, $3, $4]
        if (base > 0) printf "| %s | %s | %s | %.2f |\n", $2, $3, $4, $5 / base
    }' "$folder/floor.md" "$folder/comanda.md"
