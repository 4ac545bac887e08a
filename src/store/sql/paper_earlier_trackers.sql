SELECT * FROM paper
WHERE removed_by IS NULL
  AND id <> :id
  AND kind = 'action_tracker'
  AND (body IS :body OR body IS NULL OR :body IS NULL)
  AND CASE WHEN date IS NOT NULL AND :date IS NOT NULL AND date <> :date THEN date < :date
           ELSE serial < (SELECT serial FROM paper WHERE id = :id) END
ORDER BY date DESC, serial DESC
LIMIT :limit;
