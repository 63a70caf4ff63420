-- of step paces, e72cc7b5ddce9f8d
WITH running AS (
  SELECT
    v.target AS target,
    (
      CASE
        WHEN (
          g.base
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              v.result
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              g.base
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  v.result
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  g.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  v.result
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  g.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  g.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                g.base
              ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2))
      END
    ) AS share,
    v.result AS result,
    g.base AS base,
    g.higher_is_better AS higher_is_better,
    12 - v.until AS months_left,
    (
      CASE
        WHEN (
          12
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              v.until
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              12
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  v.until
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  12
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  v.until
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  12
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  12
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                12
              ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2))
      END
    ) AS straight,
    s.share AS season,
    COALESCE(s.years, 0) AS years
  FROM verdicts AS v
  JOIN goals AS g
    ON g.target = v.target
  JOIN indicators AS i
    ON i.indicator = v.indicator
  LEFT JOIN seasons AS s
    ON s.indicator = v.indicator
    AND s.category = v.category
    AND s.area = v.area
    AND s.year = g.now
    AND s.until = v.until
  WHERE
    v.first = 1
    AND v.last = 12
    AND v.until < 12
    AND v.last_year IS NULL
    AND g.base > 0
    AND (
      i.kind = 'flow' OR (
        i.kind = 'count' AND i.accrues = 'new'
      )
    )
    AND NOT v.result IS NULL
    AND v.time_basis = 'actual'
    AND NOT g.higher_is_better IS NULL
    AND v.known >= v.due
    AND v.areas_known = v.areas
), paced AS (
  SELECT
    r.target AS target,
    r.share AS share,
    COALESCE(r.season, r.straight) AS usual,
    r.years AS years,
    r.straight AS straight,
    r.months_left AS months_left,
    r.base - r.result AS still_to_come,
    (
      CASE
        WHEN (
          r.months_left
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              r.base - r.result
            ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              r.months_left
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
                    r.base - r.result
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(
                  CAST(CAST((
                    r.months_left
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                )
              )
            ) - (
              (
                2 * ABS(
                  CAST(CAST((
                    r.base - r.result
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                ) * 1000000 + ABS(
                  CAST(CAST((
                    r.months_left
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                )
              )
            ) % (
              (
                2 * ABS(
                  CAST(CAST((
                    r.months_left
                  ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
                )
              )
            ),
            (
              2 * ABS(
                CAST(CAST((
                  r.months_left
                ) AS DECIMAL(38, 12)) * 1000000000000 AS DECIMAL(38, 0))
              )
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(32, 0)) * 0.000001 AS DECIMAL(18, 6))
      END
    ) AS each_month,
    CAST(CASE
      WHEN r.higher_is_better
      THEN r.share - COALESCE(r.season, r.straight)
      ELSE COALESCE(r.season, r.straight) - r.share
    END AS DECIMAL(18, 2)) AS ahead_by
  FROM running AS r
)
SELECT
  p.target AS target,
  p.share AS share,
  p.usual AS usual,
  p.years AS years,
  p.straight AS straight,
  p.ahead_by AS ahead_by,
  CASE
    WHEN p.ahead_by >= s.pace_safe
    THEN (
      CAST((
        'safe'
      ) AS STRING)
    )
    WHEN p.ahead_by >= s.pace_watch
    THEN (
      CAST((
        'watch'
      ) AS STRING)
    )
    WHEN p.ahead_by >= s.pace_risk
    THEN (
      CAST((
        'risk'
      ) AS STRING)
    )
    ELSE (
      CAST((
        'alarm'
      ) AS STRING)
    )
  END AS pace,
  p.months_left AS months_left,
  CAST(p.still_to_come AS DECIMAL(18, 6)) AS still_to_come,
  p.each_month AS each_month
FROM paced AS p
CROSS JOIN scheme AS s
