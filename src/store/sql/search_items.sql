-- The candidates come first and by themselves, so that only they are ranked and cut into snippets.
WITH hit AS MATERIALIZED (
    SELECT rowid AS serial,
           iif(:ranked, bm25(item_index), 0.0) AS rank,
           snippet(item_index, -1, char(2), char(3), '…', 24) AS marked
    FROM item_index
    WHERE item_index MATCH :query
    ORDER BY rowid DESC
    LIMIT :candidates
)
SELECT hit.rank, hit.marked, item.id AS item, item.kind, item.number, body.name AS body_name
FROM hit
JOIN item ON item.serial = hit.serial AND item.removed_by IS NULL
LEFT JOIN body ON body.id = item.body
ORDER BY hit.rank, hit.serial DESC
LIMIT :limit;
