-- Give the figure of the reference year of each target that asks for a change against it.
--
-- Grain   one row per target that compares and whose reference is known whole.
-- Needs   in_force, results.
-- Nulls   none: a reference that is not known whole has no row.
SELECT t.target AS target, c.value AS value
FROM in_force AS t
JOIN results AS c
  ON c.indicator = t.indicator AND c.category = t.category AND c.area = t.area
  AND c.year = COALESCE(t.reference_year, t.year - 1) AND c.first = t.first AND c.until = t.last
WHERE (t.operator IN ('decrease_by', 'increase_by') OR (t.operator = 'keep' AND t.goal IS NULL))
  AND c.complete AND c.value IS NOT NULL
