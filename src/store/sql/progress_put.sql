INSERT INTO progress (
    id, item, progress, happened_on, words, paper, added_at)
VALUES (
    :id, :item, :progress, :happened_on, :words, :paper, :added_at)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, progress = excluded.progress, happened_on = excluded.happened_on,
    words = excluded.words, paper = excluded.paper, added_at = excluded.added_at;
