UPDATE act
SET label = ?1,
    state = CASE WHEN kind = 'do' THEN 'sealed' ELSE state END
WHERE id IN (SELECT act FROM temp.erased)
   OR of_act IN (SELECT act FROM temp.erased)
   OR id IN (SELECT of_act FROM act WHERE id IN (SELECT act FROM temp.erased));
