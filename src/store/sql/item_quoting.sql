SELECT * FROM item
WHERE removed_by IS NULL
  AND (paper = ?1
       OR id IN (SELECT item FROM response WHERE paper = ?1 AND removed_by IS NULL)
       OR id IN (SELECT item FROM promise WHERE paper = ?1 AND removed_by IS NULL)
       OR id IN (SELECT item FROM progress WHERE paper = ?1 AND removed_by IS NULL))
ORDER BY serial;
