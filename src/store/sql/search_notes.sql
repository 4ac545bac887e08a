-- The candidates come first and by themselves, so that only they are ranked and cut into snippets.
WITH hit AS MATERIALIZED (
    SELECT rowid AS serial,
           iif(:ranked, bm25(note_index), 0.0) AS rank,
           snippet(note_index, -1, char(2), char(3), '…', 24) AS marked
    FROM note_index
    WHERE note_index MATCH :query
    ORDER BY rowid DESC
    LIMIT :candidates
)
SELECT hit.rank, hit.marked, note.id, note.item, note.paper, item.kind, item.number, body.name AS body_name,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS paper_name
FROM hit
JOIN note ON note.serial = hit.serial AND note.removed_by IS NULL
LEFT JOIN item ON item.id = note.item
LEFT JOIN body ON body.id = item.body
LEFT JOIN paper ON paper.id = note.paper
ORDER BY hit.rank, hit.serial DESC
LIMIT :limit;
