SELECT min(executive_member) AS name FROM item
WHERE executive_member IS NOT NULL AND removed_by IS NULL
GROUP BY executive_member COLLATE NOCASE
ORDER BY name COLLATE NOCASE, name;
