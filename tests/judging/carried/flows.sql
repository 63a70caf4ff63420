-- of step flows, 75f491a746c13267
WITH facts AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    w.first AS first,
    w.until AS until,
    f.value AS value,
    COALESCE(f.value_max, f.value) AS value_max,
    (
      SHIFTLEFT(1, f.last)
    ) - (
      SHIFTLEFT(1, (
        f.first - 1
      ))
    ) AS months,
    CASE
      WHEN NOT f.estimated AND f.finality >= 3 AND f.missing = 0 AND f.fault IS NULL
      THEN 0
      ELSE CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END
    END AS flags
  FROM carried AS f
  JOIN indicators AS i
    ON i.indicator = f.indicator
  JOIN windows AS w
    ON w.year = f.year
  WHERE
    (
      i.kind = 'flow' OR (
        i.kind = 'count' AND i.accrues = 'new'
      )
    )
    AND f.first >= w.first
    AND f.last <= w.until
    AND (
      NOT w.ahead OR (
        f.first = w.first AND f.last = w.until AND f.finality < 3
      )
    )
    AND (
      NOT f.value IS NULL OR NOT f.fault IS NULL
    )
), summed AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    f.first AS first,
    f.until AS until,
    SUM(f.value) AS value,
    SUM(f.value_max) AS value_max,
    SUM(f.months) AS lengths,
    BIT_OR(f.months) AS months,
    BIT_OR(f.flags) AS flags
  FROM facts AS f
  GROUP BY
    f.indicator,
    f.category,
    f.area,
    f.year,
    f.first,
    f.until
), overlapping AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    s.first AS first,
    s.until AS until,
    f.first AS starts,
    f.last AS ends,
    f.value AS value,
    COALESCE(f.value_max, f.value) AS value_max,
    CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END AS flags
  FROM carried AS f
  JOIN summed AS s
    ON s.indicator = f.indicator
    AND s.category = f.category
    AND s.area = f.area
    AND s.year = f.year
  JOIN windows AS w
    ON w.year = s.year AND w.first = s.first AND w.until = s.until
  WHERE
    s.lengths <> s.months
    AND f.first >= w.first
    AND f.last <= w.until
    AND (
      NOT w.ahead OR (
        f.first = w.first AND f.last = w.until AND f.finality < 3
      )
    )
    AND (
      NOT f.value IS NULL OR NOT f.fault IS NULL
    )
), runs AS (
  SELECT
    o.indicator AS indicator,
    o.category AS category,
    o.area AS area,
    o.year AS year,
    o.first AS first,
    o.until AS until,
    MAX(o.ends) AS ends,
    MAX(CASE WHEN o.starts = o.first THEN o.ends * 100 + o.flags ELSE 0 END) AS run,
    MAX_BY(COALESCE(o.value, 0), CASE WHEN o.starts = o.first THEN o.ends ELSE 0 END) AS run_value,
    MAX_BY(COALESCE(o.value_max, 0), CASE WHEN o.starts = o.first THEN o.ends ELSE 0 END) AS run_max
  FROM overlapping AS o
  GROUP BY
    o.indicator,
    o.category,
    o.area,
    o.year,
    o.first,
    o.until
), mixed AS (
  SELECT
    r.indicator AS indicator,
    r.category AS category,
    r.area AS area,
    r.year AS year,
    r.first AS first,
    r.until AS until,
    r.run % 100 AS flags,
    CASE WHEN r.run > 0 THEN r.run_value ELSE 0 END AS run_value,
    CASE WHEN r.run > 0 THEN r.run_max ELSE 0 END AS run_max,
    CASE WHEN r.run = 0 THEN r.first - 1 ELSE (
      r.run - r.run % 100
    ) DIV 100 END AS run_ends
  FROM runs AS r
  WHERE
    (
      r.run - r.run % 100
    ) DIV 100 <> r.ends
), after AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    m.first AS first,
    m.until AS until,
    f.first AS starts,
    f.last AS ends,
    f.value AS value,
    COALESCE(f.value_max, f.value) AS value_max,
    (
      SHIFTLEFT(1, f.last)
    ) - (
      SHIFTLEFT(1, (
        f.first - 1
      ))
    ) AS months,
    CASE WHEN f.estimated THEN 1 ELSE 0 END + CASE WHEN f.finality < 3 THEN 2 ELSE 0 END + CASE WHEN f.missing > 0 THEN 4 ELSE 0 END + CASE WHEN f.fault IS NULL THEN 0 WHEN f.fault = 'measure' THEN 8 ELSE 16 END AS flags
  FROM carried AS f
  JOIN mixed AS m
    ON m.indicator = f.indicator
    AND m.category = f.category
    AND m.area = f.area
    AND m.year = f.year
  JOIN windows AS w
    ON w.year = m.year AND w.first = m.first AND w.until = m.until
  WHERE
    f.first >= w.first
    AND f.last <= w.until
    AND f.first > m.run_ends
    AND (
      NOT w.ahead OR (
        f.first = w.first AND f.last = w.until AND f.finality < 3
      )
    )
    AND (
      NOT f.value IS NULL OR NOT f.fault IS NULL
    )
), inside AS (
  SELECT
    a.indicator AS indicator,
    a.category AS category,
    a.area AS area,
    a.year AS year,
    a.first AS first,
    a.until AS until,
    a.starts AS starts,
    a.ends AS ends
  FROM after AS a
  JOIN after AS b
    ON b.indicator = a.indicator
    AND b.category = a.category
    AND b.area = a.area
    AND b.year = a.year
    AND b.first = a.first
    AND b.until = a.until
  WHERE
    b.starts <= a.starts
    AND b.ends >= a.ends
    AND b.ends - b.starts > a.ends - a.starts
  GROUP BY
    a.indicator,
    a.category,
    a.area,
    a.year,
    a.first,
    a.until,
    a.starts,
    a.ends
), followed AS (
  SELECT
    a.indicator AS indicator,
    a.category AS category,
    a.area AS area,
    a.year AS year,
    a.first AS first,
    a.until AS until,
    SUM(a.value) AS value,
    SUM(a.value_max) AS value_max,
    SUM(a.months) AS lengths,
    BIT_OR(a.months) AS months,
    BIT_OR(a.flags) AS flags
  FROM after AS a
  LEFT JOIN inside AS i
    ON i.indicator = a.indicator
    AND i.category = a.category
    AND i.area = a.area
    AND i.year = a.year
    AND i.first = a.first
    AND i.until = a.until
    AND i.starts = a.starts
    AND i.ends = a.ends
  WHERE
    i.indicator IS NULL
  GROUP BY
    a.indicator,
    a.category,
    a.area,
    a.year,
    a.first,
    a.until
)
SELECT
  s.indicator AS indicator,
  s.category AS category,
  s.area AS area,
  s.year AS year,
  s.first AS first,
  s.until AS until,
  CAST(COALESCE(s.value, 0) AS DECIMAL(18, 6)) AS value,
  CAST(COALESCE(s.value_max, 0) AS DECIMAL(18, 6)) AS value_max,
  s.months AS months,
  s.flags AS flags
FROM summed AS s
WHERE
  s.lengths = s.months
UNION ALL
SELECT
  r.indicator AS indicator,
  r.category AS category,
  r.area AS area,
  r.year AS year,
  r.first AS first,
  r.until AS until,
  CAST(r.run_value AS DECIMAL(18, 6)) AS value,
  CAST(r.run_max AS DECIMAL(18, 6)) AS value_max,
  (
    SHIFTLEFT(1, r.ends)
  ) - (
    SHIFTLEFT(1, (
      r.first - 1
    ))
  ) AS months,
  r.run % 100 AS flags
FROM runs AS r
WHERE
  (
    r.run - r.run % 100
  ) DIV 100 = r.ends
UNION ALL
SELECT
  m.indicator AS indicator,
  m.category AS category,
  m.area AS area,
  m.year AS year,
  m.first AS first,
  m.until AS until,
  CAST(m.run_value + COALESCE(f.value, 0) AS DECIMAL(18, 6)) AS value,
  CAST(m.run_max + COALESCE(f.value_max, 0) AS DECIMAL(18, 6)) AS value_max,
  (
    SHIFTLEFT(1, m.run_ends)
  ) - (
    SHIFTLEFT(1, (
      m.first - 1
    ))
  ) + COALESCE(f.months, 0) AS months,
  m.flags + COALESCE(f.flags, 0) - (
    m.flags & COALESCE(f.flags, 0)
  ) + CASE WHEN f.lengths <> f.months THEN 32 ELSE 0 END AS flags
FROM mixed AS m
LEFT JOIN followed AS f
  ON f.indicator = m.indicator
  AND f.category = m.category
  AND f.area = m.area
  AND f.year = m.year
  AND f.first = m.first
  AND f.until = m.until
