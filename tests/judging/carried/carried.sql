-- of step carried, 5bd5e16ac704d97d
SELECT
  s.observation AS observation,
  s.indicator AS indicator,
  s.category AS category,
  s.area AS area,
  s.year AS year,
  s.first AS first,
  s.last AS last,
  s.finality AS finality,
  s.value AS value,
  s.value_max AS value_max,
  s.denominator AS denominator,
  s.outcome AS outcome,
  s.estimated AS estimated,
  s.missing AS missing,
  s.fault AS fault
FROM standing AS s
LEFT JOIN (
  SELECT
    p.area AS area
  FROM passages AS p
  GROUP BY
    p.area
) AS p
  ON p.area = s.area
WHERE
  p.area IS NULL
UNION ALL
SELECT
  m.observation AS observation,
  m.indicator AS indicator,
  m.category AS category,
  m.area AS area,
  m.year AS year,
  m.first AS first,
  m.last AS last,
  m.finality AS finality,
  m.value AS value,
  m.value_max AS value_max,
  m.denominator AS denominator,
  m.outcome AS outcome,
  m.estimated AS estimated,
  m.missing AS missing,
  m.fault AS fault
FROM moved AS m
