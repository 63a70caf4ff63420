-- Bring every form of target to a low and a high end of what meets it.
--
-- Grain   one row per target; unchanged.
-- Needs   in_force, indicators, compared.
-- Adds    low, high, base, is_strict, higher_is_better, ceiling, scale.
-- Nulls   low and high are null where fault says why the target cannot be judged.
WITH kinds AS (
  SELECT t.target AS target, t.version AS version, t.target_set AS target_set, t.basis AS basis,
         t.indicator AS indicator, t.category AS category, t.area AS area, t.year AS year, t.first AS first,
         t.last AS last, t.last_year AS last_year, t.whole AS whole, t.until AS until, t.now AS now,
         t.operator AS operator, t.goal AS goal, t.goal_max AS goal_max, t.tolerance AS tolerance,
         t.goal_is_percent AS goal_is_percent, t.mismatch AS mismatch, t.ended AS ended,
         -- Most goals are one figure that is the end itself: the other forms need not be looked for.
         t.operator IN ('at_least', 'at_most', 'more_than', 'less_than') AS is_plain,
         t.operator IN ('decrease_by', 'increase_by') OR (t.operator = 'keep' AND t.goal IS NULL) AS compares,
         i.ceiling AS ceiling,
         -- What the operator says of the direction stands before what the target says, and that before the indicator.
         CASE WHEN t.operator IN ('at_least', 'more_than', 'increase_by', 'complete') THEN TRUE
              WHEN t.operator IN ('at_most', 'less_than', 'decrease_to', 'decrease_by', 'rank_within') THEN FALSE
              ELSE COALESCE(t.higher_is_better, i.higher_is_better) END AS higher_is_better,
         CASE WHEN t.operator IN ('complete', 'rank_within') OR i.kind IN ('rank', 'milestone') THEN CODE('none')
              WHEN i.kind IN ('rate', 'share', 'growth', 'index') THEN CODE('points')
              ELSE CODE('share') END AS scale
  FROM in_force AS t
  JOIN indicators AS i ON i.indicator = t.indicator
),
ends AS (
  SELECT k.target AS target, k.version AS version, k.target_set AS target_set, k.basis AS basis,
         k.indicator AS indicator, k.category AS category, k.area AS area, k.year AS year, k.first AS first,
         k.last AS last, k.last_year AS last_year, k.whole AS whole, k.until AS until, k.now AS now,
         k.operator AS operator, k.goal AS goal, k.ended AS ended, k.mismatch AS mismatch, k.compares AS compares,
         k.is_plain AS is_plain,
         k.higher_is_better AS higher_is_better, k.ceiling AS ceiling, k.scale AS scale,
         c.value AS reference,
         CASE WHEN k.is_plain THEN k.goal ELSE CASE k.operator
           WHEN 'about' THEN CAST(k.goal - COALESCE(k.tolerance, 0) AS DECIMAL(18, 6))
           WHEN 'between' THEN k.goal
           WHEN 'decrease_by' THEN
             CASE WHEN k.goal_is_percent THEN CAST(CAST(c.value AS DECIMAL(19, 6)) * CAST(100 - k.goal AS DECIMAL(18, 6)) * 0.01 AS DECIMAL(18, 6))
                  ELSE CAST(c.value - k.goal AS DECIMAL(18, 6)) END
           WHEN 'increase_by' THEN
             CASE WHEN k.goal_is_percent THEN CAST(CAST(c.value AS DECIMAL(19, 6)) * CAST(100 + k.goal AS DECIMAL(18, 6)) * 0.01 AS DECIMAL(18, 6))
                  ELSE CAST(c.value + k.goal AS DECIMAL(18, 6)) END
           WHEN 'keep' THEN COALESCE(k.goal, c.value)
           WHEN 'complete' THEN COALESCE(k.goal, k.ceiling, 1)
           ELSE k.goal END END AS low,
         CASE WHEN k.is_plain THEN NULL ELSE CASE k.operator
           WHEN 'about' THEN CAST(k.goal + COALESCE(k.tolerance, 0) AS DECIMAL(18, 6))
           WHEN 'between' THEN k.goal_max END END AS high
  FROM kinds AS k
  LEFT JOIN compared AS c ON c.target = k.target
),
faults AS (
  SELECT e.target AS target, e.version AS version, e.target_set AS target_set, e.basis AS basis,
         e.indicator AS indicator, e.category AS category, e.area AS area, e.year AS year, e.first AS first,
         e.last AS last, e.last_year AS last_year, e.whole AS whole, e.until AS until, e.now AS now,
         e.operator AS operator, e.goal AS goal, e.low AS low, COALESCE(e.high, e.low) AS high,
         e.higher_is_better AS higher_is_better,
         CASE WHEN e.operator = 'complete' THEN COALESCE(e.goal, e.ceiling, 1) ELSE e.ceiling END AS ceiling,
         e.scale AS scale,
         CASE WHEN e.ended IS NOT NULL THEN e.ended
              WHEN e.is_plain AND e.goal IS NOT NULL AND NOT e.mismatch THEN NULL
              WHEN e.operator IN ('in_group', 'text') THEN CODE('words')
              WHEN e.mismatch THEN CODE('target_measure')
              WHEN e.compares AND e.reference IS NULL THEN CODE('reference')
              WHEN e.low IS NULL OR (e.operator = 'between' AND e.high IS NULL) THEN CODE('goal') END AS fault
  FROM ends AS e
)
SELECT f.target AS target, f.version AS version, f.target_set AS target_set, f.basis AS basis,
       f.indicator AS indicator, f.category AS category, f.area AS area, f.year AS year, f.first AS first,
       f.last AS last, f.last_year AS last_year, f.whole AS whole, f.until AS until, f.now AS now,
       CASE WHEN f.fault IS NULL THEN f.low END AS low,
       CASE WHEN f.fault IS NULL THEN f.high END AS high,
       CASE WHEN f.fault IS NOT NULL THEN NULL
            WHEN f.operator = 'about' THEN f.goal
            WHEN f.higher_is_better OR f.higher_is_better IS NULL THEN f.low
            ELSE f.high END AS base,
       f.operator IN ('more_than', 'less_than') AS is_strict,
       f.higher_is_better AS higher_is_better, f.ceiling AS ceiling, f.scale AS scale, f.fault AS fault
FROM faults AS f
