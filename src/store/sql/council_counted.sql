SELECT council.*,
       (SELECT count(*) FROM paper
        WHERE paper.council = council.id AND paper.removed_by IS NULL) AS papers,
       (SELECT count(*) FROM item
        LEFT JOIN body ON body.id = item.body
        LEFT JOIN paper ON paper.id = item.paper AND paper.removed_by IS NULL
        WHERE item.removed_by IS NULL AND coalesce(body.council, paper.council) = council.id) AS items
FROM council
WHERE merged_into IS NULL
ORDER BY name COLLATE NOCASE, serial;
