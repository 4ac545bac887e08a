INSERT INTO body (
    id, council, name, folded)
VALUES (
    :id, :council, :name, :folded)
ON CONFLICT (id) DO UPDATE SET
    council = excluded.council, name = excluded.name, folded = excluded.folded;
