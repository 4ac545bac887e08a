SELECT progress.id AS entry, item.id AS item, item.kind, item.number, progress.words
FROM progress
JOIN item ON item.id = progress.item
WHERE progress.serial = :serial;
