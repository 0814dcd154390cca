# Included by the Makefile: the bench, and the sample company.
ROWS ?= 1000000
SWIFT_BUILD ?= swift build

.PHONY: bench sample-data

# Measures against the floor; ROWS10=1 adds ten times as many rows.
bench:
	$(SWIFT_BUILD) -c release --product leadferry
	$(SWIFT_BUILD) -c release --product leadferry-bench
	ROWS=$(ROWS) ROWS10=$(ROWS10) Benchmarks/run.sh

# Writes SampleData anew; a clean `git diff` says that it is what the generator makes.
sample-data:
	$(SWIFT_BUILD) --product sample-data
	.build/debug/sample-data --out SampleData
