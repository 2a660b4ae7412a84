# Everything is done by a small script of the same name in scripts/; each first installs what it lacks.
.DEFAULT_GOAL := help
.PHONY: help run test check sqlx setup release bench fuzz clean

help:
	@echo "make run      start Comanda with a demo restaurant on http://127.0.0.1:3000 (RELEASE=1: optimised build)"
	@echo "make test     build once and run every test, the browser's included"
	@echo "make check    format, lints, and queries against the committed .sqlx"
	@echo "make sqlx     rewrite .sqlx after a query or a migration was changed"
	@echo "make setup    only install the tools"
	@echo "make release  optimised build in target/dist, ready to be copied to a server"
	@echo "make bench    measure the optimised server and write docs/performance.md"
	@echo "make fuzz     ask the JSON API all that its document says, and much that it does not; no answer may break its word"
	@echo "make clean    remove what was built here; data and the shared build cache stay"

run:
	@scripts/run.sh

test:
	@scripts/test.sh

check:
	@scripts/check.sh

sqlx:
	@scripts/sqlx.sh

setup:
	@scripts/setup.sh

release:
	@scripts/release.sh

bench:
	@scripts/bench.sh

fuzz:
	@scripts/fuzz.sh

clean:
	rm -rf target end2end/screenshots end2end/test-results end2end/logs
