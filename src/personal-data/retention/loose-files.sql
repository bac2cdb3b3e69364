-- Files people sent that stand on no ticket, in no announcement, and on nothing that is still being written. $1 before, $2 how many
SELECT file.id::text AS id FROM stored_file file
JOIN identity owner ON owner.id = file.owner_identity_id
WHERE file.created_at < $1 AND (file.platform_file_id IS NULL OR file.platform_file_id NOT LIKE 'data-copy:%')
  AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.file_id = file.id)
  AND NOT EXISTS (SELECT 1 FROM campaign WHERE campaign.file_id = file.id)
  AND NOT (COALESCE(owner.dialogue, '{}') ?| ARRAY['open', 'shelved'])
ORDER BY file.id LIMIT $2
