SELECT * FROM council
WHERE merged_into IS NULL
  AND (folded = ?1 OR EXISTS (SELECT 1 FROM json_each(other_names) WHERE key = ?1))
ORDER BY folded <> ?1, serial
LIMIT 1;
