SELECT * FROM paper
WHERE removed_by IS NULL
ORDER BY date IS NULL, date DESC, coalesce(title, file_name) COLLATE NOCASE, serial;
