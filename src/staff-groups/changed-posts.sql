-- Posts of a group whose ticket has changed since, however old: words that were erased go there too. With $3 all posts of
-- that summary. `visible`: still for the group. $1 group, $2 unit, $3 the first post of a summary, or null
SELECT post.id, post.ticket_id AS "ticketId", post.shown, post.platform_id AS "platformId",
       NOT ticket.restricted AND EXISTS (
         SELECT FROM unit_ancestor WHERE unit_ancestor.unit_id = ticket.unit_id AND unit_ancestor.ancestor_id = $2
       ) AS visible
FROM staff_post post
JOIN ticket ON ticket.id = post.ticket_id
WHERE post.group_id = $1
  AND CASE WHEN $3::int IS NULL THEN split_part(post.shown, ' ', 1) <> ticket.version::text
           ELSE split_part(post.shown, ' ', 2) = 'summary:' || $3::int END
ORDER BY post.id
LIMIT 60
