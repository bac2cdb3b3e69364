-- Writes down what the committee says to a resident. $1 account, $2 external id, $3 content, $4 now
WITH talk AS (
  SELECT id FROM identity WHERE account_id = $1 AND external_id = $2 FOR NO KEY UPDATE
)
INSERT INTO web_message (identity_id, side, content, created_at)
SELECT id, 'committee', $3::jsonb, $4 FROM talk
RETURNING id::text, identity_id
