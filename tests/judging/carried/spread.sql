-- of step spread, f3cb5a5b632b011e
WITH passing AS (
  SELECT
    p.area AS area
  FROM passages AS p
  UNION
  SELECT
    p.becomes AS area
  FROM passages AS p
), months AS (
  SELECT
    1 AS month
  UNION ALL
  SELECT
    2 AS month
  UNION ALL
  SELECT
    3 AS month
  UNION ALL
  SELECT
    4 AS month
  UNION ALL
  SELECT
    5 AS month
  UNION ALL
  SELECT
    6 AS month
  UNION ALL
  SELECT
    7 AS month
  UNION ALL
  SELECT
    8 AS month
  UNION ALL
  SELECT
    9 AS month
  UNION ALL
  SELECT
    10 AS month
  UNION ALL
  SELECT
    11 AS month
  UNION ALL
  SELECT
    12 AS month
), told AS (
  SELECT
    y.indicator AS indicator,
    y.category AS category,
    y.area AS area,
    y.year AS year,
    m.month AS month,
    CASE m.month
      WHEN 1
      THEN y.v1
      WHEN 2
      THEN y.v2
      WHEN 3
      THEN y.v3
      WHEN 4
      THEN y.v4
      WHEN 5
      THEN y.v5
      WHEN 6
      THEN y.v6
      WHEN 7
      THEN y.v7
      WHEN 8
      THEN y.v8
      WHEN 9
      THEN y.v9
      WHEN 10
      THEN y.v10
      WHEN 11
      THEN y.v11
      WHEN 12
      THEN y.v12
    END AS value,
    CASE m.month
      WHEN 1
      THEN y.d1
      WHEN 2
      THEN y.d2
      WHEN 3
      THEN y.d3
      WHEN 4
      THEN y.d4
      WHEN 5
      THEN y.d5
      WHEN 6
      THEN y.d6
      WHEN 7
      THEN y.d7
      WHEN 8
      THEN y.d8
      WHEN 9
      THEN y.d9
      WHEN 10
      THEN y.d10
      WHEN 11
      THEN y.d11
      WHEN 12
      THEN y.d12
    END AS denominator
  FROM year_rows AS y
  JOIN passing AS p
    ON p.area = y.area
  LEFT JOIN retaken AS r
    ON r.indicator = y.indicator
    AND r.category = y.category
    AND r.area = y.area
    AND r.year = y.year
  CROSS JOIN months AS m
  WHERE
    y.year BETWEEN 0 AND 9999 AND r.indicator IS NULL
)
SELECT
  t.indicator AS indicator,
  t.category AS category,
  t.area AS area,
  t.year AS year,
  t.month AS month,
  t.value AS value,
  t.denominator AS denominator
FROM told AS t
WHERE
  NOT t.value IS NULL
