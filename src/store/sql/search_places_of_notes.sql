-- A note on an item that was taken off the register leads nowhere, and so does one on a paper.
SELECT note.serial, paper.serial AS paper, coalesce(item.body, paper.body) AS body,
       substr(note.edited_at, 1, 10) AS day
FROM note
LEFT JOIN item ON item.id = note.item AND item.removed_by IS NULL
LEFT JOIN paper ON paper.id = coalesce(note.paper, item.paper) AND paper.removed_by IS NULL
WHERE note.removed_by IS NULL
  AND (note.item IS NULL OR item.id IS NOT NULL)
  AND (note.paper IS NULL OR paper.id IS NOT NULL)
ORDER BY note.serial;
