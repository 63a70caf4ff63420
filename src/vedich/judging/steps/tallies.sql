-- Count the targets of each set, area and year by verdict.
--
-- Grain   one row per (target_set, basis, area, year).
-- Needs   verdicts.
-- Adds    a count for each of the eight verdicts; total: all but the not applicable.
-- Nulls   none. Parts of another target are judged and not counted.
SELECT v.target_set AS target_set, v.basis AS basis, v.area AS area, v.year AS year,
       CAST(SUM(CASE WHEN v.verdict = 'exceeded' THEN 1 ELSE 0 END) AS INTEGER) AS exceeded,
       CAST(SUM(CASE WHEN v.verdict = 'met' THEN 1 ELSE 0 END) AS INTEGER) AS met,
       CAST(SUM(CASE WHEN v.verdict = 'near' THEN 1 ELSE 0 END) AS INTEGER) AS near,
       CAST(SUM(CASE WHEN v.verdict = 'missed' THEN 1 ELSE 0 END) AS INTEGER) AS missed,
       CAST(SUM(CASE WHEN v.verdict = 'no_result' THEN 1 ELSE 0 END) AS INTEGER) AS no_result,
       CAST(SUM(CASE WHEN v.verdict = 'not_due' THEN 1 ELSE 0 END) AS INTEGER) AS not_due,
       CAST(SUM(CASE WHEN v.verdict = 'not_applicable' THEN 1 ELSE 0 END) AS INTEGER) AS not_applicable,
       CAST(SUM(CASE WHEN v.verdict = 'qualitative_pending' THEN 1 ELSE 0 END) AS INTEGER) AS qualitative_pending,
       CAST(SUM(CASE WHEN v.verdict = 'not_applicable' THEN 0 ELSE 1 END) AS INTEGER) AS total
FROM verdicts AS v
WHERE v.whole IS NULL
GROUP BY v.target_set, v.basis, v.area, v.year
