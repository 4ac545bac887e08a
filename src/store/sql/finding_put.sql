INSERT INTO finding (
    id, paper, ordinal, found, kind, standing, number, text, page, spans, lead_in, lead_in_page,
    lead_in_spans, addressed_to, lead_officer, response, response_page, response_spans, position,
    in_principle, position_words, position_page, position_spans, due_phrase, due_earliest, due_latest,
    due_class, due_conditional, due_page, due_spans, progress, row_made_on, row_member, row_update,
    row_sign_off, rule, confidence, reason, amended, state, relation, proposed_item, proposal_reason)
VALUES (
    :id, :paper, (SELECT coalesce(max(ordinal) + 1, 0) FROM finding WHERE paper = :paper), :found,
    :kind, :standing, :number, :text, :page, :spans, :lead_in, :lead_in_page, :lead_in_spans,
    :addressed_to, :lead_officer, :response, :response_page, :response_spans, :position, :in_principle,
    :position_words, :position_page, :position_spans, :due_phrase, :due_earliest, :due_latest,
    :due_class, :due_conditional, :due_page, :due_spans, :progress, :row_made_on,
    :row_member, :row_update, :row_sign_off, :rule, :confidence, :reason,
    :amended, :state, :relation, :proposed_item, :proposal_reason)
ON CONFLICT (id) DO UPDATE SET
    paper = excluded.paper, found = excluded.found, kind = excluded.kind, standing = excluded.standing,
    number = excluded.number, text = excluded.text, page = excluded.page, spans = excluded.spans,
    lead_in = excluded.lead_in, lead_in_page = excluded.lead_in_page,
    lead_in_spans = excluded.lead_in_spans, addressed_to = excluded.addressed_to,
    lead_officer = excluded.lead_officer, response = excluded.response,
    response_page = excluded.response_page, response_spans = excluded.response_spans,
    position = excluded.position, in_principle = excluded.in_principle,
    position_words = excluded.position_words, position_page = excluded.position_page,
    position_spans = excluded.position_spans, due_phrase = excluded.due_phrase,
    due_earliest = excluded.due_earliest, due_latest = excluded.due_latest,
    due_class = excluded.due_class, due_conditional = excluded.due_conditional,
    due_page = excluded.due_page, due_spans = excluded.due_spans, progress = excluded.progress,
    row_made_on = excluded.row_made_on, row_member = excluded.row_member,
    row_update = excluded.row_update, row_sign_off = excluded.row_sign_off, rule = excluded.rule, confidence = excluded.confidence, reason = excluded.reason,
    amended = excluded.amended, state = excluded.state, relation = excluded.relation,
    proposed_item = excluded.proposed_item, proposal_reason = excluded.proposal_reason;
