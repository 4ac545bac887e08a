SELECT EXISTS (SELECT 1 FROM item WHERE finding = :id)
    OR EXISTS (SELECT 1 FROM response WHERE finding = :id)
    OR EXISTS (SELECT 1 FROM promise WHERE finding = :id)
    OR EXISTS (SELECT 1 FROM progress WHERE finding = :id)
    OR EXISTS (SELECT 1 FROM follow_up WHERE finding = :id) AS named;
