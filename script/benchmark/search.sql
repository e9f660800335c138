-- The words in the agendas that were adopted last, the best first, with the words marked: what the search page needs.
SELECT s.titel, s.tekst, s.soort, s.thema, s.nummer, ts_rank(s.zoek, q) AS rang, r.naam, r.code
  FROM agenda_versiestuk s
  JOIN agenda_versie v ON v.id = s.versie_id
  JOIN agenda_agenda a ON a.id = v.agenda_id
  JOIN regions_regio r ON r.id = a.regio_id,
       websearch_to_tsquery('dutch', %(words)s) q
 WHERE s.zoek @@ q
   AND v.id IN (SELECT DISTINCT ON (b.regio_id) w.id
                  FROM agenda_versie w
                  JOIN agenda_vaststelling d ON d.versie_id = w.id
                  JOIN agenda_agenda b ON b.id = w.agenda_id
                 ORDER BY b.regio_id, d.op DESC, w.id DESC)
 ORDER BY rang DESC, r.naam, s.plek LIMIT 61;

SELECT ts_headline('dutch', titel, websearch_to_tsquery('dutch', %(words)s), 'HighlightAll=true'),
       ts_headline('dutch', tekst, websearch_to_tsquery('dutch', %(words)s), 'MaxFragments=2, MaxWords=26, MinWords=10')
  FROM unnest(%(titles)s::text[], %(texts)s::text[]) AS found(titel, tekst);
