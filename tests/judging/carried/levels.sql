-- of step levels, 43464f81aa7a7d85
WITH facts AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    w.first AS first,
    w.until AS until,
    COALESCE(f.value, 0) AS value,
    COALESCE(f.denominator, 0) AS denominator,
    f.last * 1000000 + f.first * 10000 + CASE
      WHEN f.outcome IS NULL
      AND f.value_max IS NULL
      AND NOT f.estimated
      AND f.finality >= 3
      AND f.missing = 0
      AND f.fault IS NULL
      THEN 100
      ELSE CASE f.outcome
        WHEN 'exceeded'
        THEN 4
        WHEN 'met'
        THEN 3
        WHEN 'near'
        THEN 2
        WHEN 'missed'
        THEN 1
        ELSE 0
      END * 1000 + CASE WHEN f.value IS NULL THEN 0 WHEN f.value_max IS NULL THEN 100 ELSE 200 END + CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END
    END AS place
  FROM carried AS f
  JOIN indicators AS i
    ON i.indicator = f.indicator
  JOIN windows AS w
    ON w.year = f.year
  WHERE
    NOT (
      i.kind = 'flow'
      OR (
        i.kind = 'count' AND COALESCE(i.accrues, 'total') = 'new'
      )
    )
    AND NOT w.flows_only
    AND f.first >= w.first
    AND f.last <= w.until
    AND (
      NOT w.ahead OR (
        f.first = w.first AND f.last = w.until AND f.finality < 3
      )
    )
    AND (
      NOT f.value IS NULL OR NOT f.outcome IS NULL OR NOT f.fault IS NULL
    )
  UNION ALL
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    w.first AS first,
    w.until AS until,
    COALESCE(f.value, 0) AS value,
    COALESCE(f.denominator, 0) AS denominator,
    f.last * 1000000 + f.first * 10000 + CASE f.outcome
      WHEN 'exceeded'
      THEN 4
      WHEN 'met'
      THEN 3
      WHEN 'near'
      THEN 2
      WHEN 'missed'
      THEN 1
      ELSE 0
    END * 1000 + CASE WHEN f.value IS NULL THEN 0 WHEN f.value_max IS NULL THEN 100 ELSE 200 END + CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END AS place
  FROM carried AS f
  JOIN indicators AS i
    ON i.indicator = f.indicator
  JOIN windows AS w
    ON w.year = f.year
  WHERE
    (
      i.kind = 'flow'
      OR (
        i.kind = 'count' AND COALESCE(i.accrues, 'total') = 'new'
      )
    )
    AND f.value IS NULL
    AND f.fault IS NULL
    AND NOT f.outcome IS NULL
    AND NOT w.flows_only
    AND f.first >= w.first
    AND f.last <= w.until
    AND (
      NOT w.ahead OR (
        f.first = w.first AND f.last = w.until AND f.finality < 3
      )
    )
), latest AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    f.first AS first,
    f.until AS until,
    MAX(f.place) AS place,
    MAX_BY(f.value, f.place) AS value,
    MAX_BY(f.denominator, f.place) AS denominator
  FROM facts AS f
  GROUP BY
    f.indicator,
    f.category,
    f.area,
    f.year,
    f.first,
    f.until
)
SELECT
  l.indicator AS indicator,
  l.category AS category,
  l.area AS area,
  l.year AS year,
  l.first AS first,
  l.until AS until,
  CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value,
  CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value_max,
  CASE WHEN l.denominator > 0 THEN l.denominator END AS denominator,
  CASE (
      l.place % 10000 - l.place % 1000
    ) DIV 1000
    WHEN 4
    THEN (
      CAST((
        'exceeded'
      ) AS STRING)
    )
    WHEN 3
    THEN (
      CAST((
        'met'
      ) AS STRING)
    )
    WHEN 2
    THEN (
      CAST((
        'near'
      ) AS STRING)
    )
    WHEN 1
    THEN (
      CAST((
        'missed'
      ) AS STRING)
    )
  END AS outcome,
  SHIFTLEFT(1, (
    (
      l.place - l.place % 1000000
    ) DIV 1000000 - 1
  )) AS months,
  l.place % 100 AS flags
FROM latest AS l
WHERE
  l.place % 1000 < 200
UNION ALL
SELECT
  l.indicator AS indicator,
  l.category AS category,
  l.area AS area,
  l.year AS year,
  l.first AS first,
  l.until AS until,
  CASE WHEN l.place % 1000 >= 100 THEN l.value END AS value,
  f.value_max AS value_max,
  CASE WHEN l.denominator > 0 THEN l.denominator END AS denominator,
  CASE (
      l.place % 10000 - l.place % 1000
    ) DIV 1000
    WHEN 4
    THEN (
      CAST((
        'exceeded'
      ) AS STRING)
    )
    WHEN 3
    THEN (
      CAST((
        'met'
      ) AS STRING)
    )
    WHEN 2
    THEN (
      CAST((
        'near'
      ) AS STRING)
    )
    WHEN 1
    THEN (
      CAST((
        'missed'
      ) AS STRING)
    )
  END AS outcome,
  SHIFTLEFT(1, (
    (
      l.place - l.place % 1000000
    ) DIV 1000000 - 1
  )) AS months,
  l.place % 100 AS flags
FROM latest AS l
JOIN carried AS f
  ON f.indicator = l.indicator
  AND f.category = l.category
  AND f.area = l.area
  AND f.year = l.year
  AND f.last = (
    l.place - l.place % 1000000
  ) DIV 1000000
  AND f.first = (
    l.place % 1000000 - l.place % 10000
  ) DIV 10000
WHERE
  l.place % 1000 >= 200 AND NOT f.value_max IS NULL
