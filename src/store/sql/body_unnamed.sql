SELECT id FROM body
WHERE NOT EXISTS (SELECT 1 FROM paper WHERE paper.body = body.id)
  AND NOT EXISTS (SELECT 1 FROM item WHERE item.body = body.id)
  AND NOT EXISTS (SELECT 1 FROM meeting WHERE meeting.body = body.id)
ORDER BY serial;
