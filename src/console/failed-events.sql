-- What people sent to accounts of the reader's units and could not be handled yet, by state and error. $1 units at the top
-- of the reach
SELECT state, coalesce(error, '') AS reason, count(*)::int AS count, max(received_at) AS latest
FROM inbound_event
WHERE state IN ('failed', 'dead') AND account_id IN (
  SELECT account.id FROM channel_account account JOIN unit_ancestor ON unit_ancestor.unit_id = account.unit_id
  WHERE unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb)))
GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 10
