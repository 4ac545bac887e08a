SELECT response.id AS response, item.id AS item, item.kind, item.number, response.text AS words
FROM response
JOIN item ON item.id = response.item
WHERE response.serial = :serial;
