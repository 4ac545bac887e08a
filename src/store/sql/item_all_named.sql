SELECT item.*,
       body.name AS body_name,
       council.name AS council_name,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS paper_name,
       paper.date AS paper_date
FROM item
LEFT JOIN paper ON paper.id = item.paper AND paper.removed_by IS NULL
LEFT JOIN body ON body.id = item.body
LEFT JOIN council ON council.id = coalesce(body.council, paper.council)
WHERE item.removed_by IS NULL
ORDER BY item.serial;
