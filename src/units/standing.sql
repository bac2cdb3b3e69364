-- What stands at units. $1 ids of the units as a JSON list
WITH asked AS (SELECT value::int AS id FROM jsonb_array_elements_text($1::jsonb) AS each(value))
SELECT
  (SELECT count(*)::int FROM (
     SELECT 'p' || id FROM person WHERE unit_id IN (SELECT id FROM asked)
     UNION
     SELECT COALESCE('p' || person_id, 'i' || id) FROM identity WHERE unit_id IN (SELECT id FROM asked)
   ) AS people) AS residents,
  (SELECT count(*)::int FROM household WHERE unit_id IN (SELECT id FROM asked)) AS households,
  (SELECT count(*)::int FROM ticket WHERE unit_id IN (SELECT id FROM asked)
     AND status NOT IN ('closed', 'declined', 'merged') AND NOT restricted) AS tickets,
  (SELECT count(*)::int FROM channel_account WHERE unit_id IN (SELECT id FROM asked)) AS accounts,
  (SELECT count(*)::int FROM reply_template WHERE unit_id IN (SELECT id FROM asked)) AS templates,
  (SELECT count(*)::int FROM staff_group WHERE unit_id IN (SELECT id FROM asked) AND ended_at IS NULL) AS groups,
  (SELECT count(*)::int FROM campaign WHERE unit_id IN (SELECT id FROM asked)
     AND status NOT IN ('done', 'cancelled', 'expired')) AS campaigns
