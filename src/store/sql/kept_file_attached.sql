-- In the order in which they were first filed: that of the e-mail.
SELECT attachment.file
FROM attachment
JOIN paper ON paper.file_hash = attachment.file
WHERE attachment.message = ?1 AND paper.removed_by IS NULL
GROUP BY attachment.file
ORDER BY min(paper.serial);
