SELECT rowid AS place, snippet(scratch, 0, char(2), char(3), '…', 28) AS marked
FROM scratch
WHERE scratch MATCH :query;
