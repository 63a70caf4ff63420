-- of step of_years, 6a491da124f358ee
WITH known AS (
  SELECT
    y.indicator AS indicator,
    y.category AS category,
    y.area AS area,
    y.year AS year,
    CASE WHEN y.v1 IS NULL THEN 0 ELSE 1 END + CASE WHEN y.v2 IS NULL THEN 0 ELSE 2 END + CASE WHEN y.v3 IS NULL THEN 0 ELSE 4 END + CASE WHEN y.v4 IS NULL THEN 0 ELSE 8 END + CASE WHEN y.v5 IS NULL THEN 0 ELSE 16 END + CASE WHEN y.v6 IS NULL THEN 0 ELSE 32 END + CASE WHEN y.v7 IS NULL THEN 0 ELSE 64 END + CASE WHEN y.v8 IS NULL THEN 0 ELSE 128 END + CASE WHEN y.v9 IS NULL THEN 0 ELSE 256 END + CASE WHEN y.v10 IS NULL THEN 0 ELSE 512 END + CASE WHEN y.v11 IS NULL THEN 0 ELSE 1024 END + CASE WHEN y.v12 IS NULL THEN 0 ELSE 2048 END AS months,
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
  FROM rowed AS y
), rowed AS (
  SELECT
    k.indicator AS indicator,
    k.category AS category,
    k.area AS area,
    k.year AS year,
    w.first AS first,
    w.until AS until,
    w.flows_only AS flows_only,
    i.kind = 'flow'
    OR (
      i.kind = 'count' AND COALESCE(i.accrues, 'total') = 'new'
    ) AS adds,
    k.months & (
      (
        SHIFTLEFT(1, w.until)
      ) - (
        SHIFTLEFT(1, (
          w.first - 1
        ))
      )
    ) AS months,
    k.v1 AS v1,
    k.v2 AS v2,
    k.v3 AS v3,
    k.v4 AS v4,
    k.v5 AS v5,
    k.v6 AS v6,
    k.v7 AS v7,
    k.v8 AS v8,
    k.v9 AS v9,
    k.v10 AS v10,
    k.v11 AS v11,
    k.v12 AS v12,
    k.d1 AS d1,
    k.d2 AS d2,
    k.d3 AS d3,
    k.d4 AS d4,
    k.d5 AS d5,
    k.d6 AS d6,
    k.d7 AS d7,
    k.d8 AS d8,
    k.d9 AS d9,
    k.d10 AS d10,
    k.d11 AS d11,
    k.d12 AS d12
  FROM known AS k
  JOIN indicators AS i
    ON i.indicator = k.indicator
  JOIN windows AS w
    ON w.year = k.year
  WHERE
    NOT w.ahead
)
SELECT
  r.indicator AS indicator,
  r.category AS category,
  r.area AS area,
  r.year AS year,
  r.first AS first,
  r.until AS until,
  CASE
    WHEN r.adds
    THEN CAST(CASE WHEN 1 BETWEEN r.first AND r.until THEN COALESCE(r.v1, 0) ELSE 0 END + CASE WHEN 2 BETWEEN r.first AND r.until THEN COALESCE(r.v2, 0) ELSE 0 END + CASE WHEN 3 BETWEEN r.first AND r.until THEN COALESCE(r.v3, 0) ELSE 0 END + CASE WHEN 4 BETWEEN r.first AND r.until THEN COALESCE(r.v4, 0) ELSE 0 END + CASE WHEN 5 BETWEEN r.first AND r.until THEN COALESCE(r.v5, 0) ELSE 0 END + CASE WHEN 6 BETWEEN r.first AND r.until THEN COALESCE(r.v6, 0) ELSE 0 END + CASE WHEN 7 BETWEEN r.first AND r.until THEN COALESCE(r.v7, 0) ELSE 0 END + CASE WHEN 8 BETWEEN r.first AND r.until THEN COALESCE(r.v8, 0) ELSE 0 END + CASE WHEN 9 BETWEEN r.first AND r.until THEN COALESCE(r.v9, 0) ELSE 0 END + CASE WHEN 10 BETWEEN r.first AND r.until THEN COALESCE(r.v10, 0) ELSE 0 END + CASE WHEN 11 BETWEEN r.first AND r.until THEN COALESCE(r.v11, 0) ELSE 0 END + CASE WHEN 12 BETWEEN r.first AND r.until THEN COALESCE(r.v12, 0) ELSE 0 END AS DECIMAL(18, 6))
    WHEN r.months >= 2048
    THEN r.v12
    WHEN r.months >= 1024
    THEN r.v11
    WHEN r.months >= 512
    THEN r.v10
    WHEN r.months >= 256
    THEN r.v9
    WHEN r.months >= 128
    THEN r.v8
    WHEN r.months >= 64
    THEN r.v7
    WHEN r.months >= 32
    THEN r.v6
    WHEN r.months >= 16
    THEN r.v5
    WHEN r.months >= 8
    THEN r.v4
    WHEN r.months >= 4
    THEN r.v3
    WHEN r.months >= 2
    THEN r.v2
    WHEN r.months >= 1
    THEN r.v1
  END AS value,
  CASE
    WHEN r.adds
    THEN NULL
    WHEN r.months >= 2048
    THEN r.d12
    WHEN r.months >= 1024
    THEN r.d11
    WHEN r.months >= 512
    THEN r.d10
    WHEN r.months >= 256
    THEN r.d9
    WHEN r.months >= 128
    THEN r.d8
    WHEN r.months >= 64
    THEN r.d7
    WHEN r.months >= 32
    THEN r.d6
    WHEN r.months >= 16
    THEN r.d5
    WHEN r.months >= 8
    THEN r.d4
    WHEN r.months >= 4
    THEN r.d3
    WHEN r.months >= 2
    THEN r.d2
    WHEN r.months >= 1
    THEN r.d1
  END AS denominator,
  CASE
    WHEN r.adds
    THEN r.months
    WHEN r.months >= 2048
    THEN 2048
    WHEN r.months >= 1024
    THEN 1024
    WHEN r.months >= 512
    THEN 512
    WHEN r.months >= 256
    THEN 256
    WHEN r.months >= 128
    THEN 128
    WHEN r.months >= 64
    THEN 64
    WHEN r.months >= 32
    THEN 32
    WHEN r.months >= 16
    THEN 16
    WHEN r.months >= 8
    THEN 8
    WHEN r.months >= 4
    THEN 4
    WHEN r.months >= 2
    THEN 2
    WHEN r.months >= 1
    THEN 1
  END AS months,
  r.adds AS adds
FROM rowed AS r
WHERE
  r.months > 0 AND (
    r.adds OR NOT r.flows_only
  )
