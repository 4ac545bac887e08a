SELECT finding.* FROM finding
JOIN paper ON paper.id = finding.paper AND paper.removed_by IS NULL
WHERE finding.id = ?1;
