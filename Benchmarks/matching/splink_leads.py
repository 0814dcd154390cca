"""The million invented leads through Splink on DuckDB: the same file, the same kind of work.

Reads, cleans (in SQL), trains, blocks, compares, scores and clusters; prints the seconds of each
phase and how good the clusters are. Two threads, as the bench takes. Called by run.sh.
"""

import sys
import time

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

folder, threads = sys.argv[1], int(sys.argv[2])
started = last = time.monotonic()


def phase(name):
    global last
    now = time.monotonic()
    print(f"  {name}: {now - last:.2f} s", flush=True)
    last = now


def exact_then_alike(column, thresholds, frequency=False):
    """Exact, by its frequency if wanted; then Jaro-Winkler; then else."""
    made = comparisons.JaroWinklerAtThresholds(column, thresholds)
    return made.configure(term_frequency_adjustments=True) if frequency else made


connection = duckdb.connect(config={"threads": threads})
# Width and case are folded, honorifics, brackets and legal forms go; DuckDB has no table of simplified
# characters and none of pinyin.
connection.execute(
    f"""
    CREATE TABLE leads AS
    WITH raw AS (SELECT * FROM read_csv('{folder}/records.csv', all_varchar = true)),
    clean AS (
      SELECT CAST(id AS BIGINT) AS unique_id,
        nullif(regexp_replace(regexp_replace(replace(name, ' ', ''), '（.*$', ''),
          '(先生|女士|经理|总监|总|工)$', ''), '') AS name,
        nullif(right(regexp_replace(mobile, '[^0-9]', '', 'g'), 11), '') AS mobile,
        nullif(right(regexp_replace(regexp_replace(phone, '(转|-[0-9]{{3}}$).*$', ''), '[^0-9]', '', 'g'), 8), '')
          AS phone,
        nullif(lower(trim(email)), '') AS email,
        nullif(wechat, '') AS wechat,
        nullif(upper(code), '') AS code,
        nullif(regexp_replace(regexp_replace(replace(company, ' ', ''), '（.*）|市', '', 'g'),
          '(股份有限公司|有限责任公司|有限公司|有公司)', ''), '') AS company,
        nullif(replace(address, ' ', ''), '') AS address
      FROM raw)
    SELECT *, left(name, 1) AS surname, split_part(email, '@', 1) AS local,
      CASE WHEN mobile = '13800138000' THEN NULL ELSE right(mobile, 4) END AS tail
    FROM clean
    """
)
connection.execute("UPDATE leads SET mobile = NULL WHERE mobile = '13800138000'")
phase("read and clean")

settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        exact_then_alike("name", [0.9, 0.7], frequency=True),
        comparisons.DamerauLevenshteinAtThresholds("mobile", [1, 2]),
        comparisons.CustomComparison(
            output_column_name="email",
            comparison_levels=[
                levels.NullLevel("email"),
                levels.ExactMatchLevel("email"),
                levels.DamerauLevenshteinLevel("email", 1),
                levels.ExactMatchLevel("local"),
                levels.ElseLevel(),
            ],
        ),
        comparisons.DamerauLevenshteinAtThresholds("wechat", [1, 2]),
        exact_then_alike("company", [0.95, 0.85], frequency=True),
        comparisons.DamerauLevenshteinAtThresholds("code", [1, 2]),
        comparisons.DamerauLevenshteinAtThresholds("phone", [1, 2]),
        exact_then_alike("address", [0.9, 0.8]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("mobile"),
        block_on("email"),
        block_on("wechat"),
        block_on("name", "company"),
        block_on("name", "phone"),
        block_on("local", "surname"),
        block_on("name", "tail"),
        block_on("name", "code"),
        block_on("company", "surname", "tail"),
    ],
    retain_matching_columns=False,
    retain_intermediate_calculation_columns=False,
)
api = DuckDBAPI(connection=connection)
linker = Linker(api.register("leads"), settings, log_level="ERROR")
linker.training.estimate_probability_two_random_records_match(
    [block_on("mobile", "name"), block_on("email", "name"), block_on("wechat", "name")], recall=0.85
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in [block_on("mobile"), block_on("email"), block_on("name", "company")]:
    linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=2e5)
phase("train")
pairs = linker.inference.predict(threshold_match_probability=0.3)
phase("block and compare")
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
    pairs, threshold_match_probability=0.97
)
phase("cluster")
print(f"  total {last - started:.2f} s", flush=True)

found, right, wanted = connection.execute(
    f"""
    WITH judged AS (
      SELECT c.cluster_id AS found, g.cluster AS truth
      FROM {clusters.physical_name} c
      JOIN read_csv('{folder}/gold.csv') g ON g.record = c.unique_id),
    pairs AS (SELECT count(*) AS n FROM judged GROUP BY found),
    common AS (SELECT count(*) AS n FROM judged GROUP BY found, truth),
    wanted AS (SELECT count(*) AS n FROM judged GROUP BY truth)
    SELECT (SELECT sum(n * (n - 1) // 2) FROM pairs), (SELECT sum(n * (n - 1) // 2) FROM common),
      (SELECT sum(n * (n - 1) // 2) FROM wanted)
    """
).fetchone()
print(f"  after closure:  P {right / found:.5f}  R {right / wanted:.5f}")
