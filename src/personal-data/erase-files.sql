-- Deletes the rows of files; their bytes are removed by the keys given back. $1 file ids
WITH gone AS (
  SELECT value::int AS id FROM jsonb_array_elements_text($1::jsonb)
), loose AS (
  DELETE FROM attachment WHERE file_id IN (SELECT id FROM gone)
)
DELETE FROM stored_file WHERE id IN (SELECT id FROM gone)
RETURNING key, preview_key AS "previewKey"
