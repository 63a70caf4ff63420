-- of step windows, 503ffc9d84917a21
WITH compared AS (
  SELECT
    t.now AS year,
    t.first AS first,
    t.last AS last,
    t.until AS until,
    t.year AS begins,
    COALESCE(t.reference_year, t.year - 1) AS reference,
    CASE
      WHEN t.operator IN ('decrease_by', 'increase_by')
      THEN 1
      WHEN t.operator = 'keep' AND t.goal IS NULL
      THEN 1
      ELSE 0
    END AS compares,
    CASE WHEN i.adds_up IN ('growth', 'diff', 'all') THEN 1 ELSE 0 END AS follows
  FROM in_force AS t
  JOIN indicators AS i
    ON i.indicator = t.indicator
), spans AS (
  SELECT
    c.year AS year,
    c.first AS first,
    c.last AS last,
    c.until AS until,
    c.begins AS begins,
    c.reference AS reference,
    c.compares AS compares,
    c.follows AS follows
  FROM compared AS c
  GROUP BY
    c.year,
    c.first,
    c.last,
    c.until,
    c.begins,
    c.reference,
    c.compares,
    c.follows
), needed AS (
  SELECT
    s.year AS year,
    s.first AS first,
    s.until AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  UNION ALL
  SELECT
    s.year AS year,
    s.first AS first,
    s.last AS until,
    CASE WHEN s.until < s.last THEN 1 ELSE 0 END AS ahead,
    0 AS flows_only
  FROM spans AS s
  UNION ALL
  SELECT
    s.year - 1 AS year,
    s.first AS first,
    s.until AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  UNION ALL
  SELECT
    s.year - 1 AS year,
    s.first AS first,
    s.last AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  WHERE
    TRUE
  UNION ALL
  SELECT
    s.reference AS year,
    s.first AS first,
    s.last AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  WHERE
    s.compares = 1
  UNION ALL
  SELECT
    s.reference - 1 AS year,
    s.first AS first,
    s.last AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  WHERE
    s.compares = 1 AND s.follows = 1
  UNION ALL
  SELECT
    c.year AS year,
    s.first AS first,
    LEAST(s.last, c.until) AS until,
    0 AS ahead,
    0 AS flows_only
  FROM spans AS s
  JOIN calendar AS c
    ON c.year BETWEEN s.begins - 1 AND s.year
  WHERE
    s.begins < s.year
  UNION ALL
  SELECT
    c.year AS year,
    s.first AS first,
    s.until AS until,
    0 AS ahead,
    1 AS flows_only
  FROM spans AS s
  JOIN calendar AS c
    ON c.year BETWEEN s.year - 5 AND s.year - 1
  WHERE
    TRUE AND s.until < s.last AND s.first = 1 AND s.last = 12
  UNION ALL
  SELECT
    c.year AS year,
    s.first AS first,
    s.last AS until,
    0 AS ahead,
    1 AS flows_only
  FROM spans AS s
  JOIN calendar AS c
    ON c.year BETWEEN s.year - 5 AND s.year - 1
  WHERE
    TRUE AND s.until < s.last AND s.first = 1 AND s.last = 12
)
SELECT
  n.year AS year,
  n.first AS first,
  n.until AS until,
  MIN(n.ahead) = 1 AS ahead,
  MIN(n.flows_only) = 1 AS flows_only
FROM needed AS n
WHERE
  n.until >= n.first
GROUP BY
  n.year,
  n.first,
  n.until
