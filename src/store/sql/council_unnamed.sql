SELECT id FROM council
WHERE NOT EXISTS (SELECT 1 FROM paper WHERE paper.council = council.id)
  AND NOT EXISTS (SELECT 1 FROM body WHERE body.council = council.id)
ORDER BY serial;
