-- of step estimates, d3a9f18cf6295d7b
SELECT
  g.target AS target,
  r.value AS value,
  r.value_max AS value_max,
  r.outcome AS outcome,
  r.known AS known,
  r.due AS due,
  r.areas_known AS areas_known,
  r.areas AS areas,
  r.complete AS complete,
  r.estimated AS estimated,
  TRUE AS is_estimate,
  r.fault AS fault,
  r.way AS way
FROM results AS r
JOIN windows AS w
  ON w.year = r.year AND w.first = r.first AND w.until = r.until
JOIN goals AS g
  ON g.indicator = r.indicator
  AND g.category = r.category
  AND g.area = r.area
  AND g.now = r.year
  AND g.first = r.first
  AND g.last = r.until
WHERE
  r.is_estimate
  AND w.ahead
  AND g.until < g.last
  AND g.last_year IS NULL
  AND (
    NOT r.value IS NULL OR NOT r.outcome IS NULL
  )
