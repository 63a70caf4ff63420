-- of step weighed, 509a347c94299f5b
WITH told AS (
  SELECT
    g.target AS target,
    g.version AS version,
    g.target_set AS target_set,
    g.basis AS basis,
    g.indicator AS indicator,
    g.category AS category,
    g.area AS area,
    g.year AS year,
    g.first AS first,
    g.last AS last,
    g.last_year AS last_year,
    g.whole AS whole,
    g.until AS until,
    g.now AS now,
    g.low AS low,
    g.high AS high,
    g.base AS base,
    g.is_strict AS is_strict,
    g.higher_is_better AS higher_is_better,
    g.ceiling AS ceiling,
    g.scale AS scale,
    g.fault AS fault,
    0 AS is_ahead,
    COALESCE(r.value, t.value, e.value) AS value,
    COALESCE(r.value_max, t.value_max, e.value_max) AS value_max,
    COALESCE(r.outcome, t.outcome, e.outcome) AS outcome,
    COALESCE(r.known, t.known, e.known) AS known,
    COALESCE(r.due, t.due, e.due) AS due,
    COALESCE(r.areas_known, t.areas_known, e.areas_known) AS areas_known,
    COALESCE(r.areas, t.areas, e.areas) AS areas,
    COALESCE(r.complete, t.complete, e.complete) AS complete,
    COALESCE(r.estimated, t.estimated, e.estimated) AS estimated,
    COALESCE(r.is_estimate, t.is_estimate, e.is_estimate) AS is_estimate,
    COALESCE(r.fault, t.fault, e.fault) AS result_fault,
    COALESCE(r.way, t.way, e.way) AS way
  FROM goals AS g
  LEFT JOIN results AS r
    ON r.indicator = g.indicator
    AND r.category = g.category
    AND r.area = g.area
    AND r.year = CASE WHEN g.last_year IS NULL THEN g.now END
    AND r.first = g.first
    AND r.until = g.until
    AND r.year BETWEEN 2025 AND 2025
    AND r.year BETWEEN 0 AND 9999
  LEFT JOIN terms AS t
    ON t.target = g.target
  LEFT JOIN estimates AS e
    ON e.target = g.target AND r.way IS NULL
  UNION ALL
  SELECT
    g.target AS target,
    g.version AS version,
    g.target_set AS target_set,
    g.basis AS basis,
    g.indicator AS indicator,
    g.category AS category,
    g.area AS area,
    g.year AS year,
    g.first AS first,
    g.last AS last,
    g.last_year AS last_year,
    g.whole AS whole,
    g.until AS until,
    g.now AS now,
    g.low AS low,
    g.high AS high,
    g.base AS base,
    g.is_strict AS is_strict,
    g.higher_is_better AS higher_is_better,
    g.ceiling AS ceiling,
    g.scale AS scale,
    g.fault AS fault,
    1 AS is_ahead,
    e.value AS value,
    e.value_max AS value_max,
    e.outcome AS outcome,
    e.known AS known,
    e.due AS due,
    e.areas_known AS areas_known,
    e.areas AS areas,
    e.complete AS complete,
    e.estimated AS estimated,
    e.is_estimate AS is_estimate,
    e.fault AS result_fault,
    e.way AS way
  FROM goals AS g
  JOIN estimates AS e
    ON e.target = g.target
), measured AS (
  SELECT
    t.target AS target,
    t.version AS version,
    t.target_set AS target_set,
    t.basis AS basis,
    t.indicator AS indicator,
    t.category AS category,
    t.area AS area,
    t.year AS year,
    t.first AS first,
    t.last AS last,
    t.last_year AS last_year,
    t.whole AS whole,
    t.until AS until,
    t.now AS now,
    t.low AS low,
    t.high AS high,
    t.base AS base,
    t.is_strict AS is_strict,
    t.higher_is_better AS higher_is_better,
    t.ceiling AS ceiling,
    t.scale AS scale,
    t.fault AS fault,
    t.is_ahead AS is_ahead,
    t.value AS value,
    t.value_max AS value_max,
    t.outcome AS outcome,
    t.known AS known,
    t.due AS due,
    t.areas_known AS areas_known,
    t.areas AS areas,
    t.complete AS complete,
    t.estimated AS estimated,
    t.is_estimate AS is_estimate,
    t.way AS way,
    t.result_fault AS result_fault,
    t.until >= t.first
    AND (
      t.until = t.last
      OR t.now > t.year
      OR CASE
        WHEN i.frequency = 'quarter'
        THEN t.until - t.until % 3
        WHEN i.frequency = 'half'
        THEN t.until - t.until % 6
        WHEN i.frequency IN ('year', 'season')
        THEN t.until - t.until % 12
        ELSE t.until
      END >= t.first
    ) AS is_due,
    i.adds_up IN ('sum', 'count') AS adds_up,
    s.near_share AS near_share,
    s.near_points AS near_points,
    CASE
      WHEN t.higher_is_better
      THEN t.value - t.low
      WHEN NOT t.higher_is_better
      THEN t.high - t.value_max
      ELSE LEAST(t.value - t.low, t.high - t.value_max)
    END AS past,
    CASE
      WHEN t.higher_is_better
      THEN t.value - t.high
      WHEN NOT t.higher_is_better
      THEN t.low - t.value_max
    END AS beyond,
    t.higher_is_better AND NOT t.ceiling IS NULL AND t.high >= t.ceiling AS at_ceiling
  FROM told AS t
  JOIN indicators AS i
    ON i.indicator = t.indicator
  CROSS JOIN scheme AS s
), ruled AS (
  SELECT
    m.target AS target,
    m.version AS version,
    m.target_set AS target_set,
    m.basis AS basis,
    m.indicator AS indicator,
    m.category AS category,
    m.area AS area,
    m.year AS year,
    m.first AS first,
    m.last AS last,
    m.last_year AS last_year,
    m.whole AS whole,
    m.until AS until,
    m.now AS now,
    m.low AS low,
    m.high AS high,
    m.base AS base,
    m.is_strict AS is_strict,
    m.higher_is_better AS higher_is_better,
    m.ceiling AS ceiling,
    m.scale AS scale,
    m.fault AS fault,
    m.is_ahead AS is_ahead,
    m.value AS value,
    m.value_max AS value_max,
    m.outcome AS outcome,
    m.known AS known,
    m.due AS due,
    m.areas_known AS areas_known,
    m.areas AS areas,
    m.complete AS complete,
    m.estimated AS estimated,
    m.is_estimate AS is_estimate,
    m.way AS way,
    m.is_due AS is_due,
    m.adds_up AS adds_up,
    CASE
      WHEN m.fault IN ('ended', 'replaced')
      THEN m.fault
      WHEN m.way IS NULL AND NOT m.fault IS NULL
      THEN m.fault
      WHEN m.way IS NULL AND m.is_due
      THEN (
        CAST((
          'nothing_said'
        ) AS STRING)
      )
      WHEN m.way IS NULL
      THEN (
        CAST((
          'not_due'
        ) AS STRING)
      )
      WHEN NOT m.outcome IS NULL
      THEN (
        CAST((
          'outcome'
        ) AS STRING)
      )
      WHEN NOT m.fault IS NULL
      THEN m.fault
      WHEN NOT m.result_fault IS NULL
      THEN m.result_fault
      WHEN m.past > 0 OR (
        m.past = 0 AND NOT m.is_strict
      )
      THEN CASE
        WHEN m.beyond > 0 AND m.at_ceiling
        THEN (
          CAST((
            'ceiling'
          ) AS STRING)
        )
        WHEN m.beyond > 0
        THEN (
          CAST((
            'better'
          ) AS STRING)
        )
        WHEN m.low < m.high
        THEN (
          CAST((
            'inside'
          ) AS STRING)
        )
        ELSE (
          CAST((
            'equal'
          ) AS STRING)
        )
      END
      WHEN CASE
        WHEN m.scale = 'points'
        THEN CASE
          WHEN m.higher_is_better
          THEN m.low - m.value
          WHEN NOT m.higher_is_better
          THEN m.value_max - m.high
          ELSE GREATEST(m.low - m.value, m.value_max - m.high)
        END <= m.near_points
        WHEN m.scale = 'share'
        AND (
          m.higher_is_better OR (
            m.higher_is_better IS NULL AND m.value < m.low
          )
        )
        THEN m.low > 0
        AND CAST(m.value AS DECIMAL(19, 6)) * 100 >= CAST(m.low AS DECIMAL(19, 6)) * m.near_share
        WHEN m.scale = 'share'
        THEN m.high > 0
        AND CAST(m.high AS DECIMAL(19, 6)) * 100 >= CAST(m.value_max AS DECIMAL(19, 6)) * m.near_share
        ELSE FALSE
      END
      THEN CASE
        WHEN m.scale = 'points'
        THEN (
          CAST((
            'near_points'
          ) AS STRING)
        )
        ELSE (
          CAST((
            'near_share'
          ) AS STRING)
        )
      END
      ELSE (
        CAST((
          'short'
        ) AS STRING)
      )
    END AS rule
  FROM measured AS m
), proved AS (
  SELECT
    r.target AS target,
    r.version AS version,
    r.target_set AS target_set,
    r.basis AS basis,
    r.indicator AS indicator,
    r.category AS category,
    r.area AS area,
    r.year AS year,
    r.first AS first,
    r.last AS last,
    r.last_year AS last_year,
    r.whole AS whole,
    r.until AS until,
    r.now AS now,
    r.low AS low,
    r.high AS high,
    r.base AS base,
    r.is_strict AS is_strict,
    r.higher_is_better AS higher_is_better,
    r.ceiling AS ceiling,
    r.scale AS scale,
    r.is_ahead AS is_ahead,
    r.value AS value,
    r.value_max AS value_max,
    r.known AS known,
    r.due AS due,
    r.areas_known AS areas_known,
    r.areas AS areas,
    r.estimated AS estimated,
    r.is_estimate AS is_estimate,
    r.way AS way,
    r.is_due AS is_due,
    r.outcome AS outcome,
    CASE
      WHEN r.complete
      OR NOT r.rule IN ('better', 'ceiling', 'inside', 'equal', 'near_points', 'near_share', 'short')
      THEN r.rule
      WHEN r.adds_up AND r.higher_is_better AND r.rule IN ('better', 'ceiling', 'equal')
      THEN r.rule
      WHEN r.adds_up AND NOT r.higher_is_better AND r.rule = 'short'
      THEN r.rule
      WHEN r.areas_known < r.areas
      THEN (
        CAST((
          'areas_missing'
        ) AS STRING)
      )
      ELSE (
        CAST((
          'months_missing'
        ) AS STRING)
      )
    END AS rule
  FROM ruled AS r
)
SELECT
  p.target AS target,
  p.version AS version,
  p.target_set AS target_set,
  p.basis AS basis,
  p.indicator AS indicator,
  p.category AS category,
  p.area AS area,
  p.year AS year,
  p.first AS first,
  p.last AS last,
  p.last_year AS last_year,
  p.whole AS whole,
  p.until AS until,
  p.now AS now,
  p.low AS low,
  p.high AS high,
  p.base AS base,
  p.is_strict AS is_strict,
  p.higher_is_better AS higher_is_better,
  p.ceiling AS ceiling,
  p.scale AS scale,
  p.is_ahead AS is_ahead,
  p.value AS value,
  p.value_max AS value_max,
  p.known AS known,
  p.due AS due,
  p.areas_known AS areas_known,
  p.areas AS areas,
  p.estimated AS estimated,
  p.is_estimate AS is_estimate,
  p.way AS way,
  p.is_due AS is_due,
  p.rule AS rule,
  CASE p.rule
    WHEN 'better'
    THEN (
      CAST((
        'exceeded'
      ) AS STRING)
    )
    WHEN 'ceiling'
    THEN (
      CAST((
        'met'
      ) AS STRING)
    )
    WHEN 'inside'
    THEN (
      CAST((
        'met'
      ) AS STRING)
    )
    WHEN 'equal'
    THEN (
      CAST((
        'met'
      ) AS STRING)
    )
    WHEN 'near_points'
    THEN (
      CAST((
        'near'
      ) AS STRING)
    )
    WHEN 'near_share'
    THEN (
      CAST((
        'near'
      ) AS STRING)
    )
    WHEN 'short'
    THEN (
      CAST((
        'missed'
      ) AS STRING)
    )
    WHEN 'outcome'
    THEN p.outcome
    WHEN 'ended'
    THEN (
      CAST((
        'not_applicable'
      ) AS STRING)
    )
    WHEN 'replaced'
    THEN (
      CAST((
        'not_applicable'
      ) AS STRING)
    )
    WHEN 'words'
    THEN (
      CAST((
        'qualitative_pending'
      ) AS STRING)
    )
    WHEN 'reference'
    THEN (
      CAST((
        'qualitative_pending'
      ) AS STRING)
    )
    WHEN 'not_due'
    THEN (
      CAST((
        'not_due'
      ) AS STRING)
    )
    WHEN 'goal'
    THEN (
      CAST((
        'qualitative_pending'
      ) AS STRING)
    )
    WHEN 'target_measure'
    THEN (
      CAST((
        'qualitative_pending'
      ) AS STRING)
    )
    ELSE (
      CAST((
        'no_result'
      ) AS STRING)
    )
  END AS verdict,
  CASE
    WHEN p.scale = 'share'
    AND p.base > 0
    AND p.value >= 0
    AND COALESCE(p.higher_is_better, TRUE)
    THEN (
      CASE
        WHEN (
          p.base
        ) <> 0
        THEN TRY_CAST(CAST(CASE
          WHEN (
            CAST(CAST((
              p.value
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          ) = (
            CAST(CAST((
              p.base
            ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)) < 0
          )
          THEN 1
          ELSE -1
        END * (
          CAST(TRY_DIVIDE(
            (
              (
                2 * ABS(CAST(CAST((
                  p.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  p.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) - (
              (
                2 * ABS(CAST(CAST((
                  p.value
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0))) * 10000 + ABS(CAST(CAST((
                  p.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ) % (
              (
                2 * ABS(CAST(CAST((
                  p.base
                ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
              )
            ),
            (
              2 * ABS(CAST(CAST((
                p.base
              ) AS DECIMAL(38, 6)) * 1000000 AS DECIMAL(38, 0)))
            )
          ) AS DECIMAL(38, 0))
        ) AS DECIMAL(36, 0)) * 0.01 AS DECIMAL(18, 2))
      END
    )
  END AS share,
  CASE
    WHEN COALESCE(p.higher_is_better, TRUE)
    THEN p.value - p.base
    ELSE p.base - p.value_max
  END AS gap
FROM proved AS p
