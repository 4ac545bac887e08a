INSERT INTO related (
    id, item, other, added_at)
VALUES (
    :id, :item, :other, :added_at)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, other = excluded.other, added_at = excluded.added_at;
