(EXISTS (
  SELECT 1 FROM unit_ancestor
  WHERE unit_ancestor.unit_id = TICKET.unit_id
    AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text(REACH::jsonb -> 'units'))
) AND (NOT TICKET.restricted OR EXISTS (
  SELECT 1 FROM unit_ancestor
  WHERE unit_ancestor.unit_id = TICKET.unit_id
    AND unit_ancestor.ancestor_id IN (SELECT value::int FROM jsonb_array_elements_text(REACH::jsonb -> 'restricted'))
) AND NOT (REACH::jsonb ->> 'person')::int = ANY (TICKET.concerned_ids)))
