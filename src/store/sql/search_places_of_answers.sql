SELECT response.serial, paper.serial AS paper, item.body,
       coalesce(response.answered_on, paper.date, item.made_on) AS day
FROM response
JOIN item ON item.id = response.item AND item.removed_by IS NULL
LEFT JOIN paper ON paper.id = coalesce(response.paper, item.paper) AND paper.removed_by IS NULL
WHERE response.removed_by IS NULL
ORDER BY response.serial;
