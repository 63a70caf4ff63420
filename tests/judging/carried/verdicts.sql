-- of step verdicts, 83f648ec81ccc164
SELECT
  c.target AS target,
  c.version AS version,
  c.target_set AS target_set,
  c.basis AS basis,
  c.indicator AS indicator,
  c.category AS category,
  c.area AS area,
  c.year AS year,
  c.first AS first,
  c.last AS last,
  c.last_year AS last_year,
  c.whole AS whole,
  c.until AS until,
  c.low AS low,
  c.high AS high,
  c.higher_is_better AS higher_is_better,
  c.value AS result,
  c.value_max AS result_max,
  CASE
    WHEN c.is_estimate
    THEN (
      CAST((
        'estimate'
      ) AS STRING)
    )
    WHEN NOT c.way IS NULL
    THEN (
      CAST((
        'actual'
      ) AS STRING)
    )
  END AS time_basis,
  c.verdict AS verdict,
  c.rule AS rule,
  c.share AS share,
  CAST(c.gap AS DECIMAL(18, 6)) AS gap,
  c.known AS known,
  c.due AS due,
  c.areas_known AS areas_known,
  c.areas AS areas,
  COALESCE(c.estimated, FALSE) AS estimated,
  c.way AS way,
  b.value AS year_ago,
  CASE
    WHEN c.scale = 'share' AND b.value > 0
    THEN (
      CASE
        WHEN (
          b.value
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              c.value
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              b.value
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  c.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  b.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  c.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  b.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  b.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                b.value
              ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2))
      END
    )
  END AS of_year_ago,
  e.value AS expected,
  e.verdict AS expected_verdict,
  e.share AS expected_share
FROM weighed AS c
LEFT JOIN weighed AS e
  ON e.target = c.target AND e.is_ahead = 1
LEFT JOIN results AS b
  ON b.indicator = c.indicator
  AND b.category = c.category
  AND b.area = c.area
  AND b.year = c.now - 1
  AND b.first = c.first
  AND b.until = c.until
  AND b.complete
  AND NOT b.value IS NULL
  AND b.year BETWEEN 2025 - 1 AND 2025 - 1
  AND b.year BETWEEN 0 - 1 AND 9999 - 1
WHERE
  c.is_ahead = 0
