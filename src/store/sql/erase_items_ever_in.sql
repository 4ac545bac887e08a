SELECT id FROM item WHERE paper IN (SELECT value FROM json_each(?1))
UNION
SELECT change.row_id AS id FROM change, json_each(?1) AS doomed
WHERE change.entity = 'item'
  AND (instr(change.before, doomed.value) > 0 OR instr(change.after, doomed.value) > 0)
ORDER BY id;
