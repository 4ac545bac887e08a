SELECT body.*,
       (SELECT count(*) FROM paper WHERE paper.body = body.id AND paper.removed_by IS NULL) AS papers,
       (SELECT count(*) FROM item WHERE item.body = body.id AND item.removed_by IS NULL) AS items,
       (SELECT count(*) FROM item
        WHERE item.body = body.id AND item.removed_by IS NULL AND item.closing_reason IS NULL) AS open_items,
       (SELECT count(*) FROM meeting WHERE meeting.body = body.id AND meeting.removed_by IS NULL) AS meetings
FROM body
WHERE merged_into IS NULL
ORDER BY name COLLATE NOCASE, serial;
