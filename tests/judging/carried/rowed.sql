-- of step rowed, 7f1947e1b26081cb
WITH passing AS (
  SELECT
    p.area AS area
  FROM passages AS p
  UNION
  SELECT
    p.becomes AS area
  FROM passages AS p
)
SELECT
  y.indicator AS indicator,
  y.category AS category,
  y.area AS area,
  y.year AS year,
  y.v1 AS v1,
  y.v2 AS v2,
  y.v3 AS v3,
  y.v4 AS v4,
  y.v5 AS v5,
  y.v6 AS v6,
  y.v7 AS v7,
  y.v8 AS v8,
  y.v9 AS v9,
  y.v10 AS v10,
  y.v11 AS v11,
  y.v12 AS v12,
  y.d1 AS d1,
  y.d2 AS d2,
  y.d3 AS d3,
  y.d4 AS d4,
  y.d5 AS d5,
  y.d6 AS d6,
  y.d7 AS d7,
  y.d8 AS d8,
  y.d9 AS d9,
  y.d10 AS d10,
  y.d11 AS d11,
  y.d12 AS d12
FROM year_rows AS y
LEFT JOIN retaken AS r
  ON r.indicator = y.indicator
  AND r.category = y.category
  AND r.area = y.area
  AND r.year = y.year
LEFT JOIN passing AS p
  ON p.area = y.area
WHERE
  y.year BETWEEN 0 AND 9999 AND r.indicator IS NULL AND p.area IS NULL
