INSERT INTO paper (
    id, kind, council_printed, body_printed, title, date, agenda_item, publicity, exempt_paragraph,
    report_author, executive_member, wards, key_decision, council, body, file_name, file_hash,
    file_bytes, part, parts, first_page, last_page, pack, filed_at, revises, edition_proposed, blanket_response, reader_notes)
VALUES (
    :id, :kind, :council_printed, :body_printed, :title, :date, :agenda_item, :publicity,
    :exempt_paragraph, :report_author, :executive_member, :wards, :key_decision, :council, :body,
    :file_name, :file_hash, :file_bytes, :part, :parts, :first_page, :last_page, :pack, :filed_at, :revises, :edition_proposed, :blanket_response,
    :reader_notes)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, council_printed = excluded.council_printed,
    body_printed = excluded.body_printed, title = excluded.title, date = excluded.date,
    agenda_item = excluded.agenda_item, publicity = excluded.publicity,
    exempt_paragraph = excluded.exempt_paragraph, report_author = excluded.report_author,
    executive_member = excluded.executive_member, wards = excluded.wards,
    key_decision = excluded.key_decision, council = excluded.council, body = excluded.body,
    file_name = excluded.file_name, file_hash = excluded.file_hash, file_bytes = excluded.file_bytes,
    part = excluded.part, parts = excluded.parts, first_page = excluded.first_page,
    last_page = excluded.last_page, pack = excluded.pack,
    filed_at = excluded.filed_at, revises = excluded.revises,
    edition_proposed = excluded.edition_proposed, blanket_response = excluded.blanket_response,
    reader_notes = excluded.reader_notes;
