INSERT INTO temp.change
SELECT change.*
FROM main.change JOIN act ON act.id = change.act
WHERE change.item IS NOT NULL AND (:item IS NULL OR change.item = :item) AND act.at <= :until;
