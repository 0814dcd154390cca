# leadferry: `make demo`, `make test`, `make install PREFIX=…`. Everything that a machine lacks is
# installed first; a second run builds nothing that has not changed.

PREFIX ?= /usr/local
SWIFT ?= swift
PACKAGES = git ca-certificates pkg-config libc6-dev binutils libcsv-dev libxml2-dev libsqlite3-dev libsimdjson-dev \
  zlib1g-dev libzstd-dev libssl-dev libxxhash-dev libicu-dev
# Tests alone need these: a checker of JSON Schema that is not ours.
test: PACKAGES += python3 python3-jsonschema
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: help setup build test tested crash worlds fuzz lint demo docs prove install clean

help:
	@echo "make demo            carry the sample company from raw exports to a lead store"
	@echo "make test            lint and run every test"
	@echo "make crash           kill small runs at every system call that writes, and fail each"
	@echo "make worlds SEEDS=300  carry over random migrations that nobody harmed: no alarm may sound"
	@echo "make fuzz TARGET=csv TIME=60  throw bytes at one door for some seconds"
	@echo "make docs            write the pages that are made from the code (Docs/Fields.md)"
	@echo "make build           build the release binary: .build/release/leadferry"
	@echo "make install PREFIX=…  put leadferry in PREFIX/bin, with the Swift runtime in it (/usr/local)"
	@echo "make lint            check the source's format, and who imports whom"
	@echo "make bench           measure against the floor; see Benchmarks/README.md"
	@echo "make bench-matching   match labelled sets; see Benchmarks/matching/README.md"
	@echo "make prove           inject faults and see that verify names each; PROVE_ROWS=1000000 adds large ones"
	@echo "make sample-data     write SampleData anew"
	@echo "make clean           remove what was built and out/"

setup:
	@missing=""; [ -d /usr/include/c++ ] || missing=" g++"; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

build: setup
	$(SWIFT) build -c release --product leadferry

demo: build
	LEADFERRY="$(CURDIR)/.build/release/leadferry" SampleData/demo.sh

# Format, and who may import whom.
lint:
	@$(SWIFT) package dump-package | $(SWIFT) .ci/rooms.swift
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

test: setup lint tested
	LEADFERRY_TESTED=$(TESTED) $(SWIFT) test --skip-build

# Phases are tested in process, in a debug build; the tool itself as users run it, optimised, but with the switches
# by which a test lets it fail. `swift test` alone takes the debug build for both.
TESTED = "$(CURDIR)/.build-tested/release/leadferry"
tested: setup
	$(SWIFT) build --build-tests
	LEADFERRY_FAULTS=1 $(SWIFT) build -c release --product leadferry --scratch-path .build-tested

# Every system call of small runs that writes, once as the last and once as one that fails. A quarter of
# an hour to half of one.
crash: tested
	LEADFERRY_TESTED=$(TESTED) LEADFERRY_CRASH=all $(SWIFT) test --skip-build --filter CrashTests

# Random migrations, several nights each, with what people do between; FROM=17 SEEDS=1 is number 17 alone.
SEEDS ?= 300
FROM ?= 1
worlds: tested
	LEADFERRY_TESTED=$(TESTED) LEADFERRY_WORLDS=$(SEEDS) LEADFERRY_WORLDS_FROM=$(FROM) $(SWIFT) test --skip-build --filter RandomMigrationTests

# Coverage-guided: libFuzzer throws bytes at one door through which bytes come in (`leadferry-fuzz` lists them), and keeps
# what reaches new code in .build-fuzz; what makes it fall is written beside it. gold cannot link it.
TARGET ?= csv
TIME ?= 60
fuzz: setup
	LEADFERRY_FUZZ=1 $(SWIFT) build -c release -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld --scratch-path .build-fuzz --product leadferry-fuzz
	mkdir -p .build-fuzz/corpus/$(TARGET) .build-fuzz/found
	.build-fuzz/release/leadferry-fuzz $(TARGET) .build-fuzz/corpus/$(TARGET) Tests/Fuzz/Corpus/$(TARGET) \
	  -max_total_time=$(TIME) -timeout=10 -rss_limit_mb=2048 -artifact_prefix=.build-fuzz/found/$(TARGET)-

# The faults need a debug build; a release build has no switch that sabotages it.
prove: build
	@! grep -q LEADFERRY_SABOTAGE .build/release/leadferry
	$(if $(PROVE_ROWS),$(SWIFT) build -c release --product leadferry-bench)
	$(SWIFT) build --product leadferry
	$(SWIFT) build --product leadferry-prove
	ROWS=$(PROVE_ROWS) .build/debug/leadferry-prove

# Tests hold the pages to this.
docs: setup
	$(SWIFT) build --product leadferry
	.build/debug/leadferry fields --markdown --lang en > Docs/Fields.md
	.build/debug/leadferry fields --markdown --lang zh > Docs/zh/Fields.md

install: setup
	$(SWIFT) build -c release --product leadferry --static-swift-stdlib --scratch-path .build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build-static/release/leadferry $(DESTDIR)$(PREFIX)/bin/leadferry

clean:
	rm -rf .build .build-static .build-tested .build-fuzz out

include Benchmarks/bench.mk
