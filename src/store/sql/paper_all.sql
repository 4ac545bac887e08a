-- The papers of a pack stand together, where its latest stands, in the order of its pages.
SELECT paper.*
FROM paper
JOIN (SELECT file_hash, max(date) AS pack_date FROM paper WHERE removed_by IS NULL GROUP BY file_hash) AS file
  ON file.file_hash = paper.file_hash
WHERE removed_by IS NULL
ORDER BY pack_date IS NULL, pack_date DESC,
         CASE WHEN part IS NULL THEN coalesce(title, file_name) ELSE pack END COLLATE NOCASE,
         paper.file_hash, part, paper.serial;
