-- of step in_force, c1c54a2926607e1d
WITH asked AS (
  SELECT
    t.target AS target,
    t.version AS version
  FROM targets AS t
  WHERE
    t.year <= 2025
    AND COALESCE(t.last_year, t.year) >= 2025
    AND (
      t.since IS NULL OR t.since <= CAST('2025-09-30' AS DATE)
    )
    AND t.version > 1
    AND t.year <= 9999
    AND COALESCE(t.last_year, t.year) >= 0
), later AS (
  SELECT
    a.target AS target,
    MAX(a.version) AS version
  FROM asked AS a
  GROUP BY
    a.target
)
SELECT
  t.target AS target,
  t.version AS version,
  t.target_set AS target_set,
  (
    CAST((
      t.basis
    ) AS STRING)
  ) AS basis,
  t.indicator AS indicator,
  t.category AS category,
  t.area AS area,
  t.year AS year,
  t.first AS first,
  t.last AS last,
  t.last_year AS last_year,
  t.operator AS operator,
  t.goal AS goal,
  t.goal_max AS goal_max,
  t.tolerance AS tolerance,
  t.goal_is_percent AS goal_is_percent,
  t.higher_is_better AS higher_is_better,
  t.reference_year AS reference_year,
  t.whole AS whole,
  t.mismatch AS mismatch,
  LEAST(t.last, c.until) AS until,
  c.year AS now,
  CASE t.standing
    WHEN 'ended'
    THEN (
      CAST((
        'ended'
      ) AS STRING)
    )
    WHEN 'replaced'
    THEN (
      CAST((
        'replaced'
      ) AS STRING)
    )
  END AS ended
FROM targets AS t
LEFT JOIN later AS l
  ON l.target = t.target
JOIN calendar AS c
  ON c.year = CASE WHEN t.last_year IS NULL THEN t.year ELSE LEAST(t.last_year, 2025) END
WHERE
  t.year <= 2025
  AND COALESCE(t.last_year, t.year) >= 2025
  AND (
    t.since IS NULL OR t.since <= CAST('2025-09-30' AS DATE)
  )
  AND t.version = COALESCE(l.version, t.version)
  AND t.year <= 9999
  AND COALESCE(t.last_year, t.year) >= 0
  AND c.year BETWEEN 0 AND 9999
