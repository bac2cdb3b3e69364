-- One change of the units at a time, until the transaction ends.
SELECT pg_advisory_xact_lock(72707371)::text
