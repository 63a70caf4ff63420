-- of step tallies, 67a2dddbcdf5a0a7
SELECT
  v.target_set AS target_set,
  v.basis AS basis,
  v.area AS area,
  v.year AS year,
  CAST(SUM(CASE WHEN v.verdict = 'exceeded' THEN 1 ELSE 0 END) AS INT) AS exceeded,
  CAST(SUM(CASE WHEN v.verdict = 'met' THEN 1 ELSE 0 END) AS INT) AS met,
  CAST(SUM(CASE WHEN v.verdict = 'near' THEN 1 ELSE 0 END) AS INT) AS near,
  CAST(SUM(CASE WHEN v.verdict = 'missed' THEN 1 ELSE 0 END) AS INT) AS missed,
  CAST(SUM(CASE WHEN v.verdict = 'no_result' THEN 1 ELSE 0 END) AS INT) AS no_result,
  CAST(SUM(CASE WHEN v.verdict = 'not_due' THEN 1 ELSE 0 END) AS INT) AS not_due,
  CAST(SUM(CASE WHEN v.verdict = 'not_applicable' THEN 1 ELSE 0 END) AS INT) AS not_applicable,
  CAST(SUM(CASE WHEN v.verdict = 'qualitative_pending' THEN 1 ELSE 0 END) AS INT) AS qualitative_pending,
  CAST(SUM(CASE WHEN v.verdict = 'not_applicable' THEN 0 ELSE 1 END) AS INT) AS total
FROM verdicts AS v
WHERE
  v.whole IS NULL
GROUP BY
  v.target_set,
  v.basis,
  v.area,
  v.year
