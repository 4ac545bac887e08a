SELECT item.*,
       CASE WHEN item.closing_reason IS NULL THEN now.name ELSE body.name END AS body_name,
       CASE WHEN now.id <> body.id AND item.closing_reason IS NULL THEN body.name END AS former_body,
       body.kind AS body_kind,
       council.name AS council_name,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS paper_name,
       paper.date AS paper_date
FROM item
LEFT JOIN paper ON paper.id = item.paper AND paper.removed_by IS NULL
LEFT JOIN body ON body.id = item.body
LEFT JOIN heir ON heir.body = item.body
LEFT JOIN body AS now ON now.id = heir.now
LEFT JOIN council ON council.id = coalesce(body.council, paper.council)
WHERE item.removed_by IS NULL AND item.id = ?1;
