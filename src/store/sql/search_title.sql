SELECT paper.id AS paper, paper.kind, concat_ws(' · ', paper.title, paper.file_name) AS words
FROM paper
WHERE paper.serial = :serial;
