-- of step rolled_up, d63ad24676d57ebc
WITH leaves AS (
  SELECT
    t.ancestor AS ancestor,
    COUNT(*) AS areas
  FROM tree AS t
  WHERE
    t.is_leaf
  GROUP BY
    t.ancestor
), parts AS (
  SELECT
    c.indicator AS indicator,
    c.category AS category,
    c.area AS area,
    c.year AS year,
    c.first AS first,
    c.until AS until,
    i.adds_up AS adds_up,
    c.value AS value,
    c.value_max AS value_max,
    CASE WHEN i.adds_up IN ('sum', 'count', 'mean') THEN 1 ELSE c.denominator END AS weight,
    c.known AS known,
    c.due AS due,
    c.complete AS complete,
    c.estimated AS estimated,
    c.is_estimate AS is_estimate
  FROM to_date AS c
  JOIN indicators AS i
    ON i.indicator = c.indicator
  WHERE
    i.adds_up IN ('sum', 'count', 'mean', 'wmean', 'ratio') AND NOT c.value IS NULL
  UNION ALL
  SELECT
    c.indicator AS indicator,
    c.category AS category,
    c.area AS area,
    c.year AS year,
    c.first AS first,
    c.until AS until,
    i.adds_up AS adds_up,
    c.value AS value,
    c.value_max AS value_max,
    w.value AS weight,
    c.known AS known,
    c.due AS due,
    c.complete AS complete,
    c.estimated AS estimated,
    c.is_estimate AS is_estimate
  FROM indicators AS i
  JOIN to_date AS c
    ON c.indicator = i.indicator
  JOIN to_date AS w
    ON w.indicator = i.first_of
    AND w.category = 0
    AND w.area = c.area
    AND w.year = c.year
    AND w.first = c.first
    AND w.until = c.until
    AND w.fault IS NULL
  WHERE
    i.adds_up = 'wmean' AND c.denominator IS NULL AND NOT c.value IS NULL
), gathered AS (
  SELECT
    p.indicator AS indicator,
    p.category AS category,
    t.ancestor AS area,
    p.year AS year,
    p.first AS first,
    p.until AS until,
    MIN(p.adds_up) AS adds_up,
    SUM(CASE WHEN p.adds_up IN ('sum', 'count', 'mean') THEN p.value END) AS value,
    SUM(CASE WHEN p.adds_up IN ('sum', 'count', 'mean') THEN p.value_max END) AS value_max,
    SUM(
      CASE
        WHEN p.adds_up IN ('wmean', 'ratio')
        THEN CAST(p.value AS DECIMAL(19, 6)) * CAST(p.weight AS DECIMAL(18, 6))
      END
    ) AS weighed,
    SUM(
      CASE
        WHEN p.adds_up IN ('wmean', 'ratio')
        THEN CAST(p.value_max AS DECIMAL(19, 6)) * CAST(p.weight AS DECIMAL(18, 6))
      END
    ) AS weighed_max,
    SUM(p.weight) AS weight,
    COUNT(*) AS told,
    MIN(p.known) AS known,
    MAX(p.due) AS due,
    SUM(CASE WHEN p.complete THEN 1 ELSE 0 END) AS areas_known,
    MAX(CASE WHEN p.estimated THEN 1 ELSE 0 END) AS estimated,
    MAX(CASE WHEN p.is_estimate THEN 1 ELSE 0 END) AS is_estimate
  FROM parts AS p
  JOIN tree AS t
    ON t.area = p.area
  WHERE
    t.is_leaf AND p.weight > 0
  GROUP BY
    p.indicator,
    p.category,
    t.ancestor,
    p.year,
    p.first,
    p.until
)
SELECT
  g.indicator AS indicator,
  g.category AS category,
  g.area AS area,
  g.year AS year,
  g.first AS first,
  g.until AS until,
  CASE
    WHEN g.adds_up IN ('sum', 'count')
    THEN CAST(g.value AS DECIMAL(18, 6))
    WHEN g.adds_up = 'mean'
    THEN (
      CASE
        WHEN (
          g.told
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.value
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.told
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  g.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))) * 1000000 + ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  g.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))) * 1000000 + ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.told
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
    ELSE (
      CASE
        WHEN (
          g.weight
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.weighed
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.weight
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  g.weighed
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))) * 1000000 + ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  g.weighed
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))) * 1000000 + ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.weight
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
  END AS value,
  CASE
    WHEN g.adds_up IN ('sum', 'count')
    THEN CAST(g.value_max AS DECIMAL(18, 6))
    WHEN g.adds_up = 'mean'
    THEN (
      CASE
        WHEN (
          g.told
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.value_max
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.told
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(
                  CAST(CAST((
                    g.value_max
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(
                  CAST(CAST((
                    g.value_max
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.told
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.told
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
    ELSE (
      CASE
        WHEN (
          g.weight
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.weighed_max
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.weight
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(
                  CAST(CAST((
                    g.weighed_max
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(
                  CAST(CAST((
                    g.weighed_max
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.weight
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.weight
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
  END AS value_max,
  CASE WHEN g.adds_up IN ('wmean', 'ratio') THEN CAST(g.weight AS DECIMAL(18, 6)) END AS denominator,
  (
    CAST((
      NULL
    ) AS STRING)
  ) AS outcome,
  g.known AS known,
  g.due AS due,
  CAST(g.areas_known AS INT) AS areas_known,
  CAST(l.areas AS INT) AS areas,
  g.areas_known = l.areas AS complete,
  g.estimated = 1 AS estimated,
  g.is_estimate = 1 AS is_estimate,
  (
    CAST((
      NULL
    ) AS STRING)
  ) AS fault,
  (
    CAST((
      'rolled_up'
    ) AS STRING)
  ) AS way
FROM gathered AS g
JOIN leaves AS l
  ON l.ancestor = g.area
LEFT JOIN to_date AS own
  ON own.indicator = g.indicator
  AND own.category = g.category
  AND own.area = g.area
  AND own.year = g.year
  AND own.first = g.first
  AND own.until = g.until
WHERE
  own.indicator IS NULL
