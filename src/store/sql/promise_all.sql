SELECT * FROM promise
WHERE removed_by IS NULL
ORDER BY item, coalesce(said_on, substr(added_at, 1, 10)), added_at, serial;
