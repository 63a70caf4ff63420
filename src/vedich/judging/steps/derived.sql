-- Work out what follows from other indicators: ratios of parts, growth and difference against the year
-- before, and whether all of several hold.
--
-- Grain   one row per (indicator, category, area, year, first, until) that summed_up does not have.
-- Needs   summed_up, indicators.
-- Adds    value, rounded half up to six decimals.
-- Nulls   a part that is not whole gives no value and the fault 'parts'; a part of 0 below the line 'zero'.
WITH needed AS (
  SELECT i.first_of AS part FROM indicators AS i WHERE i.adds_up IN ('ratio', 'growth', 'diff', 'all') AND i.first_of IS NOT NULL
  UNION
  SELECT i.second_of AS part FROM indicators AS i WHERE i.adds_up IN ('ratio', 'all') AND i.second_of IS NOT NULL
  UNION
  SELECT i.third_of AS part FROM indicators AS i WHERE i.adds_up = 'all' AND i.third_of IS NOT NULL
),
-- Few results are parts of others: only those are looked at.
parts AS (
  SELECT c.indicator AS indicator, c.category AS category, c.area AS area, c.year AS year, c.first AS first,
         c.until AS until, c.value AS value, c.known AS known, c.due AS due, c.areas_known AS areas_known,
         c.areas AS areas, c.complete AS complete, c.estimated AS estimated, c.is_estimate AS is_estimate
  FROM summed_up AS c
  JOIN needed AS n ON n.part = c.indicator
),
pairs AS (
  SELECT i.indicator AS indicator, i.adds_up AS adds_up, i.factor AS factor,
         a.category AS category, a.area AS area, a.year AS year, a.first AS first, a.until AS until,
         a.value AS above, b.value AS below,
         a.known AS known, a.due AS due,
         LEAST(a.areas_known, b.areas_known) AS areas_known, GREATEST(a.areas, b.areas) AS areas,
         a.complete AND b.complete AND a.value IS NOT NULL AND b.value IS NOT NULL AS complete,
         a.estimated OR b.estimated AS estimated, a.is_estimate OR b.is_estimate AS is_estimate
  FROM indicators AS i
  JOIN parts AS a ON a.indicator = i.first_of
  JOIN parts AS b
    ON b.indicator = i.second_of AND b.category = a.category AND b.area = a.area AND b.year = a.year
    AND b.first = a.first AND b.until = a.until
  WHERE i.adds_up = 'ratio'
  UNION ALL
  SELECT i.indicator AS indicator, i.adds_up AS adds_up, i.factor AS factor,
         a.category AS category, a.area AS area, a.year AS year, a.first AS first, a.until AS until,
         a.value AS above, b.value AS below,
         a.known AS known, a.due AS due,
         LEAST(a.areas_known, b.areas_known) AS areas_known, GREATEST(a.areas, b.areas) AS areas,
         a.complete AND b.complete AND a.value IS NOT NULL AND b.value IS NOT NULL AS complete,
         a.estimated OR b.estimated AS estimated, a.is_estimate OR b.is_estimate AS is_estimate
  FROM indicators AS i
  JOIN parts AS a ON a.indicator = i.first_of
  -- The same months of the year before.
  JOIN parts AS b
    ON b.indicator = i.first_of AND b.category = a.category AND b.area = a.area AND b.year = a.year - 1
    AND b.first = a.first AND b.until = a.until
  WHERE i.adds_up IN ('growth', 'diff')
),
-- All of two or three: each part that is to be done is done, each other one better than a year ago.
members AS (
  SELECT i.indicator AS indicator, i.first_of AS part FROM indicators AS i WHERE i.adds_up = 'all'
  UNION ALL
  SELECT i.indicator AS indicator, i.second_of AS part FROM indicators AS i WHERE i.adds_up = 'all' AND i.second_of IS NOT NULL
  UNION ALL
  SELECT i.indicator AS indicator, i.third_of AS part FROM indicators AS i WHERE i.adds_up = 'all' AND i.third_of IS NOT NULL
),
held AS (
  SELECT m.indicator AS indicator, a.category AS category, a.area AS area, a.year AS year, a.first AS first,
         a.until AS until, a.known AS known, a.due AS due, a.areas_known AS areas_known, a.areas AS areas,
         a.estimated OR COALESCE(b.estimated, FALSE) AS estimated,
         a.is_estimate OR COALESCE(b.is_estimate, FALSE) AS is_estimate,
         CASE WHEN a.value IS NULL OR NOT a.complete THEN NULL
              WHEN p.kind = 'milestone' THEN CASE WHEN a.value >= 1 THEN 1 ELSE 0 END
              WHEN b.value IS NULL OR NOT b.complete THEN NULL
              WHEN p.higher_is_better THEN CASE WHEN a.value > b.value THEN 1 ELSE 0 END
              ELSE CASE WHEN a.value < b.value THEN 1 ELSE 0 END END AS holds
  FROM members AS m
  JOIN indicators AS p ON p.indicator = m.part
  JOIN parts AS a ON a.indicator = m.part
  LEFT JOIN parts AS b
    ON b.indicator = a.indicator AND b.category = a.category AND b.area = a.area AND b.year = a.year - 1
    AND b.first = a.first AND b.until = a.until
),
sizes AS (
  SELECT m.indicator AS indicator, COUNT(*) AS parts FROM members AS m GROUP BY m.indicator
),
together AS (
  SELECT h.indicator AS indicator, h.category AS category, h.area AS area, h.year AS year, h.first AS first,
         h.until AS until, MIN(h.known) AS known, MAX(h.due) AS due, MIN(h.areas_known) AS areas_known,
         MAX(h.areas) AS areas, COUNT(h.holds) AS told, MIN(h.holds) AS holds,
         MAX(CASE WHEN h.estimated THEN 1 ELSE 0 END) = 1 AS estimated,
         MAX(CASE WHEN h.is_estimate THEN 1 ELSE 0 END) = 1 AS is_estimate
  FROM held AS h
  GROUP BY h.indicator, h.category, h.area, h.year, h.first, h.until
),
worked AS (
  SELECT p.indicator AS indicator, p.category AS category, p.area AS area, p.year AS year, p.first AS first,
         p.until AS until, p.known AS known, p.due AS due, p.areas_known AS areas_known, p.areas AS areas,
         p.complete AS complete, p.estimated AS estimated, p.is_estimate AS is_estimate,
         CASE WHEN NOT p.complete THEN NULL
              WHEN p.adds_up = 'ratio' AND p.below <> 0
                THEN QUOTIENT(CAST(p.above AS DECIMAL(19, 6)) * CAST(p.factor AS DECIMAL(18, 6)), p.below)
              -- From nothing, or from below nothing, there is no growth to speak of.
              WHEN p.adds_up = 'growth' AND p.below > 0
                THEN QUOTIENT(CAST(p.above - p.below AS DECIMAL(19, 6)) * CAST(100 * p.factor AS DECIMAL(18, 6)), p.below)
              WHEN p.adds_up = 'diff'
                THEN CAST(CAST(p.above - p.below AS DECIMAL(19, 6)) * CAST(p.factor AS DECIMAL(18, 6)) AS DECIMAL(18, 6))
         END AS value
  FROM pairs AS p
  UNION ALL
  -- One part that does not hold decides, whatever the others are.
  SELECT t.indicator AS indicator, t.category AS category, t.area AS area, t.year AS year, t.first AS first,
         t.until AS until, t.known AS known, t.due AS due, t.areas_known AS areas_known, t.areas AS areas,
         t.told = s.parts OR COALESCE(t.holds, 1) = 0 AS complete, t.estimated AS estimated, t.is_estimate AS is_estimate,
         CASE WHEN t.told = s.parts OR COALESCE(t.holds, 1) = 0 THEN CAST(t.holds AS DECIMAL(18, 6)) END AS value
  FROM together AS t
  JOIN sizes AS s ON s.indicator = t.indicator
)
SELECT w.indicator AS indicator, w.category AS category, w.area AS area, w.year AS year, w.first AS first,
       w.until AS until, w.value AS value, w.value AS value_max, CAST(NULL AS DECIMAL(18, 6)) AS denominator,
       CODE(NULL) AS outcome, w.known AS known, w.due AS due,
       w.areas_known AS areas_known, w.areas AS areas, w.complete AS complete,
       w.estimated AS estimated, w.is_estimate AS is_estimate,
       CASE WHEN NOT w.complete THEN CODE('parts') WHEN w.value IS NULL THEN CODE('zero') END AS fault,
       CODE('derived') AS way
FROM worked AS w
-- A figure that was said, or rolled up with weights, stands before one worked out.
LEFT JOIN (
  SELECT c.indicator AS indicator, c.category AS category, c.area AS area, c.year AS year, c.first AS first, c.until AS until
  FROM summed_up AS c
  JOIN indicators AS i ON i.indicator = c.indicator
  WHERE i.adds_up IN ('ratio', 'growth', 'diff', 'all')
) AS own
  ON own.indicator = w.indicator AND own.category = w.category AND own.area = w.area AND own.year = w.year
  AND own.first = w.first AND own.until = w.until
WHERE own.indicator IS NULL
