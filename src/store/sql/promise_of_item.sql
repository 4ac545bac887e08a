SELECT * FROM promise
WHERE item = ?1 AND removed_by IS NULL
ORDER BY coalesce(said_on, substr(added_at, 1, 10)), added_at, serial;
