-- A revision often bears the first title with a word more: "(revised)".
SELECT * FROM paper
WHERE removed_by IS NULL
  AND ((body = :body AND date = :date)
    OR title = :title COLLATE NOCASE
    OR (body = :body AND instr(lower(:title), lower(title)) = 1)
    OR file_name = :file_name COLLATE NOCASE)
ORDER BY serial DESC
LIMIT :limit;
