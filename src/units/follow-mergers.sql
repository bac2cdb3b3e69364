-- What stands at units that were merged whole goes to the unit that took them over. Closed tickets stay where they
-- were handled, and restricted ones with their custodian. Answers the codes of the tickets.
-- $1 pairs as a JSON list of {"from", "to"}, $2 now, $3 who did it
WITH pair AS (
  SELECT (value ->> 'from')::int AS origin, (value ->> 'to')::int AS target FROM jsonb_array_elements($1::jsonb) AS each(value)
), people AS (
  UPDATE person SET unit_id = target FROM pair WHERE unit_id = origin
), identities AS (
  UPDATE identity SET unit_id = target FROM pair WHERE unit_id = origin
), houses AS (
  UPDATE household SET unit_id = target FROM pair WHERE unit_id = origin
), accounts AS (
  UPDATE channel_account SET unit_id = target FROM pair WHERE unit_id = origin
), templates AS (
  UPDATE reply_template SET unit_id = target FROM pair WHERE unit_id = origin
), groups AS (
  UPDATE staff_group SET unit_id = target FROM pair WHERE unit_id = origin AND ended_at IS NULL
), tickets AS (
  UPDATE ticket SET unit_id = target, version = version + 1, updated_at = $2
  FROM pair
  WHERE unit_id = origin AND status NOT IN ('closed', 'declined', 'merged') AND NOT restricted
  RETURNING ticket.id, code, origin, target
), events AS (
  INSERT INTO ticket_event (ticket_id, at, type, actor_id, data)
  SELECT id, $2, 'classified', $3,
         jsonb_build_object('before', jsonb_build_object('unitId', origin), 'after', jsonb_build_object('unitId', target))
  FROM tickets
)
SELECT code FROM tickets
