SELECT meeting.serial, NULL AS paper, meeting.body, meeting.date AS day
FROM meeting
WHERE meeting.removed_by IS NULL
ORDER BY meeting.serial;
