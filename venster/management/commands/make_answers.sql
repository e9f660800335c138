-- Rounds of invented answers; %(years)s of them, the last in %(last)s, each asking %(times)s times the real parties.
-- Nothing is left to chance: what a party says follows from a hash of its name, the regio, the year and the part.

-- The history says where these rows come from. Set, these two are also quick: where they are not, the trigger of each
-- row raises and catches an exception, which takes the longer the more rows the transaction holds.
SELECT set_config('pghistory.context_id', gen_random_uuid()::text, true),
       set_config('pghistory.context_metadata', '{"command": "make_answers"}', true),
       set_config('pgtrigger.ignore', '{}', true);

CREATE FUNCTION pg_temp.dice(sides int, VARIADIC of text[]) RETURNS int IMMUTABLE LANGUAGE sql
    RETURN abs(hashtext(array_to_string(of, '|'))::bigint) %% sides;

-- The rounds: opened in September, closed and published before the year was over.
INSERT INTO venster_ronde (jaar, peildatum, sluit_op, publiceert_op, geopend_op, gepubliceerd_op)
SELECT jaar, make_date(jaar, 1, 1), make_date(jaar, 10, 31), make_date(jaar, 12, 1),
       make_date(jaar, 9, 1), make_date(jaar, 12, 1)
  FROM generate_series(%(last)s - %(years)s + 1, %(last)s) jaar;

-- Who is asked: whoever takes part on the peildatum (before the division is known: on its first day), and three
-- insurers in each regio, for in how many regio's an insurer is active is not in the reference data.
CREATE TEMP TABLE party ON COMMIT DROP AS
WITH day AS (
    SELECT ronde.id AS ronde_id, jaar, greatest(peildatum, bekend_vanaf) AS day, indeling.id AS indeling_id
      FROM venster_ronde ronde, regions_indeling indeling WHERE indeling.werkindeling
)
SELECT ronde_id, jaar, organisatie_id, regio_id, soort FROM day
  JOIN regions_deelnemer deelnemer ON deelnemer.period @> day
  JOIN regions_organisatie organisatie ON organisatie.id = organisatie_id
 WHERE soort IN ('gemeente', 'zorgkantoor')
 UNION
SELECT ronde_id, jaar, insurer.id, regio.id, 'zorgverzekeraar' FROM day
  JOIN regions_regio regio ON regio.indeling_id = day.indeling_id AND regio.period @> day
  JOIN LATERAL (SELECT id FROM regions_organisatie
                 WHERE soort = 'zorgverzekeraar'
                 ORDER BY pg_temp.dice(1000, naam, regio.naam), id LIMIT 3) insurer ON true;

-- The invented parties: as many copies of each real one as are asked for.
CREATE TEMP TABLE copies ON COMMIT DROP AS
SELECT id AS own, copy, CASE copy WHEN 1 THEN slug ELSE left(slug, 70) || '-v' || copy END AS slug
  FROM regions_organisatie, generate_series(1, %(times)s) copy
 WHERE soort IN ('gemeente', 'zorgverzekeraar', 'zorgkantoor');

INSERT INTO regions_organisatie (version, soort, partnersoort, naam, slug, aliassen, cbs_code, provincie, rechtsnaam, period)
SELECT 1, soort, partnersoort, 'Verzonnen ' || naam || ' ' || copy, copies.slug, '',
       CASE WHEN soort = 'gemeente'
            THEN 'V' || lpad((row_number() OVER (PARTITION BY soort ORDER BY own, copy))::text, 5, '0') END,
       provincie, '', period
  FROM copies JOIN regions_organisatie ON id = own
 WHERE copy > 1;

ANALYZE party, copies, regions_organisatie; -- or the planner takes them for empty

CREATE TEMP TABLE asked ON COMMIT DROP AS
SELECT ronde_id, jaar, regio_id, regio.naam AS regio_naam, who.id AS organisatie_id, who.naam, who.soort
  FROM party
  JOIN regions_regio regio ON regio.id = regio_id
  JOIN copies ON copies.own = party.organisatie_id
  JOIN regions_organisatie who ON who.slug = copies.slug;

INSERT INTO venster_uitnodiging
       (ronde_id, organisatie_id, regio_id, soort, organisatie_naam, regio_naam, uitgenodigd_op, reden)
SELECT ronde_id, organisatie_id, regio_id, soort, naam, regio_naam, make_date(jaar, 9, 1), '' FROM asked;

ANALYZE venster_uitnodiging;

-- Some 85 of a hundred answer. How many say JA differs between regio's, rises a little by the year, and is lowest
-- for the result; three of five explain themselves, one of five asks for support.
CREATE TEMP TABLE said ON COMMIT DROP AS
SELECT uitnodiging.id AS uitnodiging_id, ronde_id, organisatie_id, regio_id, soort, jaar,
       pg_temp.dice(100, organisatie_naam, regio_naam, jaar::text) < 85 AS answered,
       pg_temp.dice(100, organisatie_naam, regio_naam, jaar::text, 'agenda') < 55 + mood AS agenda,
       pg_temp.dice(100, organisatie_naam, regio_naam, jaar::text, 'proces') < 45 + mood AS proces,
       pg_temp.dice(100, organisatie_naam, regio_naam, jaar::text, 'resultaat') < 35 + mood AS resultaat,
       CASE WHEN pg_temp.dice(5, organisatie_naam, jaar::text, 'toelichting') < 3 THEN
       'We kennen elkaar en weten elkaar te vinden. De afspraken zijn er, maar het duurt lang voordat er iets van te '
       'merken is in de wijk; over wie wat betaalt praten we nog te vaak opnieuw. Een vast moment per kwartaal zou '
       'helpen.' ELSE '' END AS toelichting,
       CASE WHEN pg_temp.dice(5, organisatie_naam, jaar::text, 'steun') < 1
            THEN 'Iemand die meedenkt over gezamenlijk inkopen.' ELSE '' END AS steun
  FROM venster_uitnodiging uitnodiging
  JOIN venster_ronde ronde ON ronde.id = ronde_id
 CROSS JOIN LATERAL (SELECT pg_temp.dice(30, regio_naam) + (jaar - %(last)s) * 2 AS mood) how;

INSERT INTO venster_inzending
       (uitnodiging_id, ronde_id, organisatie_id, regio_id, jaar, soort, nummer, gepubliceerd_nummer, ingediend_op, agenda, proces, resultaat,
        toelichting_agenda, toelichting_proces, toelichting_resultaat, steun_agenda, steun_proces, steun_resultaat)
SELECT uitnodiging_id, ronde_id, organisatie_id, regio_id, jaar, soort, answered::int, answered::int,
       CASE WHEN answered THEN make_date(jaar, 10, 1) END,
       CASE WHEN answered THEN agenda END, CASE WHEN answered THEN proces END, CASE WHEN answered THEN resultaat END,
       '', CASE WHEN answered THEN toelichting ELSE '' END, '', '', CASE WHEN answered THEN steun ELSE '' END, ''
  FROM said;

INSERT INTO venster_indiening
       (inzending_id, nummer, op, reden, agenda, proces, resultaat,
        toelichting_agenda, toelichting_proces, toelichting_resultaat, steun_agenda, steun_proces, steun_resultaat)
SELECT id, nummer, ingediend_op, '', agenda, proces, resultaat,
       toelichting_agenda, toelichting_proces, toelichting_resultaat, steun_agenda, steun_proces, steun_resultaat
  FROM venster_inzending WHERE nummer > 0;
