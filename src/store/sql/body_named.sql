SELECT * FROM body
WHERE merged_into IS NULL AND (?2 IS NULL OR council = ?2)
  AND (folded = ?1 OR EXISTS (SELECT 1 FROM json_each(other_names) WHERE key = ?1))
ORDER BY folded <> ?1, serial;
