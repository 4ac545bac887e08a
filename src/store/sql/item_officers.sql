SELECT min(lead_officer) AS name FROM item
WHERE lead_officer IS NOT NULL AND removed_by IS NULL
GROUP BY lead_officer COLLATE NOCASE
ORDER BY name COLLATE NOCASE, name;
