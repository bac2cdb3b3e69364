-- Messages of the last week from accounts of the reader's units that did not arrive, by reason. $1 now, $2 units at the top
-- of the reach
SELECT coalesce(reason, '') AS reason, count(*)::int AS count, max(coalesce(settled_at, created_at)) AS latest
FROM outgoing_message
WHERE state = 'failed' AND created_at > $1::timestamptz - interval '7 days' AND account_id IN (
  SELECT account.id FROM channel_account account JOIN unit_ancestor ON unit_ancestor.unit_id = account.unit_id
  WHERE unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($2::jsonb)))
GROUP BY 1 ORDER BY count(*) DESC LIMIT 10
