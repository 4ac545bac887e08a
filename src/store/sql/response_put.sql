INSERT INTO response (
    id, item, text, position, in_principle, answered_on, paper, page, spans, added_at)
VALUES (
    :id, :item, :text, :position, :in_principle, :answered_on, :paper, :page, :spans, :added_at)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, text = excluded.text, position = excluded.position,
    in_principle = excluded.in_principle, answered_on = excluded.answered_on, paper = excluded.paper,
    page = excluded.page, spans = excluded.spans, added_at = excluded.added_at;
