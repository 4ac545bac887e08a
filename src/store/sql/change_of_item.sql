SELECT change.*, act.at, act.label
FROM change
JOIN act ON act.id = change.act
WHERE change.item = ?1
ORDER BY act.serial DESC, change.serial;
