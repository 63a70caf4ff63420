-- Say how each flow stands within its year against what the months so far usually bring.
--
-- Grain   one row per target of a flow for a year that is not over, with a result and a goal above 0.
-- Needs   verdicts, goals, seasons, indicators, scheme.
-- Adds    usual and straight pace, the points between, the class, and what each month left must bring.
-- Nulls   years 0 where no past year is known: usual is then months/12.
WITH running AS (
  SELECT v.target AS target, PERCENT_OF(v.result, g.base) AS share, v.result AS result, g.base AS base,
         g.higher_is_better AS higher_is_better, 12 - v.until AS months_left,
         PERCENT_OF(v.until, 12) AS straight, s.share AS season, COALESCE(s.years, 0) AS years
  FROM verdicts AS v
  JOIN goals AS g ON g.target = v.target
  JOIN indicators AS i ON i.indicator = v.indicator
  LEFT JOIN seasons AS s
    ON s.indicator = v.indicator AND s.category = v.category AND s.area = v.area AND s.year = g.now AND s.until = v.until
  WHERE v.first = 1 AND v.last = 12 AND v.until < 12 AND v.last_year IS NULL AND g.base > 0
    AND (i.kind = 'flow' OR (i.kind = 'count' AND i.accrues = 'new'))
    AND v.result IS NOT NULL AND v.time_basis = 'actual' AND g.higher_is_better IS NOT NULL
    -- A sum with something missing has no pace.
    AND v.known >= v.due AND v.areas_known = v.areas
),
paced AS (
  SELECT r.target AS target, r.share AS share, COALESCE(r.season, r.straight) AS usual, r.years AS years,
         r.straight AS straight, r.months_left AS months_left, r.base - r.result AS still_to_come,
         QUOTIENT(r.base - r.result, r.months_left) AS each_month,
         CAST(CASE WHEN r.higher_is_better THEN r.share - COALESCE(r.season, r.straight)
                   ELSE COALESCE(r.season, r.straight) - r.share END AS DECIMAL(18, 2)) AS ahead_by
  FROM running AS r
)
SELECT p.target AS target, p.share AS share, p.usual AS usual, p.years AS years, p.straight AS straight,
       p.ahead_by AS ahead_by,
       CASE WHEN p.ahead_by >= s.pace_safe THEN CODE('safe') WHEN p.ahead_by >= s.pace_watch THEN CODE('watch')
            WHEN p.ahead_by >= s.pace_risk THEN CODE('risk') ELSE CODE('alarm') END AS pace,
       p.months_left AS months_left, CAST(p.still_to_come AS DECIMAL(18, 6)) AS still_to_come, p.each_month AS each_month
FROM paced AS p CROSS JOIN scheme AS s
