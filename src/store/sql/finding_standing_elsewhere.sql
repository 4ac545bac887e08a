SELECT finding.* FROM finding
JOIN paper ON paper.id = finding.paper AND paper.removed_by IS NULL
WHERE finding.accepted_as = ?1 AND finding.state = 'accepted' AND finding.found = 'item'
  AND finding.paper <> ?2
ORDER BY finding.serial;
