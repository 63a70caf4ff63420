-- Say how each result stands against its target, and which rule said so.
--
-- Grain   one row per target; unchanged.
-- Needs   goals, results, terms, indicators, scheme.
-- Adds    verdict and rule; share, or points alone where a share would mislead; gap; last year; the estimate.
-- Nulls   a missing result gives no_result or not_due, never missed; a sum with something missing proves only
--         what more could not undo.
WITH found AS (
  SELECT g.target AS target, r.value AS value, r.value_max AS value_max, r.outcome AS outcome, r.known AS known,
         r.due AS due, r.areas_known AS areas_known, r.areas AS areas, r.complete AS complete,
         r.estimated AS estimated, r.is_estimate AS is_estimate, r.fault AS fault, r.way AS way
  FROM goals AS g
  JOIN results AS r
    ON r.indicator = g.indicator AND r.category = g.category AND r.area = g.area AND r.year = g.now
    AND r.first = g.first AND r.until = g.until
  WHERE g.last_year IS NULL
  UNION ALL
  SELECT t.target AS target, t.value AS value, t.value_max AS value_max, t.outcome AS outcome, t.known AS known,
         t.due AS due, t.areas_known AS areas_known, t.areas AS areas, t.complete AS complete,
         t.estimated AS estimated, t.is_estimate AS is_estimate, t.fault AS fault, t.way AS way
  FROM terms AS t
),
-- What the agency expects of the whole period.
ahead AS (
  SELECT g.target AS target, r.value AS value, r.value_max AS value_max, r.outcome AS outcome, r.known AS known,
         r.due AS due, r.areas_known AS areas_known, r.areas AS areas, r.complete AS complete,
         r.estimated AS estimated, TRUE AS is_estimate, r.fault AS fault, r.way AS way
  FROM results AS r
  JOIN windows AS w ON w.year = r.year AND w.first = r.first AND w.until = r.until
  JOIN goals AS g
    ON g.indicator = r.indicator AND g.category = r.category AND g.area = r.area AND g.now = r.year
    AND g.first = r.first AND g.last = r.until
  WHERE w.ahead AND g.until < g.last AND g.last_year IS NULL AND (r.value IS NOT NULL OR r.outcome IS NOT NULL)
),
told AS (
  SELECT f.target AS target, 0 AS is_ahead, f.value AS value, f.value_max AS value_max, f.outcome AS outcome,
         f.known AS known, f.due AS due, f.areas_known AS areas_known, f.areas AS areas, f.complete AS complete,
         f.estimated AS estimated, f.is_estimate AS is_estimate, f.fault AS fault, f.way AS way
  FROM found AS f
  UNION ALL
  SELECT a.target AS target, 1 AS is_ahead, a.value AS value, a.value_max AS value_max, a.outcome AS outcome,
         a.known AS known, a.due AS due, a.areas_known AS areas_known, a.areas AS areas, a.complete AS complete,
         a.estimated AS estimated, a.is_estimate AS is_estimate, a.fault AS fault, a.way AS way
  FROM ahead AS a
  UNION ALL
  -- An estimate stands in where there is no result at all.
  SELECT a.target AS target, 0 AS is_ahead, a.value AS value, a.value_max AS value_max, a.outcome AS outcome,
         a.known AS known, a.due AS due, a.areas_known AS areas_known, a.areas AS areas, a.complete AS complete,
         a.estimated AS estimated, a.is_estimate AS is_estimate, a.fault AS fault, a.way AS way
  FROM ahead AS a LEFT JOIN found AS f ON f.target = a.target
  WHERE f.target IS NULL
),
-- How far the worse end of the result is past the end to be reached, and past the far end.
measured AS (
  SELECT t.target AS target, t.is_ahead AS is_ahead, t.value AS value, t.value_max AS value_max,
         t.outcome AS outcome, t.known AS known, t.due AS due, t.areas_known AS areas_known, t.areas AS areas,
         t.complete AS complete, t.estimated AS estimated, t.is_estimate AS is_estimate, t.fault AS fault,
         t.way AS way, g.fault AS goal_fault, g.is_strict AS is_strict, g.higher_is_better AS higher_is_better,
         g.low AS low, g.high AS high, g.scale AS scale, g.base AS base,
         i.adds_up IN ('sum', 'count') AS adds_up,
         CASE WHEN g.higher_is_better THEN t.value - g.low
              WHEN NOT g.higher_is_better THEN g.high - t.value_max
              ELSE LEAST(t.value - g.low, g.high - t.value_max) END AS past,
         CASE WHEN g.higher_is_better THEN t.value - g.high
              WHEN NOT g.higher_is_better THEN g.low - t.value_max END AS beyond,
         g.higher_is_better AND g.ceiling IS NOT NULL AND g.high >= g.ceiling AS at_ceiling,
         CASE WHEN g.scale = 'points'
                THEN CASE WHEN g.higher_is_better THEN g.low - t.value
                          WHEN NOT g.higher_is_better THEN t.value_max - g.high
                          ELSE GREATEST(g.low - t.value, t.value_max - g.high) END <= s.near_points
              WHEN g.scale = 'share'
                THEN CASE WHEN g.higher_is_better OR (g.higher_is_better IS NULL AND t.value < g.low)
                            THEN g.low > 0 AND CAST(t.value AS DECIMAL(19, 6)) * 100 >= CAST(g.low AS DECIMAL(19, 6)) * s.near_share
                          ELSE g.high > 0 AND CAST(g.high AS DECIMAL(19, 6)) * 100 >= CAST(t.value_max AS DECIMAL(19, 6)) * s.near_share END
              ELSE FALSE END AS is_near
  FROM told AS t
  JOIN goals AS g ON g.target = t.target
  JOIN indicators AS i ON i.indicator = g.indicator
  CROSS JOIN scheme AS s
),
-- The rule that fires, were nothing missing.
ruled AS (
  SELECT m.target AS target, m.is_ahead AS is_ahead, m.value AS value, m.value_max AS value_max,
         m.outcome AS outcome, m.known AS known, m.due AS due, m.areas_known AS areas_known, m.areas AS areas,
         m.complete AS complete, m.estimated AS estimated, m.is_estimate AS is_estimate, m.way AS way,
         m.higher_is_better AS higher_is_better, m.adds_up AS adds_up, m.scale AS scale, m.base AS base,
         CASE WHEN m.goal_fault IN ('ended', 'replaced') THEN m.goal_fault
              WHEN m.outcome IS NOT NULL THEN 'outcome'
              WHEN m.goal_fault IS NOT NULL THEN m.goal_fault
              WHEN m.fault IS NOT NULL THEN m.fault
              WHEN m.past > 0 OR (m.past = 0 AND NOT m.is_strict)
                THEN CASE WHEN m.beyond > 0 AND m.at_ceiling THEN 'ceiling'
                          WHEN m.beyond > 0 THEN 'better'
                          WHEN m.low < m.high THEN 'inside'
                          ELSE 'equal' END
              WHEN m.is_near AND m.scale = 'points' THEN 'near_points'
              WHEN m.is_near THEN 'near_share'
              ELSE 'short' END AS rule
  FROM measured AS m
),
-- With something missing, a sum can only grow: what more of it could change is not said.
proved AS (
  SELECT r.target AS target, r.is_ahead AS is_ahead, r.value AS value, r.value_max AS value_max,
         r.outcome AS outcome, r.known AS known, r.due AS due, r.areas_known AS areas_known, r.areas AS areas,
         r.estimated AS estimated, r.is_estimate AS is_estimate, r.way AS way, r.scale AS scale, r.base AS base,
         r.higher_is_better AS higher_is_better,
         CASE WHEN r.complete OR r.rule NOT IN ('better', 'ceiling', 'inside', 'equal', 'near_points', 'near_share', 'short') THEN r.rule
              WHEN r.adds_up AND r.higher_is_better AND r.rule IN ('better', 'ceiling', 'equal') THEN r.rule
              WHEN r.adds_up AND NOT r.higher_is_better AND r.rule = 'short' THEN r.rule
              WHEN r.areas_known < r.areas THEN 'areas_missing'
              ELSE 'months_missing' END AS rule
  FROM ruled AS r
),
classed AS (
  SELECT p.target AS target, p.is_ahead AS is_ahead, p.value AS value, p.value_max AS value_max,
         p.known AS known, p.due AS due, p.areas_known AS areas_known, p.areas AS areas,
         p.estimated AS estimated, p.is_estimate AS is_estimate, p.way AS way, p.rule AS rule,
         CASE p.rule
           WHEN 'better' THEN 'exceeded'
           WHEN 'ceiling' THEN 'met' WHEN 'inside' THEN 'met' WHEN 'equal' THEN 'met'
           WHEN 'near_points' THEN 'near' WHEN 'near_share' THEN 'near'
           WHEN 'short' THEN 'missed'
           WHEN 'outcome' THEN p.outcome
           WHEN 'ended' THEN 'not_applicable' WHEN 'replaced' THEN 'not_applicable'
           WHEN 'words' THEN 'qualitative_pending' WHEN 'reference' THEN 'qualitative_pending'
           WHEN 'goal' THEN 'qualitative_pending' WHEN 'target_measure' THEN 'qualitative_pending'
           ELSE 'no_result' END AS verdict,
         -- A share of a rate, of nothing or less, or where less is better, would mislead: points or the gap alone.
         CASE WHEN p.scale = 'share' AND p.base > 0 AND p.value >= 0 AND COALESCE(p.higher_is_better, TRUE)
                THEN PERCENT_OF(p.value, p.base) END AS share,
         CASE WHEN COALESCE(p.higher_is_better, TRUE) THEN p.value - p.base ELSE p.base - p.value_max END AS gap
  FROM proved AS p
),
before AS (
  SELECT g.target AS target, r.value AS value
  FROM goals AS g
  JOIN results AS r
    ON r.indicator = g.indicator AND r.category = g.category AND r.area = g.area AND r.year = g.now - 1
    AND r.first = g.first AND r.until = g.until
  WHERE r.complete AND r.value IS NOT NULL
)
SELECT g.target AS target, g.version AS version, g.target_set AS target_set, g.basis AS basis,
       g.indicator AS indicator, g.category AS category, g.area AS area, g.year AS year, g.first AS first,
       g.last AS last, g.last_year AS last_year, g.whole AS whole, g.until AS until, g.low AS low, g.high AS high,
       g.higher_is_better AS higher_is_better,
       c.value AS result, c.value_max AS result_max,
       CASE WHEN c.is_estimate THEN 'estimate' WHEN c.target IS NOT NULL THEN 'actual' END AS time_basis,
       CASE WHEN c.target IS NOT NULL THEN c.verdict
            WHEN g.fault IN ('ended', 'replaced') THEN 'not_applicable'
            WHEN g.fault IS NOT NULL THEN 'qualitative_pending'
            WHEN d.is_due THEN 'no_result'
            ELSE 'not_due' END AS verdict,
       CASE WHEN c.target IS NOT NULL THEN c.rule
            WHEN g.fault IS NOT NULL THEN g.fault
            WHEN d.is_due THEN 'nothing_said'
            ELSE 'not_due' END AS rule,
       c.share AS share, CAST(c.gap AS DECIMAL(18, 6)) AS gap, c.known AS known, c.due AS due,
       c.areas_known AS areas_known, c.areas AS areas, COALESCE(c.estimated, FALSE) AS estimated, c.way AS way,
       b.value AS year_ago,
       CASE WHEN g.scale = 'share' AND b.value > 0 THEN PERCENT_OF(c.value, b.value) END AS of_year_ago,
       e.value AS expected, e.verdict AS expected_verdict, e.share AS expected_share
FROM goals AS g
JOIN (
  SELECT g.target AS target,
         g.until >= g.first AND (g.until = g.last OR g.now > g.year
           OR CASE WHEN i.frequency = 'quarter' THEN g.until - g.until % 3
                   WHEN i.frequency = 'half' THEN g.until - g.until % 6
                   WHEN i.frequency IN ('year', 'season') THEN g.until - g.until % 12
                   ELSE g.until END >= g.first) AS is_due
  FROM goals AS g JOIN indicators AS i ON i.indicator = g.indicator
) AS d ON d.target = g.target
LEFT JOIN classed AS c ON c.target = g.target AND c.is_ahead = 0
LEFT JOIN classed AS e ON e.target = g.target AND e.is_ahead = 1
LEFT JOIN before AS b ON b.target = g.target
