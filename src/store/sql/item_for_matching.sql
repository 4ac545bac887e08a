SELECT item.*,
       body.name AS body_name,
       paper.title AS paper_title,
       paper.kind AS paper_kind,
       paper.council_printed AS council_printed,
       EXISTS (SELECT 1 FROM response WHERE response.item = item.id AND response.removed_by IS NULL) AS answered
FROM item
LEFT JOIN body ON body.id = item.body
LEFT JOIN paper ON paper.id = item.paper
WHERE item.removed_by IS NULL
ORDER BY item.serial DESC
LIMIT ?1;
