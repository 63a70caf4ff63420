-- of step seasons, 02f0a996d7e0d507
WITH shares AS (
  SELECT
    r.indicator AS indicator,
    r.category AS category,
    r.area AS area,
    r.year AS year,
    r.until AS until,
    (
      CASE
        WHEN (
          w.value
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              CAST(r.value AS DECIMAL(19, 6)) * 100
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              w.value
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
                    CAST(r.value AS DECIMAL(19, 6)) * 100
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  w.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(
                  CAST(CAST((
                    CAST(r.value AS DECIMAL(19, 6)) * 100
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(CAST(CAST((
                  w.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  w.value
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                w.value
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    ) AS share
  FROM results AS r
  JOIN indicators AS i
    ON i.indicator = r.indicator
  JOIN results AS w
    ON w.indicator = r.indicator
    AND w.category = r.category
    AND w.area = r.area
    AND w.year = r.year
    AND w.first = 1
    AND w.until = 12
  WHERE
    r.first = 1
    AND r.until < 12
    AND (
      i.kind = 'flow' OR (
        i.kind = 'count' AND i.accrues = 'new'
      )
    )
    AND r.complete
    AND w.complete
    AND NOT r.is_estimate
    AND NOT w.is_estimate
    AND r.value >= 0
    AND w.value > 0
), judged AS (
  SELECT
    g.now AS year,
    g.until AS until
  FROM goals AS g
  WHERE
    g.first = 1 AND g.last = 12 AND g.until < 12
  GROUP BY
    g.now,
    g.until
)
SELECT
  s.indicator AS indicator,
  s.category AS category,
  s.area AS area,
  j.year AS year,
  j.until AS until,
  CAST(COUNT(*) AS INT) AS years,
  CAST((
    CASE
      WHEN (
        COUNT(*)
      ) <> 0
      THEN TRY_CAST(CAST(CASE
        WHEN (
          CAST(CAST((
            SUM(s.share)
          ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
        ) = (
          CAST(CAST((
            COUNT(*)
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
                  SUM(s.share)
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
              ) * 1000000 + ABS(CAST(CAST((
                COUNT(*)
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) - (
            (
              2 * ABS(
                CAST(CAST((
                  SUM(s.share)
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
              ) * 1000000 + ABS(CAST(CAST((
                COUNT(*)
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ) % (
            (
              2 * ABS(CAST(CAST((
                COUNT(*)
              ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
            )
          ),
          (
            2 * ABS(CAST(CAST((
              COUNT(*)
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)))
          )
        ) AS DECIMAL(38, 0))
      ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
    END
  ) AS DECIMAL(18, 2)) AS share
FROM shares AS s
JOIN judged AS j
  ON j.until = s.until AND s.year BETWEEN j.year - 5 AND j.year - 1
GROUP BY
  s.indicator,
  s.category,
  s.area,
  j.year,
  j.until
