SELECT item.serial, paper.serial AS paper, coalesce(item.body, paper.body) AS body,
       coalesce(item.made_on, paper.date) AS day
FROM item
LEFT JOIN paper ON paper.id = item.paper AND paper.removed_by IS NULL
WHERE item.removed_by IS NULL
ORDER BY item.serial;
