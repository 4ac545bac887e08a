SELECT item, position, in_principle FROM response
WHERE removed_by IS NULL
ORDER BY item, coalesce(answered_on, substr(added_at, 1, 10)), added_at, serial;
