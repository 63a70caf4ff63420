-- of step summed_up, b31d878376f25ba9
SELECT
  c.indicator AS indicator,
  c.category AS category,
  c.area AS area,
  c.year AS year,
  c.first AS first,
  c.until AS until,
  c.value AS value,
  c.value_max AS value_max,
  c.denominator AS denominator,
  c.outcome AS outcome,
  c.known AS known,
  c.due AS due,
  c.areas_known AS areas_known,
  c.areas AS areas,
  c.complete AS complete,
  c.estimated AS estimated,
  c.is_estimate AS is_estimate,
  c.fault AS fault,
  c.way AS way
FROM to_date AS c
UNION ALL
SELECT
  r.indicator AS indicator,
  r.category AS category,
  r.area AS area,
  r.year AS year,
  r.first AS first,
  r.until AS until,
  r.value AS value,
  r.value_max AS value_max,
  r.denominator AS denominator,
  r.outcome AS outcome,
  r.known AS known,
  r.due AS due,
  r.areas_known AS areas_known,
  r.areas AS areas,
  r.complete AS complete,
  r.estimated AS estimated,
  r.is_estimate AS is_estimate,
  r.fault AS fault,
  r.way AS way
FROM rolled_up AS r
