-- Work out what follows from other indicators: ratios of parts, growth and difference against the year before.
--
-- Grain   one row per (indicator, category, area, year, first, until) that summed_up does not have.
-- Needs   summed_up, indicators.
-- Adds    value, rounded half up to six decimals.
-- Nulls   a part that is not whole gives no value and the fault 'parts'; a part of 0 below the line 'zero'.
WITH pairs AS (
  SELECT i.indicator AS indicator, i.adds_up AS adds_up, i.factor AS factor,
         a.category AS category, a.area AS area, a.year AS year, a.first AS first, a.until AS until,
         a.value AS above, b.value AS below,
         a.known AS known, a.due AS due,
         LEAST(a.areas_known, b.areas_known) AS areas_known, GREATEST(a.areas, b.areas) AS areas,
         a.complete AND b.complete AND a.value IS NOT NULL AND b.value IS NOT NULL AS complete,
         a.estimated OR b.estimated AS estimated, a.is_estimate OR b.is_estimate AS is_estimate
  FROM indicators AS i
  JOIN summed_up AS a ON a.indicator = i.first_of
  JOIN summed_up AS b
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
  JOIN summed_up AS a ON a.indicator = i.first_of
  -- The same months of the year before.
  JOIN summed_up AS b
    ON b.indicator = i.first_of AND b.category = a.category AND b.area = a.area AND b.year = a.year - 1
    AND b.first = a.first AND b.until = a.until
  WHERE i.adds_up IN ('growth', 'diff')
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
)
SELECT w.indicator AS indicator, w.category AS category, w.area AS area, w.year AS year, w.first AS first,
       w.until AS until, w.value AS value, w.value AS value_max, CAST(NULL AS DECIMAL(18, 6)) AS denominator,
       CAST(NULL AS VARCHAR) AS outcome, w.known AS known, w.due AS due,
       w.areas_known AS areas_known, w.areas AS areas, w.complete AS complete,
       w.estimated AS estimated, w.is_estimate AS is_estimate,
       CASE WHEN NOT w.complete THEN 'parts' WHEN w.value IS NULL THEN 'zero' END AS fault,
       'derived' AS way
FROM worked AS w
-- A figure that was said, or rolled up with weights, stands before one worked out.
LEFT JOIN summed_up AS own
  ON own.indicator = w.indicator AND own.category = w.category AND own.area = w.area AND own.year = w.year
  AND own.first = w.first AND own.until = w.until
WHERE own.indicator IS NULL
