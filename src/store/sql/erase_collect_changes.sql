INSERT INTO temp.erased (serial, act)
SELECT serial, act FROM change
WHERE paper IN (SELECT value FROM json_each(?1))
   OR item IN (SELECT value FROM json_each(?2))
   OR EXISTS (SELECT 1 FROM json_each(?1) AS doomed
              WHERE instr(change.before, doomed.value) > 0 OR instr(change.after, doomed.value) > 0)
   OR (entity IN ('finding', 'related')
       AND EXISTS (SELECT 1 FROM json_each(?2) AS doomed
                   WHERE instr(change.before, doomed.value) > 0 OR instr(change.after, doomed.value) > 0));
