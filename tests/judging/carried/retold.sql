-- of step retold, 6a4dad541c6cee80
WITH replaced AS (
  SELECT
    o.replaces AS observation
  FROM observations AS o
  WHERE
    NOT o.replaces IS NULL
    AND (
      TRUE OR o.as_of <= CAST('9999-12-31' AS DATE)
    )
    AND o.finality >= 1
    AND (
      o.counts OR NOT TRUE
    )
  GROUP BY
    o.replaces
), ranked AS (
  SELECT
    o.observation AS observation,
    o.indicator AS indicator,
    o.category AS category,
    o.area AS area,
    o.year AS year,
    o.first AS first,
    o.last AS last,
    o.finality AS finality,
    o.value AS value,
    o.value_max AS value_max,
    o.denominator AS denominator,
    o.outcome AS outcome,
    CASE WHEN o.mismatch THEN 'measure' END AS fault,
    ROW_NUMBER() OVER (
      PARTITION BY o.indicator, o.category, o.area, o.year, o.first, o.last
      ORDER BY CASE WHEN o.finality >= 3 THEN 1 ELSE 0 END DESC, o.as_of DESC, o.finality DESC, o.observation DESC
    ) AS place
  FROM observations AS o
  LEFT JOIN replaced AS r
    ON r.observation = o.observation
  WHERE
    NOT o.alone
    AND r.observation IS NULL
    AND o.year BETWEEN 0 AND 9999
    AND (
      TRUE OR o.as_of <= CAST('9999-12-31' AS DATE)
    )
    AND o.finality >= 1
    AND (
      o.counts OR NOT TRUE
    )
)
SELECT
  r.observation AS observation,
  r.indicator AS indicator,
  r.category AS category,
  r.area AS area,
  r.year AS year,
  r.first AS first,
  r.last AS last,
  r.finality AS finality,
  r.value AS value,
  r.value_max AS value_max,
  r.denominator AS denominator,
  r.outcome AS outcome,
  FALSE AS estimated,
  0 AS missing,
  r.fault AS fault
FROM ranked AS r
WHERE
  r.place = 1
