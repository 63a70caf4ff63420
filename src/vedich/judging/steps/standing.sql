-- Give every figure that stood on the day asked for: those said once, and of the others the one that stood.
--
-- Grain   one row per (indicator, category, area, year, first, last).
-- Needs   observations, retold, spread; $all_known, $known_on; $approved_only; $facts_from, $facts_to.
-- Adds    estimated, missing and fault, for what follows.
-- Nulls   a measure that does not convert leaves a value of null with the fault 'measure'.
SELECT o.observation AS observation, o.indicator AS indicator, o.category AS category, o.area AS area,
       o.year AS year, o.first AS first, o.last AS last, o.finality AS finality, o.value AS value,
       o.value_max AS value_max, o.denominator AS denominator, o.outcome AS outcome,
       FALSE AS estimated, 0 AS missing, CASE WHEN o.mismatch THEN 'measure' END AS fault
FROM observations AS o
-- A forecast is nobody's result.
WHERE o.alone AND o.year BETWEEN $facts_from AND $facts_to
  AND ($all_known OR o.as_of <= $known_on) AND o.finality >= 1 AND (o.counts OR NOT $approved_only)
UNION ALL
SELECT r.observation AS observation, r.indicator AS indicator, r.category AS category, r.area AS area,
       r.year AS year, r.first AS first, r.last AS last, r.finality AS finality, r.value AS value,
       r.value_max AS value_max, r.denominator AS denominator, r.outcome AS outcome,
       r.estimated AS estimated, r.missing AS missing, r.fault AS fault
FROM retold AS r
UNION ALL
-- A year row holds results alone, and does not say which figure of the record a month of it is.
SELECT CAST(NULL AS BIGINT) AS observation, y.indicator AS indicator, y.category AS category, y.area AS area,
       y.year AS year, y.month AS first, y.month AS last, 3 AS finality, y.value AS value,
       CAST(NULL AS DECIMAL(18, 6)) AS value_max, y.denominator AS denominator, CAST(NULL AS VARCHAR) AS outcome,
       FALSE AS estimated, 0 AS missing, CAST(NULL AS VARCHAR) AS fault
FROM spread AS y
