SELECT * FROM response
WHERE item = ?1 AND removed_by IS NULL
ORDER BY coalesce(answered_on, substr(added_at, 1, 10)), added_at, serial;
