# leadferry: `make demo`, `make test`, `make install PREFIX=…`. Everything that a machine lacks is
# installed first; a second run builds nothing that has not changed.

PREFIX ?= /usr/local
SWIFT ?= swift
PACKAGES = libcsv-dev libxml2-dev libsqlite3-dev libsimdjson-dev zlib1g-dev libzstd-dev libssl-dev \
  libxxhash-dev pkg-config
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: setup build test lint demo install clean

setup:
	@missing=""; for p in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi

build: setup
	$(SWIFT) build -c release --product leadferry

lint:
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

test: setup lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

install: setup
	$(SWIFT) build -c release --product leadferry --static-swift-stdlib --scratch-path .build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build-static/release/leadferry $(DESTDIR)$(PREFIX)/bin/leadferry

clean:
	rm -rf .build .build-static

include Benchmarks/bench.mk
