SELECT count(*) FROM paper
WHERE publicity = 'exempt'
  AND removed_by IS NULL
  AND (id IN (SELECT paper FROM item WHERE id = ?1)
       OR id IN (SELECT paper FROM response WHERE item = ?1 AND removed_by IS NULL)
       OR id IN (SELECT paper FROM promise WHERE item = ?1 AND removed_by IS NULL)
       OR id IN (SELECT paper FROM progress WHERE item = ?1 AND removed_by IS NULL));
