SELECT * FROM paper
WHERE removed_by IS NULL
  AND ((body = :body AND date = :date) OR title = :title COLLATE NOCASE OR file_name = :file_name COLLATE NOCASE)
ORDER BY serial DESC
LIMIT :limit;
