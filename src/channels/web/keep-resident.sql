-- The resident's identity, made when it is new, and locked: rows of one talk get their ids in the order of their commits.
-- $1 account, $2 external id, $3 now
INSERT INTO identity (account_id, external_id, last_inbound_at)
VALUES ($1, $2, $3)
ON CONFLICT (account_id, external_id) DO UPDATE
  SET last_inbound_at = GREATEST(identity.last_inbound_at, EXCLUDED.last_inbound_at)
RETURNING id
