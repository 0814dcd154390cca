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

# Scored matching on labelled sets: DATA="FOLDER…", each with records.csv (or left.csv and right.csv)
# and gold.csv; configurations in the folder (matching.yaml) or in Benchmarks/matching. Without DATA:
# LEADS invented Chinese leads; SPLINK=1 puts them through Splink on DuckDB too, for the ratio.
.PHONY: bench-matching
LEADS ?= 1000000
bench-matching:
	$(SWIFT_BUILD) -c release --product matching-bench
	SPLINK=$(SPLINK) Benchmarks/matching/run.sh $(LEADS) "$(DATA)"
