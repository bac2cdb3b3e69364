-- The talk from a row on, oldest first. $1 identity, $2 after, $3 most
SELECT m.id::text, m.side, m.content, m.created_at AS at, kept.files
FROM web_message m
LEFT JOIN LATERAL (
  SELECT jsonb_agg(
    jsonb_build_object('id', f.id, 'kind', f.kind, 'name', f.name, 'width', f.width, 'height', f.height) ORDER BY f.id
  ) AS files
  FROM stored_file f
  WHERE f.state = 'ready' AND f.id IN (SELECT value::int FROM jsonb_array_elements_text(m.content->'files'))
) kept ON m.content ? 'files'
WHERE m.identity_id = $1 AND m.id > $2::bigint
ORDER BY m.id
LIMIT $3
