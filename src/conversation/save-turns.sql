-- Writes what turns left: the conversations' state, and what they say. The rows are found by where they are, so that
-- a plan from when there were few conversations never reads all of many. $1 turns, $2 now
WITH turn AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS each(
    place int, identity int, person int, unit int, language text, greeted boolean, dialogue jsonb, shelved_until timestamptz,
    account int, chat text, messages jsonb, unreachable text, interaction_at timestamptz, cost text, skipped boolean
  )
), spot AS (
  SELECT found.spot FROM turn, LATERAL (SELECT ctid AS spot FROM identity WHERE id = turn.identity LIMIT 1) AS found
), saved AS (
  UPDATE identity
  SET person_id = turn.person, unit_id = turn.unit, language = turn.language,
      greeted_at = CASE WHEN turn.greeted THEN COALESCE(greeted_at, $2) END,
      dialogue = turn.dialogue, shelved_until = turn.shelved_until, unreachable = turn.unreachable,
      last_inbound_at = GREATEST(last_inbound_at, $2), last_interaction_at = turn.interaction_at
  FROM turn
  WHERE identity.ctid = ANY (ARRAY(SELECT spot FROM spot)) AND identity.id = turn.identity
)
INSERT INTO outgoing_message (account_id, identity_id, chat_id, lane, content, replace_key, not_before, ticket_id, created_at,
                              cost, state, reason, settled_at)
SELECT turn.account, turn.identity, turn.chat, 'interactive', said.value -> 'content', said.value ->> 'replace_key',
       (said.value ->> 'not_before')::timestamptz, (said.value ->> 'ticket_id')::int, $2, turn.cost,
       CASE WHEN turn.skipped THEN 'skipped' ELSE 'pending' END, CASE WHEN turn.skipped THEN 'window' END,
       CASE WHEN turn.skipped THEN $2::timestamptz END
FROM turn, jsonb_array_elements(turn.messages) WITH ORDINALITY AS said(value, place)
ORDER BY turn.place, said.place
