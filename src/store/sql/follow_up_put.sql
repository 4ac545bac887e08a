INSERT INTO follow_up (
    id, about, due_phrase, due_earliest, due_latest, due_class, due_conditional, due_page, due_spans,
    set_by_user, proposed_earliest, proposed_latest, item, paper, done_on, outcome,
    repeat_months, added_at)
VALUES (
    :id, :about, :due_phrase, :due_earliest, :due_latest, :due_class, :due_conditional, :due_page,
    :due_spans, :set_by_user, :proposed_earliest, :proposed_latest, :item, :paper, :done_on, :outcome,
    :repeat_months, :added_at)
ON CONFLICT (id) DO UPDATE SET
    about = excluded.about, due_phrase = excluded.due_phrase, due_earliest = excluded.due_earliest,
    due_latest = excluded.due_latest, due_class = excluded.due_class,
    due_conditional = excluded.due_conditional, due_page = excluded.due_page,
    due_spans = excluded.due_spans, set_by_user = excluded.set_by_user,
    proposed_earliest = excluded.proposed_earliest, proposed_latest = excluded.proposed_latest,
    item = excluded.item, paper = excluded.paper, done_on = excluded.done_on,
    outcome = excluded.outcome, repeat_months = excluded.repeat_months, added_at = excluded.added_at;
