-- Marks in flight the next messages of an account: interactive before bulk, and of each chat only its earliest in a lane.
-- Nothing is claimed by a process that has lost its lease meanwhile: nobody would look after the message if it died.
-- However many wait, few are read: lanes in the order of their index, and of a chat the earliest by its own index.
-- $1 account, $2 holder, $3 how many, $4 now, $5 chats that are to wait, $6 lease
WITH next AS (
  SELECT first.place
  FROM (VALUES (1, 'interactive'), (2, 'bulk')) AS lanes(rank, lane), LATERAL (
    SELECT waiting.id, waiting.ctid AS place
    FROM outgoing_message waiting
    WHERE waiting.account_id = $1 AND waiting.lane = lanes.lane AND waiting.settled_at IS NULL AND waiting.state = 'pending'
      AND (waiting.not_before IS NULL OR waiting.not_before <= $4)
      AND NOT $5::jsonb ? waiting.chat_id
      AND EXISTS (SELECT FROM lease WHERE lease.name = $6 AND lease.holder = $2 AND lease.until > clock_timestamp())
      AND waiting.id = (
        SELECT min(earlier.id) FROM outgoing_message earlier
        WHERE earlier.account_id = waiting.account_id AND earlier.chat_id = waiting.chat_id
          AND earlier.lane = waiting.lane AND earlier.settled_at IS NULL
      )
    ORDER BY waiting.id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
  ) AS first
  ORDER BY lanes.rank, first.id
  LIMIT $3
)
UPDATE outgoing_message message
SET state = 'in_flight', holder = $2, attempts = message.attempts + 1
WHERE message.ctid = ANY (ARRAY(SELECT place FROM next))
RETURNING message.id::text AS id, message.identity_id, message.chat_id, message.lane, message.content, message.attempts,
          message.ticket_id
