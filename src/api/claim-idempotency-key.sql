-- Takes an Idempotency-Key for a request; no row: somebody has it. Keys older than a day are free again, and so is
-- one whose request never came to an end. $1 person, $2 key, $3 request hash, $4 now
WITH old AS (
  DELETE FROM idempotency_key
  WHERE person_id = $1 AND key <> $2 AND created_at < $4::timestamptz - interval '24 hours'
)
INSERT INTO idempotency_key AS held (person_id, key, request_hash, created_at)
VALUES ($1, $2, $3, $4::timestamptz)
ON CONFLICT (person_id, key) DO UPDATE
SET request_hash = EXCLUDED.request_hash, status = NULL, answer = NULL, created_at = EXCLUDED.created_at
WHERE held.created_at < EXCLUDED.created_at - interval '24 hours'
   OR (held.status IS NULL AND held.request_hash = EXCLUDED.request_hash
       AND held.created_at < EXCLUDED.created_at - interval '2 minutes')
RETURNING key
