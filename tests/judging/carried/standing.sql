-- of step standing, 836a3e5086812c4e
SELECT
  o.observation AS observation,
  o.indicator AS indicator,
  o.category AS category,
  o.area AS area,
  o.year AS year,
  o.first AS first,
  o.last AS last,
  o.finality AS finality,
  o.value AS value,
  o.value_max AS value_max,
  o.denominator AS denominator,
  o.outcome AS outcome,
  FALSE AS estimated,
  0 AS missing,
  CASE WHEN o.mismatch THEN 'measure' END AS fault
FROM observations AS o
WHERE
  o.alone
  AND o.year BETWEEN 0 AND 9999
  AND (
    TRUE OR o.as_of <= CAST('9999-12-31' AS DATE)
  )
  AND o.finality >= 1
  AND (
    o.counts OR NOT TRUE
  )
UNION ALL
SELECT
  r.observation AS observation,
  r.indicator AS indicator,
  r.category AS category,
  r.area AS area,
  r.year AS year,
  r.first AS first,
  r.last AS last,
  r.finality AS finality,
  r.value AS value,
  r.value_max AS value_max,
  r.denominator AS denominator,
  r.outcome AS outcome,
  r.estimated AS estimated,
  r.missing AS missing,
  r.fault AS fault
FROM retold AS r
UNION ALL
SELECT
  CAST(NULL AS BIGINT) AS observation,
  y.indicator AS indicator,
  y.category AS category,
  y.area AS area,
  y.year AS year,
  y.month AS first,
  y.month AS last,
  3 AS finality,
  y.value AS value,
  CAST(NULL AS DECIMAL(18, 6)) AS value_max,
  y.denominator AS denominator,
  CAST(NULL AS STRING) AS outcome,
  FALSE AS estimated,
  0 AS missing,
  CAST(NULL AS STRING) AS fault
FROM spread AS y
