-- The candidates come first and by themselves, so that only they are ranked and cut into snippets.
WITH hit AS MATERIALIZED (
    SELECT rowid AS serial,
           iif(:ranked, bm25(response_index), 0.0) AS rank,
           snippet(response_index, -1, char(2), char(3), '…', 24) AS marked
    FROM response_index
    WHERE response_index MATCH :query
    ORDER BY rowid DESC
    LIMIT :candidates
)
SELECT hit.rank, hit.marked, item.id AS item, item.kind, item.number, body.name AS body_name
FROM hit
JOIN response ON response.serial = hit.serial AND response.removed_by IS NULL
JOIN item ON item.id = response.item AND item.removed_by IS NULL
LEFT JOIN body ON body.id = item.body
ORDER BY hit.rank, hit.serial DESC
LIMIT :limit;
