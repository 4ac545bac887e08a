WITH told AS (
    SELECT body, date, count(*) AS papers
    FROM paper
    WHERE removed_by IS NULL AND body IS NOT NULL AND date IS NOT NULL
    GROUP BY body, date
), met AS (
    SELECT meeting.id, meeting.body, meeting.date, meeting.place, meeting.questions,
           coalesce(told.papers, 0) AS papers
    FROM meeting
    LEFT JOIN told ON told.body = meeting.body AND told.date = meeting.date
    WHERE meeting.removed_by IS NULL
    UNION ALL
    SELECT NULL, told.body, told.date, NULL, '', told.papers
    FROM told
    WHERE NOT EXISTS (SELECT 1 FROM meeting
                      WHERE meeting.body = told.body AND meeting.date = told.date
                        AND meeting.removed_by IS NULL)
)
SELECT met.id, met.body, met.date, met.place, met.papers,
       trim(met.questions, char(9, 10, 13, 32)) <> '' AS has_questions,
       body.name AS body_name,
       council.name AS council_name
FROM met
JOIN body ON body.id = met.body
LEFT JOIN council ON council.id = body.council
ORDER BY met.date DESC, body.name COLLATE NOCASE, met.id;
