-- of step compared, f3efa39acafc83bd
SELECT
  t.target AS target,
  c.value AS value
FROM in_force AS t
JOIN results AS c
  ON c.indicator = t.indicator
  AND c.category = t.category
  AND c.area = t.area
  AND c.year = COALESCE(t.reference_year, t.year - 1)
  AND c.first = t.first
  AND c.until = t.last
WHERE
  (
    t.operator IN ('decrease_by', 'increase_by')
    OR (
      t.operator = 'keep' AND t.goal IS NULL
    )
  )
  AND c.complete
  AND NOT c.value IS NULL
