-- Of figures said several times, give the one that stood on the day asked for.
--
-- Grain   one row per (indicator, category, area, year, first, last).
-- Needs   observations; $known_on; $approved_only.
-- Adds    estimated, missing and fault, for what follows.
-- Nulls   a measure that does not convert leaves a value of null with the fault 'measure'.
WITH known AS (
  SELECT o.observation AS observation, o.indicator AS indicator, o.category AS category, o.area AS area,
         o.year AS year, o.first AS first, o.last AS last, o.as_of AS as_of, o.finality AS finality,
         o.value AS value, o.value_max AS value_max, o.denominator AS denominator, o.outcome AS outcome,
         o.replaces AS replaces, o.alone AS alone, CASE WHEN o.mismatch THEN 'measure' END AS fault
  FROM observations AS o
  -- A forecast is nobody's result.
  WHERE o.as_of <= $known_on AND o.finality >= 1 AND (o.counts OR NOT $approved_only)
),
-- A correction that is not known, or does not count, corrects nothing.
replaced AS (
  SELECT k.replaces AS observation FROM known AS k WHERE k.replaces IS NOT NULL GROUP BY k.replaces
),
ranked AS (
  SELECT k.observation AS observation, k.indicator AS indicator, k.category AS category, k.area AS area,
         k.year AS year, k.first AS first, k.last AS last, k.finality AS finality, k.value AS value,
         k.value_max AS value_max, k.denominator AS denominator, k.outcome AS outcome, k.fault AS fault,
         ROW_NUMBER() OVER (
           PARTITION BY k.indicator, k.category, k.area, k.year, k.first, k.last
           -- Results before estimates; then the newest, of one day the most final, and the one said last.
           ORDER BY CASE WHEN k.finality >= 3 THEN 1 ELSE 0 END DESC, k.as_of DESC, k.finality DESC, k.observation DESC
         ) AS place
  FROM known AS k LEFT JOIN replaced AS r ON r.observation = k.observation
  WHERE NOT k.alone AND r.observation IS NULL
)
SELECT k.observation AS observation, k.indicator AS indicator, k.category AS category, k.area AS area,
       k.year AS year, k.first AS first, k.last AS last, k.finality AS finality, k.value AS value,
       k.value_max AS value_max, k.denominator AS denominator, k.outcome AS outcome,
       FALSE AS estimated, 0 AS missing, k.fault AS fault
FROM known AS k
WHERE k.alone
UNION ALL
SELECT r.observation AS observation, r.indicator AS indicator, r.category AS category, r.area AS area,
       r.year AS year, r.first AS first, r.last AS last, r.finality AS finality, r.value AS value,
       r.value_max AS value_max, r.denominator AS denominator, r.outcome AS outcome,
       FALSE AS estimated, 0 AS missing, r.fault AS fault
FROM ranked AS r
WHERE r.place = 1
