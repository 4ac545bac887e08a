SELECT note.id AS note, note.item, note.paper, item.kind, item.number, note.text AS words
FROM note
LEFT JOIN item ON item.id = note.item
WHERE note.serial = :serial;
