SELECT item.id AS item, item.kind, item.number, substr(item.text, 1, 160) AS words, body.name AS body_name
FROM item
LEFT JOIN body ON body.id = item.body
WHERE item.removed_by IS NULL
ORDER BY item.serial DESC;
