-- Of figures said several times, give the one that stood on the day asked for.
--
-- Grain   one row per (indicator, category, area, year, first, last) that is not promised to be alone.
-- Needs   observations; $all_known, $known_on; $approved_only; $facts_from, $facts_to.
-- Adds    estimated, missing and fault, for what follows.
-- Nulls   a measure that does not convert leaves a value of null with the fault 'measure'.
WITH replaced AS (
  -- A correction that is not known, or does not count, corrects nothing.
  SELECT o.replaces AS observation FROM observations AS o
  WHERE o.replaces IS NOT NULL AND ($all_known OR o.as_of <= $known_on) AND o.finality >= 1 AND (o.counts OR NOT $approved_only)
  GROUP BY o.replaces
),
ranked AS (
  SELECT o.observation AS observation, o.indicator AS indicator, o.category AS category, o.area AS area,
         o.year AS year, o.first AS first, o.last AS last, o.finality AS finality, o.value AS value,
         o.value_max AS value_max, o.denominator AS denominator, o.outcome AS outcome,
         CASE WHEN o.mismatch THEN 'measure' END AS fault,
         ROW_NUMBER() OVER (
           PARTITION BY o.indicator, o.category, o.area, o.year, o.first, o.last
           -- Results before estimates; then the newest, of one day the most final, and the one said last.
           ORDER BY CASE WHEN o.finality >= 3 THEN 1 ELSE 0 END DESC, o.as_of DESC, o.finality DESC, o.observation DESC
         ) AS place
  FROM observations AS o LEFT JOIN replaced AS r ON r.observation = o.observation
  -- A forecast is nobody's result.
  WHERE NOT o.alone AND r.observation IS NULL AND o.year BETWEEN $facts_from AND $facts_to
    AND ($all_known OR o.as_of <= $known_on) AND o.finality >= 1 AND (o.counts OR NOT $approved_only)
)
SELECT r.observation AS observation, r.indicator AS indicator, r.category AS category, r.area AS area,
       r.year AS year, r.first AS first, r.last AS last, r.finality AS finality, r.value AS value,
       r.value_max AS value_max, r.denominator AS denominator, r.outcome AS outcome,
       FALSE AS estimated, 0 AS missing, r.fault AS fault
FROM ranked AS r
WHERE r.place = 1
