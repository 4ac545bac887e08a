SELECT progress.serial, paper.serial AS paper, item.body, progress.happened_on AS day
FROM progress
JOIN item ON item.id = progress.item AND item.removed_by IS NULL
LEFT JOIN paper ON paper.id = coalesce(progress.paper, item.paper) AND paper.removed_by IS NULL
WHERE progress.removed_by IS NULL
ORDER BY progress.serial;
