-- Give each target in the version that holds on the day asked for.
--
-- Grain   one row per target.
-- Needs   targets, calendar; $in_force_on; $year; $since_year; $now_from, $now_to.
-- Adds    until and now: the months and the year that count so far; ended: why it is not to be judged.
-- Nulls   a target of which no version holds yet is left out.
WITH asked AS (
  SELECT t.target AS target, t.version AS version
  FROM targets AS t
  WHERE t.year <= $year AND COALESCE(t.last_year, t.year) >= $since_year
    AND (t.since IS NULL OR t.since <= $in_force_on) AND t.version > 1
    AND t.year <= $now_to AND COALESCE(t.last_year, t.year) >= $now_from
),
-- Most targets have one version; only the others need to be looked at.
later AS (
  SELECT a.target AS target, MAX(a.version) AS version FROM asked AS a GROUP BY a.target
)
SELECT t.target AS target, t.version AS version, t.target_set AS target_set, CODE(t.basis) AS basis,
       t.indicator AS indicator, t.category AS category, t.area AS area, t.year AS year, t.first AS first,
       t.last AS last, t.last_year AS last_year, t.operator AS operator, t.goal AS goal, t.goal_max AS goal_max,
       t.tolerance AS tolerance, t.goal_is_percent AS goal_is_percent, t.higher_is_better AS higher_is_better,
       t.reference_year AS reference_year, t.whole AS whole, t.mismatch AS mismatch,
       LEAST(t.last, c.until) AS until, c.year AS now,
       CASE t.standing WHEN 'ended' THEN CODE('ended') WHEN 'replaced' THEN CODE('replaced') END AS ended
FROM targets AS t
LEFT JOIN later AS l ON l.target = t.target
-- A term is judged in the year asked for, or in its last.
JOIN calendar AS c ON c.year = CASE WHEN t.last_year IS NULL THEN t.year ELSE LEAST(t.last_year, $year) END
WHERE t.year <= $year AND COALESCE(t.last_year, t.year) >= $since_year
  AND (t.since IS NULL OR t.since <= $in_force_on)
  AND t.version = COALESCE(l.version, t.version)
  -- Of many years one is asked for at a time: the files of the others need not be opened.
  AND t.year <= $now_to AND COALESCE(t.last_year, t.year) >= $now_from AND c.year BETWEEN $now_from AND $now_to
