-- Take the latest figure of each window for what stands and does not add up over the months.
--
-- Grain   one row per (indicator, category, area, year, first, until).
-- Needs   carried, windows, indicators.
-- Adds    months: the month it stood in, as a bit; flags, a bit each.
-- Nulls   a result told in words has no value; figures without anything are left out before the latest is taken.
WITH facts AS (
  SELECT f.indicator AS indicator, f.category AS category, f.area AS area, f.year AS year,
         w.first AS first, w.until AS until,
         COALESCE(f.value, 0) AS value, COALESCE(f.denominator, 0) AS denominator,
         -- The latest month decides; of two that end there, the shorter one. The rest rides along.
         f.last * 1000000 + f.first * 10000
           -- Nearly all are plain figures of a result.
           + CASE WHEN f.outcome IS NULL AND f.value_max IS NULL AND NOT f.estimated AND f.finality >= 3 AND f.missing = 0
                       AND f.fault IS NULL THEN 100
                  ELSE CASE f.outcome WHEN 'exceeded' THEN 4 WHEN 'met' THEN 3 WHEN 'near' THEN 2 WHEN 'missed' THEN 1 ELSE 0 END * 1000
                    + CASE WHEN f.value IS NULL THEN 0 WHEN f.value_max IS NULL THEN 100 ELSE 200 END
                    + CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END
                    + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END
                    + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END END AS place
  FROM carried AS f
  JOIN indicators AS i ON i.indicator = f.indicator
  JOIN windows AS w ON w.year = f.year
  WHERE NOT (i.kind = 'flow' OR (i.kind = 'count' AND COALESCE(i.accrues, 'total') = 'new'))
    AND NOT w.flows_only
    AND f.first >= w.first AND f.last <= w.until
    AND (NOT w.ahead OR (f.first = w.first AND f.last = w.until AND f.finality < 3))
    AND (f.value IS NOT NULL OR f.outcome IS NOT NULL OR f.fault IS NOT NULL)
  UNION ALL
  -- Flows that were told in words stand as well: asked apart, so that figures of flows need not be looked at.
  SELECT f.indicator AS indicator, f.category AS category, f.area AS area, f.year AS year,
         w.first AS first, w.until AS until,
         COALESCE(f.value, 0) AS value, COALESCE(f.denominator, 0) AS denominator,
         -- The latest month decides; of two that end there, the shorter one. The rest rides along.
         f.last * 1000000 + f.first * 10000
           + CASE f.outcome WHEN 'exceeded' THEN 4 WHEN 'met' THEN 3 WHEN 'near' THEN 2 WHEN 'missed' THEN 1 ELSE 0 END * 1000
           + CASE WHEN f.value IS NULL THEN 0 WHEN f.value_max IS NULL THEN 100 ELSE 200 END
           + CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END
           + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END
           + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END AS place
  FROM carried AS f
  JOIN indicators AS i ON i.indicator = f.indicator
  JOIN windows AS w ON w.year = f.year
  WHERE (i.kind = 'flow' OR (i.kind = 'count' AND COALESCE(i.accrues, 'total') = 'new'))
    AND f.value IS NULL AND f.fault IS NULL AND f.outcome IS NOT NULL
    AND NOT w.flows_only
    AND f.first >= w.first AND f.last <= w.until
    AND (NOT w.ahead OR (f.first = w.first AND f.last = w.until AND f.finality < 3))
),
latest AS (
  SELECT f.indicator AS indicator, f.category AS category, f.area AS area, f.year AS year,
         f.first AS first, f.until AS until, MAX(f.place) AS place,
         ARG_MAX(f.value, f.place) AS value, ARG_MAX(f.denominator, f.place) AS denominator
  FROM facts AS f
  GROUP BY f.indicator, f.category, f.area, f.year, f.first, f.until
)
SELECT l.indicator AS indicator, l.category AS category, l.area AS area, l.year AS year,
       l.first AS first, l.until AS until,
       CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value,
       CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value_max,
       CASE WHEN l.denominator > 0 THEN l.denominator END AS denominator,
       CASE (l.place % 10000 - l.place % 1000) // 1000 WHEN 4 THEN CODE('exceeded') WHEN 3 THEN CODE('met') WHEN 2 THEN CODE('near') WHEN 1 THEN CODE('missed') END AS outcome,
       1 << ((l.place - l.place % 1000000) // 1000000 - 1) AS months,
       l.place % 100 AS flags
FROM latest AS l
WHERE l.place % 1000 < 200
UNION ALL
-- Few figures are ranges, or brought from other borders: their upper end is looked up where the latest is one.
SELECT l.indicator AS indicator, l.category AS category, l.area AS area, l.year AS year,
       l.first AS first, l.until AS until,
       CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value,
       f.value_max AS value_max,
       CASE WHEN l.denominator > 0 THEN l.denominator END AS denominator,
       CASE (l.place % 10000 - l.place % 1000) // 1000 WHEN 4 THEN CODE('exceeded') WHEN 3 THEN CODE('met') WHEN 2 THEN CODE('near') WHEN 1 THEN CODE('missed') END AS outcome,
       1 << ((l.place - l.place % 1000000) // 1000000 - 1) AS months,
       l.place % 100 AS flags
FROM latest AS l
JOIN carried AS f
  ON f.indicator = l.indicator AND f.category = l.category AND f.area = l.area AND f.year = l.year
  AND f.last = (l.place - l.place % 1000000) // 1000000
  AND f.first = (l.place % 1000000 - l.place % 10000) // 10000
WHERE l.place % 1000 >= 200 AND f.value_max IS NOT NULL
