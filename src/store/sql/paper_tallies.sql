SELECT paper.id,
       (SELECT count(*) FROM finding WHERE finding.paper = paper.id AND state = 'pending') AS waiting,
       (SELECT count(*) FROM item WHERE item.paper = paper.id AND item.removed_by IS NULL) AS items,
       coalesce(pictures.unread, 0) AS unread,
       coalesce(pictures.read, 0) AS read,
       coalesce(pictures.confidence, 0) AS confidence
FROM paper
LEFT JOIN (
    SELECT paper,
           sum(ocr IS NULL) AS unread,
           count(ocr) AS read,
           -- A page with many words counts for more.
           CAST(round(total(ocr * (ends - starts)) / nullif(total(iif(ocr IS NULL, 0, ends - starts)), 0))
                AS INTEGER) AS confidence
    FROM page
    WHERE is_picture = 1
    GROUP BY paper) AS pictures
  ON pictures.paper = paper.id
WHERE paper.removed_by IS NULL;
