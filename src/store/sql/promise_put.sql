INSERT INTO promise (
    id, item, due_phrase, due_earliest, due_latest, due_class, due_conditional, due_page, due_spans,
    set_by_user, proposed_earliest, proposed_latest, said_on, paper, reason, added_at)
VALUES (
    :id, :item, :due_phrase, :due_earliest, :due_latest, :due_class, :due_conditional, :due_page,
    :due_spans, :set_by_user, :proposed_earliest, :proposed_latest, :said_on, :paper, :reason,
    :added_at)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, due_phrase = excluded.due_phrase, due_earliest = excluded.due_earliest,
    due_latest = excluded.due_latest, due_class = excluded.due_class,
    due_conditional = excluded.due_conditional, due_page = excluded.due_page,
    due_spans = excluded.due_spans, set_by_user = excluded.set_by_user,
    proposed_earliest = excluded.proposed_earliest, proposed_latest = excluded.proposed_latest,
    said_on = excluded.said_on, paper = excluded.paper, reason = excluded.reason,
    added_at = excluded.added_at;
