SELECT id FROM council
WHERE merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.council = council.id)
  AND NOT EXISTS (SELECT 1 FROM body WHERE body.council = council.id)
  AND NOT EXISTS (SELECT 1 FROM council AS other WHERE other.merged_into = council.id)
ORDER BY serial;
