INSERT INTO item (
    id, kind, standing, number, lead_in, text, addressed_to, lead_officer, executive_member, body,
    made_on, received_on, paper, page, spans, finding, rule, confidence, exempt, tags, closing_reason,
    closed_on, signed_off_by, closing_meeting, closing_evidence, added_at)
VALUES (
    :id, :kind, :standing, :number, :lead_in, :text, :addressed_to, :lead_officer, :executive_member,
    :body, :made_on, :received_on, :paper, :page, :spans, :finding, :rule, :confidence, :exempt, :tags,
    :closing_reason,
    :closed_on, :signed_off_by, :closing_meeting, :closing_evidence, :added_at)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, standing = excluded.standing, number = excluded.number,
    lead_in = excluded.lead_in, text = excluded.text, addressed_to = excluded.addressed_to,
    lead_officer = excluded.lead_officer, executive_member = excluded.executive_member,
    body = excluded.body, made_on = excluded.made_on, received_on = excluded.received_on, paper = excluded.paper, page = excluded.page,
    spans = excluded.spans, finding = excluded.finding, rule = excluded.rule,
    confidence = excluded.confidence, exempt = excluded.exempt, tags = excluded.tags,
    closing_reason = excluded.closing_reason, closed_on = excluded.closed_on,
    signed_off_by = excluded.signed_off_by, closing_meeting = excluded.closing_meeting,
    closing_evidence = excluded.closing_evidence, added_at = excluded.added_at;
