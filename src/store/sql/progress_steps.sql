SELECT item, progress FROM progress
WHERE removed_by IS NULL
ORDER BY item, happened_on, added_at, serial;
