-- A revision often bears the first title with a word more: "(revised)". The other papers of the same
-- file are no editions of each other; the name of a pack says nothing of a paper in it.
SELECT * FROM paper
WHERE removed_by IS NULL
  AND file_hash <> :file_hash
  AND ((body = :body AND date = :date)
    OR title = :title COLLATE NOCASE
    OR (body = :body AND instr(lower(:title), lower(title)) = 1)
    OR (part IS NULL AND file_name = :file_name COLLATE NOCASE))
ORDER BY coalesce(title = :title COLLATE NOCASE, 0) DESC, serial DESC
LIMIT :limit;
