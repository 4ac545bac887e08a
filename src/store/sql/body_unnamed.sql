SELECT id FROM body
WHERE merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM paper WHERE paper.body = body.id)
  AND NOT EXISTS (SELECT 1 FROM item WHERE item.body = body.id)
  AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.body = body.id)
  AND NOT EXISTS (SELECT 1 FROM body AS other WHERE other.merged_into = body.id OR other.became = body.id)
ORDER BY serial;
