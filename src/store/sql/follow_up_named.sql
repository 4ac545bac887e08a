SELECT follow_up.*,
       item.text AS item_text,
       item.body AS item_body,
       paper.body AS paper_body,
       paper.date AS paper_date,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS paper_name,
       coalesce(item.exempt, 0) OR coalesce(paper.publicity = 'exempt', 0) AS is_exempt,
       (SELECT count(*) FROM change WHERE entity = 'follow_up' AND row_id = follow_up.id) AS changes
FROM follow_up
LEFT JOIN item ON item.id = follow_up.item
LEFT JOIN paper ON paper.id = follow_up.paper AND paper.removed_by IS NULL
WHERE follow_up.removed_by IS NULL
ORDER BY done_on IS NOT NULL, done_on DESC, due_latest IS NULL, due_latest, due_earliest, follow_up.serial;
