-- of step moved, 838e94d48414e298
WITH ways AS (
  SELECT
    p.area AS area,
    p.becomes AS becomes,
    p.share AS share,
    p.estimated AS estimated,
    CAST(SUM(p.share) OVER (
      PARTITION BY p.area
      ORDER BY p.becomes NULLS LAST
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) - p.share AS DECIMAL(9, 8)) AS before
  FROM passages AS p
), made AS (
  SELECT
    p.becomes AS becomes,
    COUNT(*) AS parts
  FROM passages AS p
  GROUP BY
    p.becomes
), passed AS (
  SELECT
    p.area AS area
  FROM passages AS p
  GROUP BY
    p.area
), pieces AS (
  SELECT
    s.observation AS observation,
    s.indicator AS indicator,
    s.category AS category,
    w.becomes AS area,
    s.year AS year,
    s.first AS first,
    s.last AS last,
    s.finality AS finality,
    CASE
      WHEN w.share = 1
      THEN s.value
      ELSE CAST(CAST(s.value AS DECIMAL(28, 6)) * CAST(w.before + w.share AS DECIMAL(9, 8)) AS DECIMAL(18, 6)) - CAST(CAST(s.value AS DECIMAL(28, 6)) * w.before AS DECIMAL(18, 6))
    END AS value,
    CASE
      WHEN w.share = 1
      THEN COALESCE(s.value_max, s.value)
      ELSE CAST(CAST(COALESCE(s.value_max, s.value) AS DECIMAL(28, 6)) * CAST(w.before + w.share AS DECIMAL(9, 8)) AS DECIMAL(18, 6)) - CAST(CAST(COALESCE(s.value_max, s.value) AS DECIMAL(28, 6)) * w.before AS DECIMAL(18, 6))
    END AS value_max,
    s.denominator AS denominator,
    s.outcome AS outcome,
    w.estimated AS estimated,
    m.parts AS parts,
    CASE WHEN NOT s.fault IS NULL THEN s.fault WHEN w.share IS NULL THEN 'share' END AS fault
  FROM standing AS s
  JOIN ways AS w
    ON w.area = s.area
  JOIN made AS m
    ON m.becomes = w.becomes
  JOIN indicators AS i
    ON i.indicator = s.indicator
  WHERE
    i.adds_up IN ('sum', 'count') OR (
      m.parts = 1 AND w.share = 1
    )
), gathered AS (
  SELECT
    p.indicator AS indicator,
    p.category AS category,
    p.area AS area,
    p.year AS year,
    p.first AS first,
    p.last AS last,
    CASE WHEN COUNT(*) = 1 THEN MAX(p.observation) END AS observation,
    MIN(p.finality) AS finality,
    CAST(SUM(p.value) AS DECIMAL(18, 6)) AS value,
    CAST(SUM(p.value_max) AS DECIMAL(18, 6)) AS value_max,
    CASE WHEN COUNT(*) = 1 THEN MAX(p.denominator) END AS denominator,
    CASE WHEN COUNT(*) = 1 THEN MAX(p.outcome) END AS outcome,
    MAX(CASE WHEN p.estimated THEN 1 ELSE 0 END) = 1 AS estimated,
    CAST(MAX(p.parts) - COUNT(*) AS INT) AS missing,
    MAX(p.fault) AS fault
  FROM pieces AS p
  GROUP BY
    p.indicator,
    p.category,
    p.area,
    p.year,
    p.first,
    p.last
), anew AS (
  SELECT
    m.becomes AS area
  FROM made AS m
  LEFT JOIN passed AS p
    ON p.area = m.becomes
  WHERE
    p.area IS NULL
), own AS (
  SELECT
    s.indicator AS indicator,
    s.category AS category,
    s.area AS area,
    s.year AS year,
    s.first AS first,
    s.last AS last
  FROM standing AS s
  JOIN anew AS n
    ON n.area = s.area
)
SELECT
  g.observation AS observation,
  g.indicator AS indicator,
  g.category AS category,
  g.area AS area,
  g.year AS year,
  g.first AS first,
  g.last AS last,
  g.finality AS finality,
  g.value AS value,
  g.value_max AS value_max,
  g.denominator AS denominator,
  g.outcome AS outcome,
  g.estimated AS estimated,
  g.missing AS missing,
  g.fault AS fault
FROM gathered AS g
LEFT JOIN own AS o
  ON o.indicator = g.indicator
  AND o.category = g.category
  AND o.area = g.area
  AND o.year = g.year
  AND o.first = g.first
  AND o.last = g.last
WHERE
  o.indicator IS NULL
