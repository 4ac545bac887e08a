SELECT EXISTS (SELECT 1 FROM response WHERE item = ?1)
    OR EXISTS (SELECT 1 FROM promise WHERE item = ?1)
    OR EXISTS (SELECT 1 FROM progress WHERE item = ?1)
    OR EXISTS (SELECT 1 FROM note WHERE item = ?1)
    OR EXISTS (SELECT 1 FROM follow_up WHERE item = ?1)
    OR EXISTS (SELECT 1 FROM related WHERE item = ?1 OR other = ?1)
    OR EXISTS (SELECT 1 FROM finding WHERE accepted_as = ?1 OR proposed_item = ?1);
