INSERT INTO meeting (id, body, date, place, questions, added_at)
VALUES (:id, :body, :date, :place, :questions, :added_at)
ON CONFLICT (id) DO UPDATE SET
    body = excluded.body, date = excluded.date, place = excluded.place, questions = excluded.questions,
    added_at = excluded.added_at;
