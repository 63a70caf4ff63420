-- Say what share of the year the first months usually bring, by the mean of up to five past years.
--
-- Grain   one row per (indicator, category, area, year, until) that has a past year.
-- Needs   results, windows, indicators.
-- Adds    years: how many are known; share, in %.
-- Nulls   a year that is not known whole, or came to 0 or less, is left out.
WITH shares AS (
  SELECT r.indicator AS indicator, r.category AS category, r.area AS area, r.year AS year, r.until AS until,
         QUOTIENT(CAST(r.value AS DECIMAL(19, 6)) * 100, w.value) AS share
  FROM results AS r
  JOIN indicators AS i ON i.indicator = r.indicator
  JOIN results AS w
    ON w.indicator = r.indicator AND w.category = r.category AND w.area = r.area AND w.year = r.year
    AND w.first = 1 AND w.until = 12
  WHERE r.first = 1 AND r.until < 12 AND (i.kind = 'flow' OR (i.kind = 'count' AND i.accrues = 'new'))
    AND r.complete AND w.complete AND NOT r.is_estimate AND NOT w.is_estimate AND r.value >= 0 AND w.value > 0
),
judged AS (
  SELECT g.now AS year, g.until AS until FROM goals AS g
  WHERE g.first = 1 AND g.last = 12 AND g.until < 12 GROUP BY g.now, g.until
)
SELECT s.indicator AS indicator, s.category AS category, s.area AS area, j.year AS year, j.until AS until,
       CAST(COUNT(*) AS INTEGER) AS years,
       CAST(QUOTIENT(SUM(s.share), COUNT(*)) AS DECIMAL(18, 2)) AS share
FROM shares AS s
JOIN judged AS j ON j.until = s.until AND s.year BETWEEN j.year - 5 AND j.year - 1
GROUP BY s.indicator, s.category, s.area, j.year, j.until
