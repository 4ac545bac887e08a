-- The other items as they stand now, also where related stands for how things were (store/past.rs).
SELECT other.*
FROM related
JOIN main.item AS other ON other.id = related.other AND other.removed_by IS NULL
WHERE related.item = ?1 AND related.removed_by IS NULL
ORDER BY related.serial;
