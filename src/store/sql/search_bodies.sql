SELECT body.id, body.name, council.name AS council_name
FROM body
LEFT JOIN council ON council.id = body.council
ORDER BY body.name COLLATE NOCASE, body.id;
