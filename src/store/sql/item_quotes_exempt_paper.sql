-- The words of an item, of its answers and of its promises, each with the paper and the place where it stands.
WITH said (paper, place) AS (
    SELECT paper, CAST(spans AS INTEGER) FROM item WHERE id = ?1
    UNION ALL
    SELECT paper, CAST(spans AS INTEGER) FROM response WHERE item = ?1 AND removed_by IS NULL
    UNION ALL
    SELECT paper, CAST(due_spans AS INTEGER) FROM promise WHERE item = ?1 AND removed_by IS NULL
    UNION ALL
    SELECT paper, NULL FROM progress WHERE item = ?1 AND removed_by IS NULL
)
SELECT count(*)
FROM said
JOIN paper ON paper.id = said.paper AND paper.removed_by IS NULL
WHERE paper.publicity = 'exempt'
   -- Or they stand below a heading that says so, or that a line follows which says so. What the user calls
   -- public is public.
   OR paper.publicity = 'not_stated' AND EXISTS (
        SELECT 1
        FROM block AS heading
        LEFT JOIN block AS line
            ON line.paper = heading.paper AND line.ordinal = heading.ordinal + 1 AND line.kind = 'paragraph'
        WHERE heading.paper = said.paper
          AND heading.kind = 'heading'
          AND heading.starts <= said.place
          AND (heading.words LIKE '%not for publication%' OR line.words LIKE 'not for publication%')
          AND NOT EXISTS (
                SELECT 1 FROM block AS next
                WHERE next.paper = heading.paper
                  AND next.ordinal > heading.ordinal
                  AND next.kind = 'heading'
                  AND next.level <= heading.level
                  AND next.starts <= said.place));
