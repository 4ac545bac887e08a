WITH RECURSIVE holding (message) AS (
    SELECT message FROM attachment WHERE file = ?1
    UNION
    SELECT attachment.message FROM attachment JOIN holding ON attachment.file = holding.message
)
SELECT message FROM holding ORDER BY message;
