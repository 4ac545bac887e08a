SELECT * FROM progress
WHERE item = ?1 AND removed_by IS NULL
ORDER BY happened_on, added_at, serial;
