SELECT name FROM council
WHERE EXISTS (SELECT 1 FROM paper WHERE paper.council = council.id AND paper.removed_by IS NULL)
   OR EXISTS (SELECT 1 FROM body JOIN item ON item.body = body.id
              WHERE body.council = council.id AND item.removed_by IS NULL)
ORDER BY name COLLATE NOCASE, name;
