-- of step terms, 6adf3a0182187d32
WITH years AS (
  SELECT
    t.target AS target,
    t.indicator AS indicator,
    t.category AS category,
    t.area AS area,
    t.first AS first,
    LEAST(t.last, c.until) AS until,
    c.year AS year,
    t.now AS now,
    CASE
      WHEN i.kind = 'flow' OR (
        i.kind = 'count' AND i.accrues = 'new'
      )
      THEN 'sum'
      WHEN i.kind = 'growth'
      THEN 'mean'
      ELSE 'end'
    END AS way
  FROM in_force AS t
  JOIN indicators AS i
    ON i.indicator = t.indicator
  JOIN calendar AS c
    ON c.year BETWEEN t.year AND t.now
  WHERE
    NOT t.last_year IS NULL AND LEAST(t.last, c.until) >= t.first
), found AS (
  SELECT
    y.target AS target,
    y.way AS way,
    y.year AS year,
    y.now AS now,
    r.value AS value,
    r.value_max AS value_max,
    r.known AS known,
    r.due AS due,
    r.areas_known AS areas_known,
    r.areas AS areas,
    COALESCE(r.complete AND NOT r.value IS NULL, FALSE) AS complete,
    COALESCE(r.estimated, FALSE) AS estimated,
    COALESCE(r.is_estimate, FALSE) AS is_estimate,
    r.fault AS fault,
    r.outcome AS outcome,
    CASE WHEN r.indicator IS NULL THEN 0 ELSE 1 END AS told
  FROM years AS y
  LEFT JOIN results AS r
    ON r.indicator = y.indicator
    AND r.category = y.category
    AND r.area = y.area
    AND r.year = y.year
    AND r.first = y.first
    AND r.until = y.until
), gathered AS (
  SELECT
    f.target AS target,
    f.way AS way,
    SUM(f.value) AS value,
    SUM(f.value_max) AS value_max,
    SUM(f.told) AS told,
    COUNT(*) AS years,
    SUM(f.known) AS known,
    SUM(f.due) AS due,
    MIN(f.areas_known) AS areas_known,
    MAX(f.areas) AS areas,
    MIN(CASE WHEN f.complete THEN 1 ELSE 0 END) AS complete,
    MAX(CASE WHEN f.estimated THEN 1 ELSE 0 END) AS estimated,
    MAX(CASE WHEN f.is_estimate THEN 1 ELSE 0 END) AS is_estimate,
    MAX(f.fault) AS fault
  FROM found AS f
  WHERE
    f.way <> 'end'
  GROUP BY
    f.target,
    f.way
)
SELECT
  g.target AS target,
  CASE
    WHEN NOT g.fault IS NULL
    THEN NULL
    WHEN g.way = 'sum'
    THEN CAST(g.value AS DECIMAL(18, 6))
    WHEN g.complete = 1
    THEN (
      CASE
        WHEN (
          g.years
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.value
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.years
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
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  g.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))) * 1000000 + ABS(CAST(CAST((
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.years
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
  END AS value,
  CASE
    WHEN NOT g.fault IS NULL
    THEN NULL
    WHEN g.way = 'sum'
    THEN CAST(g.value_max AS DECIMAL(18, 6))
    WHEN g.complete = 1
    THEN (
      CASE
        WHEN (
          g.years
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              g.value_max
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.years
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
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(
                  CAST(CAST((
                    g.value_max
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.years
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.years
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    )
  END AS value_max,
  (
    CAST((
      NULL
    ) AS STRING)
  ) AS outcome,
  CAST(g.known AS INT) AS known,
  CAST(g.due AS INT) AS due,
  g.areas_known AS areas_known,
  g.areas AS areas,
  g.complete = 1 AS complete,
  g.estimated = 1 AS estimated,
  g.is_estimate = 1 AS is_estimate,
  CASE
    WHEN NOT g.fault IS NULL
    THEN g.fault
    WHEN g.value IS NULL OR (
      g.way = 'mean' AND g.complete = 0
    )
    THEN (
      CAST((
        'years'
      ) AS STRING)
    )
  END AS fault,
  CASE
    WHEN g.way = 'sum'
    THEN (
      CAST((
        'years_added'
      ) AS STRING)
    )
    ELSE (
      CAST((
        'years_averaged'
      ) AS STRING)
    )
  END AS way
FROM gathered AS g
WHERE
  g.told > 0
UNION ALL
SELECT
  f.target AS target,
  f.value AS value,
  f.value_max AS value_max,
  f.outcome AS outcome,
  f.known AS known,
  f.due AS due,
  f.areas_known AS areas_known,
  f.areas AS areas,
  f.complete OR NOT f.outcome IS NULL AS complete,
  f.estimated AS estimated,
  f.is_estimate AS is_estimate,
  f.fault AS fault,
  (
    CAST((
      'year_end'
    ) AS STRING)
  ) AS way
FROM found AS f
WHERE
  f.way = 'end' AND f.year = f.now AND f.told = 1
