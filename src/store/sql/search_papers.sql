SELECT paper.serial, paper.id,
       paper_name(paper.title, paper.kind, paper.body_printed, paper.date, paper.file_name) AS name,
       paper.body, paper.date, paper.kind,
       (SELECT serial FROM block WHERE block.paper = paper.id ORDER BY ordinal LIMIT 1) AS first_block,
       (SELECT serial FROM block WHERE block.paper = paper.id ORDER BY ordinal DESC LIMIT 1) AS last_block
FROM paper
WHERE paper.removed_by IS NULL
ORDER BY paper.serial;
