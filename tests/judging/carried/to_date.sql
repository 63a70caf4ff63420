-- of step to_date, b03788fd9ef3be28
WITH told AS (
  SELECT
    f.indicator AS indicator,
    f.category AS category,
    f.area AS area,
    f.year AS year,
    f.first AS first,
    f.until AS until,
    f.value AS value,
    f.value_max AS value_max,
    CAST(NULL AS DECIMAL(18, 6)) AS denominator,
    (
      CAST((
        NULL
      ) AS STRING)
    ) AS outcome,
    f.months AS months,
    f.flags AS flags,
    TRUE AS adds
  FROM flows AS f
  UNION ALL
  SELECT
    l.indicator AS indicator,
    l.category AS category,
    l.area AS area,
    l.year AS year,
    l.first AS first,
    l.until AS until,
    l.value AS value,
    l.value_max AS value_max,
    l.denominator AS denominator,
    l.outcome AS outcome,
    l.months AS months,
    l.flags AS flags,
    FALSE AS adds
  FROM levels AS l
  WHERE
    NOT l.value IS NULL OR l.outcome IS NULL
  UNION ALL
  SELECT
    l.indicator AS indicator,
    l.category AS category,
    l.area AS area,
    l.year AS year,
    l.first AS first,
    l.until AS until,
    l.value AS value,
    l.value_max AS value_max,
    l.denominator AS denominator,
    l.outcome AS outcome,
    l.months AS months,
    l.flags AS flags,
    FALSE AS adds
  FROM levels AS l
  LEFT JOIN flows AS f
    ON f.indicator = l.indicator
    AND f.category = l.category
    AND f.area = l.area
    AND f.year = l.year
    AND f.first = l.first
    AND f.until = l.until
  WHERE
    l.value IS NULL AND NOT l.outcome IS NULL AND f.indicator IS NULL
  UNION ALL
  SELECT
    y.indicator AS indicator,
    y.category AS category,
    y.area AS area,
    y.year AS year,
    y.first AS first,
    y.until AS until,
    y.value AS value,
    y.value AS value_max,
    CASE WHEN y.denominator > 0 THEN y.denominator END AS denominator,
    (
      CAST((
        NULL
      ) AS STRING)
    ) AS outcome,
    y.months AS months,
    0 AS flags,
    y.adds AS adds
  FROM of_years AS y
), dated AS (
  SELECT
    t.indicator AS indicator,
    t.category AS category,
    t.area AS area,
    t.year AS year,
    t.first AS first,
    t.until AS until,
    t.value AS value,
    t.value_max AS value_max,
    t.denominator AS denominator,
    t.outcome AS outcome,
    t.months AS months,
    t.flags AS flags,
    t.adds AS adds,
    CASE
      WHEN NOT t.adds
      THEN t.first
      WHEN i.frequency = 'quarter'
      THEN t.until - t.until % 3
      WHEN i.frequency = 'half'
      THEN t.until - t.until % 6
      WHEN i.frequency IN ('year', 'season')
      THEN t.until - t.until % 12
      ELSE t.until
    END AS due_until
  FROM told AS t
  JOIN indicators AS i
    ON i.indicator = t.indicator
), owed AS (
  SELECT
    d.indicator AS indicator,
    d.category AS category,
    d.area AS area,
    d.year AS year,
    d.first AS first,
    d.until AS until,
    d.value AS value,
    d.value_max AS value_max,
    d.denominator AS denominator,
    d.outcome AS outcome,
    d.months AS months,
    d.flags AS flags,
    d.adds AS adds,
    CASE
      WHEN d.due_until >= d.first
      THEN (
        SHIFTLEFT(1, d.due_until)
      ) - (
        SHIFTLEFT(1, (
          d.first - 1
        ))
      )
      ELSE 0
    END AS due_months
  FROM dated AS d
)
SELECT
  o.indicator AS indicator,
  o.category AS category,
  o.area AS area,
  o.year AS year,
  o.first AS first,
  o.until AS until,
  CASE WHEN o.flags < 8 THEN o.value END AS value,
  CASE WHEN o.flags < 8 THEN o.value_max END AS value_max,
  o.denominator AS denominator,
  o.outcome AS outcome,
  CAST(BIT_COUNT(o.months) AS INT) AS known,
  CASE WHEN o.adds THEN CAST(BIT_COUNT(o.due_months) AS INT) ELSE 1 END AS due,
  1 AS areas_known,
  1 AS areas,
  CASE WHEN o.adds THEN (
    o.months & o.due_months
  ) = o.due_months ELSE TRUE END
  AND (
    o.flags & 4
  ) = 0 AS complete,
  o.flags % 2 = 1 AS estimated,
  (
    o.flags & 2
  ) = 2 AS is_estimate,
  CASE
    WHEN o.flags >= 32
    THEN (
      CAST((
        'overlap'
      ) AS STRING)
    )
    WHEN o.flags >= 16
    THEN (
      CAST((
        'share'
      ) AS STRING)
    )
    WHEN o.flags >= 8
    THEN (
      CAST((
        'measure'
      ) AS STRING)
    )
  END AS fault,
  (
    CAST((
      'own'
    ) AS STRING)
  ) AS way
FROM owed AS o
