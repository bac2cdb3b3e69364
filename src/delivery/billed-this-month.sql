-- Billed messages of an account in the present month of Viet Nam, but for those that nobody got. $1 account, $2 now
SELECT count(*)::int AS count
FROM outgoing_message
WHERE account_id = $1 AND cost = 'billed' AND state NOT IN ('failed', 'skipped')
  AND created_at >= date_trunc('month', $2::timestamptz AT TIME ZONE 'Asia/Ho_Chi_Minh') AT TIME ZONE 'Asia/Ho_Chi_Minh'
