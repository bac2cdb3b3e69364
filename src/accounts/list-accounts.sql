-- Accounts of the units below the viewer's, with what waits on each and what failed last. $1 tops, $2 one of them, or null
SELECT account.id, account.platform, account.slug, account.unit_id AS "unitId", account.name, account.state, account.fault,
       account.credentials IS NOT NULL AS connected, account.last_event_at AS "lastEventAt", account.settings,
       (SELECT count(*)::int FROM outgoing_message WHERE account_id = account.id AND settled_at IS NULL) AS waiting,
       failed.reason AS "failedReason", failed.created_at AS "failedAt"
FROM channel_account account
LEFT JOIN LATERAL (
  SELECT reason, created_at FROM outgoing_message
  WHERE account_id = account.id AND state = 'failed' AND created_at > now() - interval '30 days'
  ORDER BY id DESC LIMIT 1
) failed ON true
WHERE ($2::int IS NULL OR account.id = $2::int)
  AND EXISTS (
    SELECT FROM unit_ancestor
    WHERE unit_ancestor.unit_id = account.unit_id
      AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))
  )
ORDER BY account.id
