INSERT INTO council (
    id, name, folded)
VALUES (
    :id, :name, :folded)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, folded = excluded.folded;
