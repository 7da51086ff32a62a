# Two commands matter: `make run` opens the demo, `make test` proves the whole.
.PHONY: run test bench fmt

PORT ?= 8080
DEMO ?= data/demo

# Builds the release and opens the demo on an embedded database with sample appeals.
run:
	@scripts/prepare build
	cargo build --release --locked
	target/release/listening-state demo --port $(PORT) --data $(DEMO) --samples

# Everything: format, lints, licences and known faults of dependencies, and all tests on SQLite and on a PostgreSQL of its own.
test:
	@scripts/prepare test
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo deny --locked check licenses bans sources
	scripts/advisories
	scripts/with-postgres cargo test --locked

# Figures for docs/measurements.md. Durable: fsync is on for both databases.
bench:
	@scripts/prepare test
	cargo build --release --locked
	DURABLE=1 scripts/with-postgres cargo bench --locked

fmt:
	cargo fmt
