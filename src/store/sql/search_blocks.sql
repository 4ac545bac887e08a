-- The candidates come first and by themselves, so that only they are ranked and cut into snippets.
WITH hit AS MATERIALIZED (
    SELECT rowid AS serial,
           iif(:ranked, bm25(block_index), 0.0) AS rank,
           snippet(block_index, -1, char(2), char(3), '…', 24) AS marked
    FROM block_index
    WHERE block_index MATCH :query
    ORDER BY rowid DESC
    LIMIT :candidates
)
SELECT hit.rank, hit.marked, block.paper, block.starts, block.ends,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS paper_name
FROM hit
JOIN block ON block.serial = hit.serial
JOIN paper ON paper.id = block.paper AND paper.removed_by IS NULL
ORDER BY hit.rank, hit.serial DESC
LIMIT :limit;
