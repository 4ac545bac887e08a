SELECT * FROM follow_up
WHERE item = ?1 AND removed_by IS NULL
ORDER BY due_latest IS NULL, due_latest, due_earliest, serial;
