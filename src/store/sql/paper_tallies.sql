SELECT paper.id,
       (SELECT count(*) FROM finding WHERE finding.paper = paper.id AND state = 'pending') AS waiting,
       (SELECT count(*) FROM item WHERE item.paper = paper.id AND item.removed_by IS NULL) AS items
FROM paper
WHERE paper.removed_by IS NULL;
