-- Say how far each target of a term has come: flows add up over its years, growth is averaged, the rest stands.
--
-- Grain   one row per target of several years that has any figure.
-- Needs   in_force, results, calendar, indicators.
-- Adds    the columns of a result, by target.
-- Nulls   a year without a figure is missing: the sum is then not complete, and a mean has no value.
WITH years AS (
  SELECT t.target AS target, t.indicator AS indicator, t.category AS category, t.area AS area, t.first AS first,
         LEAST(t.last, c.until) AS until, c.year AS year, t.now AS now,
         CASE WHEN i.kind = 'flow' OR (i.kind = 'count' AND i.accrues = 'new') THEN 'sum'
              WHEN i.kind = 'growth' THEN 'mean'
              ELSE 'end' END AS way
  FROM in_force AS t
  JOIN indicators AS i ON i.indicator = t.indicator
  JOIN calendar AS c ON c.year BETWEEN t.year AND t.now
  WHERE t.last_year IS NOT NULL AND LEAST(t.last, c.until) >= t.first
),
found AS (
  SELECT y.target AS target, y.way AS way, y.year AS year, y.now AS now, r.value AS value, r.value_max AS value_max,
         r.known AS known, r.due AS due, r.areas_known AS areas_known, r.areas AS areas,
         COALESCE(r.complete AND r.value IS NOT NULL, FALSE) AS complete, COALESCE(r.estimated, FALSE) AS estimated,
         COALESCE(r.is_estimate, FALSE) AS is_estimate, r.fault AS fault, r.outcome AS outcome,
         CASE WHEN r.indicator IS NULL THEN 0 ELSE 1 END AS told
  FROM years AS y
  LEFT JOIN results AS r
    ON r.indicator = y.indicator AND r.category = y.category AND r.area = y.area AND r.year = y.year
    AND r.first = y.first AND r.until = y.until
),
gathered AS (
  SELECT f.target AS target, f.way AS way, SUM(f.value) AS value, SUM(f.value_max) AS value_max,
         SUM(f.told) AS told, COUNT(*) AS years,
         SUM(f.known) AS known, SUM(f.due) AS due, MIN(f.areas_known) AS areas_known, MAX(f.areas) AS areas,
         MIN(CASE WHEN f.complete THEN 1 ELSE 0 END) AS complete,
         MAX(CASE WHEN f.estimated THEN 1 ELSE 0 END) AS estimated,
         MAX(CASE WHEN f.is_estimate THEN 1 ELSE 0 END) AS is_estimate, MAX(f.fault) AS fault
  FROM found AS f
  WHERE f.way <> 'end'
  GROUP BY f.target, f.way
)
SELECT g.target AS target,
       CASE WHEN g.fault IS NOT NULL THEN NULL
            WHEN g.way = 'sum' THEN CAST(g.value AS DECIMAL(18, 6))
            WHEN g.complete = 1 THEN QUOTIENT(g.value, g.years) END AS value,
       CASE WHEN g.fault IS NOT NULL THEN NULL
            WHEN g.way = 'sum' THEN CAST(g.value_max AS DECIMAL(18, 6))
            WHEN g.complete = 1 THEN QUOTIENT(g.value_max, g.years) END AS value_max,
       CODE(NULL) AS outcome, CAST(g.known AS INTEGER) AS known, CAST(g.due AS INTEGER) AS due,
       g.areas_known AS areas_known, g.areas AS areas, g.complete = 1 AS complete, g.estimated = 1 AS estimated,
       g.is_estimate = 1 AS is_estimate,
       CASE WHEN g.fault IS NOT NULL THEN g.fault
            WHEN g.value IS NULL OR (g.way = 'mean' AND g.complete = 0) THEN CODE('years') END AS fault,
       CASE WHEN g.way = 'sum' THEN CODE('years_added') ELSE CODE('years_averaged') END AS way
FROM gathered AS g
WHERE g.told > 0
UNION ALL
SELECT f.target AS target, f.value AS value, f.value_max AS value_max, f.outcome AS outcome, f.known AS known,
       f.due AS due, f.areas_known AS areas_known, f.areas AS areas, f.complete OR f.outcome IS NOT NULL AS complete,
       f.estimated AS estimated, f.is_estimate AS is_estimate, f.fault AS fault, CODE('year_end') AS way
FROM found AS f
WHERE f.way = 'end' AND f.year = f.now AND f.told = 1
