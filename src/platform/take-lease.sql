-- Takes a lease that is free, ours, or run out; no row: somebody else holds it. $1 name, $2 holder, $3 length, $4 whatever
INSERT INTO lease (name, holder, until)
VALUES ($1, $2, clock_timestamp() + $3::interval)
ON CONFLICT (name) DO UPDATE
  SET holder = EXCLUDED.holder, until = EXCLUDED.until
  WHERE lease.holder = $2 OR lease.until < clock_timestamp() OR $4::boolean
RETURNING holder
