-- Say how each target stands: its result, what the same months brought a year ago, and what is expected.
--
-- Grain   one row per target.
-- Needs   weighed, results; $since_year, $year.
-- Adds    year_ago and of_year_ago; expected, expected_verdict and expected_share.
-- Nulls   as weighed leaves them; no figure of a year ago where anything of it is missing.
SELECT c.target AS target, c.version AS version, c.target_set AS target_set, c.basis AS basis,
       c.indicator AS indicator, c.category AS category, c.area AS area, c.year AS year, c.first AS first,
       c.last AS last, c.last_year AS last_year, c.whole AS whole, c.until AS until, c.low AS low, c.high AS high,
       c.higher_is_better AS higher_is_better,
       c.value AS result, c.value_max AS result_max,
       CASE WHEN c.is_estimate THEN CODE('estimate') WHEN c.way IS NOT NULL THEN CODE('actual') END AS time_basis,
       c.verdict AS verdict, c.rule AS rule,
       c.share AS share, CAST(c.gap AS DECIMAL(18, 6)) AS gap, c.known AS known, c.due AS due,
       c.areas_known AS areas_known, c.areas AS areas, COALESCE(c.estimated, FALSE) AS estimated, c.way AS way,
       b.value AS year_ago,
       CASE WHEN c.scale = 'share' AND b.value > 0 THEN PERCENT_OF(c.value, b.value) END AS of_year_ago,
       e.value AS expected, e.verdict AS expected_verdict, e.share AS expected_share
FROM weighed AS c
LEFT JOIN weighed AS e ON e.target = c.target AND e.is_ahead = 1
LEFT JOIN results AS b
  ON b.indicator = c.indicator AND b.category = c.category AND b.area = c.area AND b.year = c.now - 1
  AND b.first = c.first AND b.until = c.until AND b.complete AND b.value IS NOT NULL
  AND b.year BETWEEN $since_year - 1 AND $year - 1 AND b.year BETWEEN $now_from - 1 AND $now_to - 1
WHERE c.is_ahead = 0
