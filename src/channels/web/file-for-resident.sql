-- A kept file, if the resident sent it or it was sent to them. $1 account, $2 external id, $3 file
SELECT f.key, f.preview_key, f.mime, f.name
FROM stored_file f
JOIN identity i ON i.account_id = $1 AND i.external_id = $2
WHERE f.id = $3 AND f.state = 'ready' AND (
  f.owner_identity_id = i.id
  OR EXISTS (
    SELECT FROM web_message m
    WHERE m.identity_id = i.id AND m.side = 'committee' AND m.content->'files' @> to_jsonb(f.id)
  )
)
