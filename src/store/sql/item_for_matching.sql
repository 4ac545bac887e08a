SELECT item.*,
       body.name AS body_name,
       EXISTS (SELECT 1 FROM response WHERE response.item = item.id AND response.removed_by IS NULL) AS answered
FROM item
LEFT JOIN body ON body.id = item.body
WHERE item.removed_by IS NULL
ORDER BY item.serial DESC
LIMIT ?1;
