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
cat <<END

## After years

One restaurant with as many orders in its books (\`benches/past.sql\`), read by one client.

END
cat "$folder/years.md"
cat <<'END'

## What limits it

An order of three dishes is some fifteen statements; a quarter to a third of the database's time is stock (reservations and the ingredients' rows), the rest the order, its lines, tickets, facts and the claim of its key, each with foreign keys, checks and the tenant policy, which pgbench's tables have not. Who asks and for which restaurant is looked up anew with every request, so that what is taken from somebody is gone at once. Over many restaurants the cores are the ceiling, which the server, its database and the load share here.

Within one restaurant the day's order number, the ingredients and the head of the log are touched last, after all else is written, and held until the commit is on disk. Everything behind them waits in line: a second client helps, more make the line longer. Balances are exact at every moment, because a house that blocks on shortage must not sell what is not there.

The guest page is rendered for every request. The dashboard after the load is that of one day with tens of thousands of orders, thousands of them open; before the load it is that of sixty days of an ordinary house.
END
