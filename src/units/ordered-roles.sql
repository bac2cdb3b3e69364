-- The roles that mergers entered before their day asked to move, and that are still where they were; what was taken back
-- asks for nothing. $1 the day in Viet Nam
SELECT role.id
FROM audit_entry
CROSS JOIN LATERAL jsonb_array_elements_text(audit_entry.data -> 'roles') AS asked(id)
JOIN role ON role.id = asked.id::int AND role.ended_at IS NULL
WHERE audit_entry.entity = 'unit' AND audit_entry.action = 'unit.merge' AND audit_entry.data ->> 'date' <= $1
  AND NOT EXISTS (
    SELECT FROM unit_change
    WHERE unit_change.id = (audit_entry.data ->> 'change')::int AND unit_change.taken_back_at IS NOT NULL
  )
