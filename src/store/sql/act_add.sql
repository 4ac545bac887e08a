INSERT INTO act (id, at, label, kind, of_act, state)
VALUES (:id, :at, :label, :kind, :of_act, :state);
