INSERT INTO note (
    id, item, paper, text, added_at, edited_at)
VALUES (
    :id, :item, :paper, :text, :added_at, :edited_at)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, paper = excluded.paper, text = excluded.text, added_at = excluded.added_at,
    edited_at = excluded.edited_at;
