SELECT meeting.body, meeting.date, meeting.questions AS words
FROM meeting
WHERE meeting.serial = :serial;
