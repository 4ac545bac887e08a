SELECT min(name) AS name FROM body
WHERE EXISTS (SELECT 1 FROM paper WHERE paper.body = body.id AND paper.removed_by IS NULL)
   OR EXISTS (SELECT 1 FROM item WHERE item.body = body.id AND item.removed_by IS NULL)
   OR EXISTS (SELECT 1 FROM meeting WHERE meeting.body = body.id AND meeting.removed_by IS NULL)
GROUP BY folded
ORDER BY name COLLATE NOCASE, name;
