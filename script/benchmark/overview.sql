-- Q: what the national page of one year needs, as bare SQL: each regio and kind of that year, and all years together.
SELECT regio_id, soort, count(*), count(*) FILTER (WHERE nummer > 0),
       count(*) FILTER (WHERE agenda), count(*) FILTER (WHERE NOT agenda),
       count(*) FILTER (WHERE proces), count(*) FILTER (WHERE NOT proces),
       count(*) FILTER (WHERE resultaat), count(*) FILTER (WHERE NOT resultaat)
  FROM venster_inzending WHERE jaar = %(jaar)s GROUP BY regio_id, soort;

SELECT jaar, soort, count(*), count(*) FILTER (WHERE nummer > 0),
       count(*) FILTER (WHERE agenda), count(*) FILTER (WHERE NOT agenda),
       count(*) FILTER (WHERE proces), count(*) FILTER (WHERE NOT proces),
       count(*) FILTER (WHERE resultaat), count(*) FILTER (WHERE NOT resultaat)
  FROM venster_inzending WHERE jaar IN (SELECT jaar FROM venster_ronde WHERE gepubliceerd_op IS NOT NULL)
 GROUP BY jaar, soort;
