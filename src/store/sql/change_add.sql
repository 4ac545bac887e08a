INSERT INTO change (act, entity, row_id, item, paper, before, after)
VALUES (:act, :entity, :row_id, :item, :paper, :before, :after);
