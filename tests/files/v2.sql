-- A register of version 2 with rows in every table: one that was made at version 1, has taken the step
-- to version 2, and was used since. Made once and frozen: every later version must be able to upgrade it.

PRAGMA application_id = 1399014507;
PRAGMA user_version = 2;
PRAGMA foreign_keys = OFF;
BEGIN;

-- The register as it was first shipped. A shipped step is never changed: see store/ladder.rs.
--
-- Every table of things has its own integer key beside the UUID, because a full-text index follows
-- integer keys, and because a row that undo brings back must find its old key free (AUTOINCREMENT).
-- Days are 'YYYY-MM-DD', moments UTC with microseconds, passages a page and spans of bytes '12-40,52-80'.

CREATE TABLE act (
    serial  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    at      TEXT NOT NULL,
    label   TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    of_act  TEXT REFERENCES act (id),
    state   TEXT NOT NULL CHECK (state IN ('done', 'undone', 'passed', 'sealed')),
    CHECK ((kind = 'do') = (of_act IS NULL))
) STRICT;
CREATE INDEX act_of ON act (of_act);
CREATE INDEX act_state ON act (state, serial);

CREATE TABLE council (
    serial  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE body (
    serial  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    council TEXT REFERENCES council (id),
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX body_name ON body (folded, coalesce(council, ''));

CREATE TABLE paper (
    serial           INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind             TEXT NOT NULL CHECK (kind IN (
                         'executive_response', 'committee_report', 'briefing_note', 'agenda_item', 'minutes',
                         'decision', 'action_tracker', 'issue_history', 'other')),
    council_printed  TEXT,
    body_printed     TEXT,
    title            TEXT,
    date             TEXT,
    agenda_item      TEXT,
    publicity        TEXT NOT NULL CHECK (publicity IN ('not_stated', 'public', 'exempt')),
    exempt_paragraph TEXT,
    report_author    TEXT,
    executive_member TEXT,
    wards            TEXT,
    key_decision     TEXT,
    council          TEXT REFERENCES council (id),
    body             TEXT REFERENCES body (id),
    file_name        TEXT NOT NULL,
    file_hash        TEXT NOT NULL CHECK (length(file_hash) = 64),
    file_bytes       INTEGER NOT NULL CHECK (file_bytes >= 0),
    -- The place of the paper in a file that holds several; null where the file is one paper.
    part             INTEGER CHECK (part > 0),
    parts            INTEGER,
    first_page       INTEGER CHECK (first_page > 0),
    last_page        INTEGER,
    pack             TEXT,
    filed_at         TEXT NOT NULL,
    revises          TEXT REFERENCES paper (id),
    edition_proposed TEXT REFERENCES paper (id),
    blanket_response TEXT,
    blanket_page     INTEGER,
    blanket_spans    TEXT,
    reader_notes     TEXT NOT NULL CHECK (json_valid(reader_notes)),
    removed_by       TEXT REFERENCES act (id),
    CHECK ((part IS NULL) = (parts IS NULL) AND (part IS NULL) = (first_page IS NULL)
           AND (part IS NULL) = (last_page IS NULL) AND (part IS NULL) = (pack IS NULL)),
    CHECK (part IS NULL OR (part <= parts AND first_page <= last_page))
) STRICT;
-- A paper that was taken off the register does not stand in the way of filing it again.
CREATE UNIQUE INDEX paper_hash ON paper (file_hash, coalesce(part, 0)) WHERE removed_by IS NULL;
CREATE INDEX paper_body ON paper (body, date);
CREATE INDEX paper_revises ON paper (revises);
CREATE INDEX paper_edition ON paper (edition_proposed);
CREATE INDEX paper_council ON paper (council);

-- Originals that were erased because something in them was destroyed, while papers that came in them
-- stay on the register with their text.
CREATE TABLE erased_original (
    file_hash TEXT NOT NULL PRIMARY KEY CHECK (length(file_hash) = 64),
    erased_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which file came attached to which e-mail, both by the SHA-256 of their originals: the bytes of the
-- one stand in the other.
CREATE TABLE attachment (
    message TEXT NOT NULL CHECK (length(message) = 64),
    file    TEXT NOT NULL CHECK (length(file) = 64),
    PRIMARY KEY (message, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_file ON attachment (file);

CREATE TABLE contact (
    paper   TEXT NOT NULL REFERENCES paper (id),
    ordinal INTEGER NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT,
    phone   TEXT,
    email   TEXT,
    page    INTEGER,
    spans   TEXT,
    PRIMARY KEY (paper, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_passage (
    paper   TEXT NOT NULL REFERENCES paper (id),
    ordinal INTEGER NOT NULL,
    fact    TEXT NOT NULL CHECK (fact IN (
                'kind', 'council', 'body', 'title', 'date', 'agenda_item', 'publicity', 'report_author',
                'executive_member')),
    page    INTEGER,
    spans   TEXT NOT NULL,
    PRIMARY KEY (paper, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_text (
    paper TEXT NOT NULL PRIMARY KEY REFERENCES paper (id),
    text  TEXT NOT NULL
) STRICT;

CREATE TABLE page (
    paper    TEXT NOT NULL REFERENCES paper (id),
    number   INTEGER NOT NULL CHECK (number > 0),
    starts   INTEGER NOT NULL CHECK (starts >= 0),
    ends     INTEGER NOT NULL CHECK (ends >= starts),
    PRIMARY KEY (paper, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
    serial  INTEGER PRIMARY KEY AUTOINCREMENT,
    paper   TEXT NOT NULL REFERENCES paper (id),
    ordinal INTEGER NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'list_item', 'cell', 'furniture')),
    level   INTEGER,
    marker  TEXT,
    in_table INTEGER,
    in_row   INTEGER,
    in_column INTEGER,
    heading INTEGER CHECK (heading IN (0, 1)),
    starts  INTEGER NOT NULL CHECK (starts >= 0),
    ends    INTEGER NOT NULL CHECK (ends >= starts),
    page    INTEGER,
    -- The words that the index covers; empty for furniture, which nobody searches for.
    words   TEXT NOT NULL,
    UNIQUE (paper, ordinal),
    CHECK ((kind IN ('heading', 'list_item')) = (level IS NOT NULL)),
    CHECK ((kind = 'list_item') = (marker IS NOT NULL)),
    CHECK ((kind = 'cell') = (in_table IS NOT NULL AND in_row IS NOT NULL AND in_column IS NOT NULL
                              AND heading IS NOT NULL))
) STRICT;

CREATE TABLE finding (
    serial          INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    paper           TEXT NOT NULL REFERENCES paper (id),
    ordinal         INTEGER NOT NULL,
    found           TEXT NOT NULL CHECK (found IN ('item', 'date')),
    kind            TEXT CHECK (kind IN ('recommendation', 'resolution', 'action')),
    standing        TEXT CHECK (standing IN ('ours', 'put_to_us', 'record')),
    number          TEXT,
    text            TEXT NOT NULL,
    page            INTEGER,
    spans           TEXT,
    lead_in         TEXT,
    lead_in_page    INTEGER,
    lead_in_spans   TEXT,
    addressed_to    TEXT,
    lead_officer    TEXT,
    response        TEXT,
    response_page   INTEGER,
    response_spans  TEXT,
    position        TEXT CHECK (position IN (
                        'accepted', 'partly_accepted', 'rejected', 'under_consideration', 'in_progress',
                        'implemented', 'noted', 'superseded')),
    in_principle    INTEGER NOT NULL CHECK (in_principle IN (0, 1)),
    position_words  TEXT,
    position_page   INTEGER,
    position_spans  TEXT,
    due_phrase      TEXT,
    due_earliest    TEXT,
    due_latest      TEXT,
    due_class       TEXT CHECK (due_class IN (
                        'exact', 'month', 'season', 'year_frame', 'school', 'duration', 'meeting_relative',
                        'recurring', 'open_ended')),
    due_conditional INTEGER NOT NULL CHECK (due_conditional IN (0, 1)),
    due_page        INTEGER,
    due_spans       TEXT,
    progress        TEXT CHECK (progress IN ('not_started', 'on_track', 'delayed', 'on_hold', 'complete')),
    rule            TEXT NOT NULL,
    confidence      TEXT NOT NULL CHECK (confidence IN ('certain', 'likely', 'unsure')),
    reason          TEXT NOT NULL,
    amended         INTEGER NOT NULL CHECK (amended IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'rejected')),
    relation        TEXT NOT NULL CHECK (relation IN ('new', 'same_as', 'answers', 'revises', 'conflicts')),
    proposed_item   TEXT REFERENCES item (id),
    proposal_reason TEXT NOT NULL,
    -- The item as which, or to which, it was accepted.
    accepted_as     TEXT REFERENCES item (id),
    CHECK ((found = 'item') = (kind IS NOT NULL AND standing IS NOT NULL AND spans IS NOT NULL)),
    CHECK (found = 'item' OR due_phrase IS NOT NULL),
    CHECK ((response IS NULL) = (response_spans IS NULL))
) STRICT;
CREATE INDEX finding_paper ON finding (paper, ordinal);
CREATE INDEX finding_state ON finding (state, paper);
CREATE INDEX finding_proposed ON finding (proposed_item);
CREATE INDEX finding_accepted ON finding (accepted_as);

CREATE TABLE item (
    serial           INTEGER PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    kind             TEXT NOT NULL CHECK (kind IN ('recommendation', 'resolution', 'action')),
    standing         TEXT NOT NULL CHECK (standing IN ('ours', 'put_to_us', 'record')),
    number           TEXT,
    lead_in          TEXT,
    text             TEXT NOT NULL,
    addressed_to     TEXT,
    lead_officer     TEXT,
    executive_member TEXT,
    body             TEXT REFERENCES body (id),
    made_on          TEXT,
    paper            TEXT REFERENCES paper (id),
    page             INTEGER,
    spans            TEXT,
    finding          TEXT REFERENCES finding (id),
    rule             TEXT,
    confidence       TEXT CHECK (confidence IN ('certain', 'likely', 'unsure')),
    exempt           INTEGER NOT NULL CHECK (exempt IN (0, 1)),
    closing_reason   TEXT CHECK (closing_reason IN (
                         'implemented', 'resolved_another_way', 'superseded', 'no_longer_feasible', 'rejected',
                         'withdrawn')),
    closed_on        TEXT,
    signed_off_by    TEXT,
    closing_meeting  TEXT,
    closing_evidence TEXT,
    added_at         TEXT NOT NULL,
    removed_by       TEXT REFERENCES act (id),
    CHECK ((closing_reason IS NULL) = (closed_on IS NULL))
) STRICT;
CREATE INDEX item_paper ON item (paper);
CREATE INDEX item_body ON item (body);
CREATE INDEX item_finding ON item (finding);

CREATE TABLE response (
    serial       INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    item         TEXT NOT NULL REFERENCES item (id),
    text         TEXT NOT NULL,
    position     TEXT CHECK (position IN (
                     'accepted', 'partly_accepted', 'rejected', 'under_consideration', 'in_progress',
                     'implemented', 'noted', 'superseded')),
    in_principle INTEGER NOT NULL CHECK (in_principle IN (0, 1)),
    answered_on  TEXT,
    paper        TEXT REFERENCES paper (id),
    page         INTEGER,
    spans        TEXT,
    added_at     TEXT NOT NULL,
    finding      TEXT REFERENCES finding (id),
    removed_by   TEXT REFERENCES act (id)
) STRICT;
CREATE INDEX response_item ON response (item);
CREATE INDEX response_paper ON response (paper);
CREATE INDEX response_finding ON response (finding);

CREATE TABLE promise (
    serial            INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    item              TEXT NOT NULL REFERENCES item (id),
    due_phrase        TEXT NOT NULL,
    due_earliest      TEXT,
    due_latest        TEXT,
    due_class         TEXT CHECK (due_class IN (
                          'exact', 'month', 'season', 'year_frame', 'school', 'duration', 'meeting_relative',
                          'recurring', 'open_ended')),
    due_conditional   INTEGER NOT NULL CHECK (due_conditional IN (0, 1)),
    due_page          INTEGER,
    due_spans         TEXT,
    set_by_user       INTEGER NOT NULL CHECK (set_by_user IN (0, 1)),
    proposed_earliest TEXT,
    proposed_latest   TEXT,
    said_on           TEXT,
    paper             TEXT REFERENCES paper (id),
    reason            TEXT,
    added_at          TEXT NOT NULL,
    finding           TEXT REFERENCES finding (id),
    removed_by        TEXT REFERENCES act (id)
) STRICT;
CREATE INDEX promise_item ON promise (item);
CREATE INDEX promise_paper ON promise (paper);
CREATE INDEX promise_finding ON promise (finding);

CREATE TABLE progress (
    serial      INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    item        TEXT NOT NULL REFERENCES item (id),
    progress    TEXT NOT NULL CHECK (progress IN ('not_started', 'on_track', 'delayed', 'on_hold', 'complete')),
    happened_on TEXT NOT NULL,
    words       TEXT NOT NULL,
    paper       TEXT REFERENCES paper (id),
    added_at    TEXT NOT NULL,
    finding     TEXT REFERENCES finding (id),
    removed_by  TEXT REFERENCES act (id)
) STRICT;
CREATE INDEX progress_item ON progress (item);
CREATE INDEX progress_paper ON progress (paper);
CREATE INDEX progress_finding ON progress (finding);

CREATE TABLE note (
    serial     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    item       TEXT REFERENCES item (id),
    paper      TEXT REFERENCES paper (id),
    text       TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    edited_at  TEXT NOT NULL,
    removed_by TEXT REFERENCES act (id),
    CHECK (item IS NOT NULL OR paper IS NOT NULL)
) STRICT;
CREATE INDEX note_item ON note (item);
CREATE INDEX note_paper ON note (paper);

CREATE TABLE follow_up (
    serial            INTEGER PRIMARY KEY AUTOINCREMENT,
    id                TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    about             TEXT NOT NULL,
    due_phrase        TEXT NOT NULL,
    due_earliest      TEXT,
    due_latest        TEXT,
    due_class         TEXT CHECK (due_class IN (
                          'exact', 'month', 'season', 'year_frame', 'school', 'duration', 'meeting_relative',
                          'recurring', 'open_ended')),
    due_conditional   INTEGER NOT NULL CHECK (due_conditional IN (0, 1)),
    due_page          INTEGER,
    due_spans         TEXT,
    set_by_user       INTEGER NOT NULL CHECK (set_by_user IN (0, 1)),
    proposed_earliest TEXT,
    proposed_latest   TEXT,
    item              TEXT REFERENCES item (id),
    paper             TEXT REFERENCES paper (id),
    done_on           TEXT,
    outcome           TEXT,
    repeat_months     INTEGER CHECK (repeat_months BETWEEN 1 AND 60),
    added_at          TEXT NOT NULL,
    finding           TEXT REFERENCES finding (id),
    removed_by        TEXT REFERENCES act (id)
) STRICT;
CREATE INDEX follow_up_item ON follow_up (item);
CREATE INDEX follow_up_paper ON follow_up (paper);
CREATE INDEX follow_up_finding ON follow_up (finding);

-- What the user keeps of a meeting. Its papers are those of the same body and day.
CREATE TABLE meeting (
    serial     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    body       TEXT NOT NULL REFERENCES body (id),
    date       TEXT NOT NULL,
    place      TEXT,
    questions  TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    removed_by TEXT REFERENCES act (id)
) STRICT;
CREATE INDEX meeting_body ON meeting (body, date);

-- What each act did to each row: the whole row before and after, as JSON; null where there was none.
CREATE TABLE change (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    act    TEXT NOT NULL REFERENCES act (id),
    entity TEXT NOT NULL CHECK (entity IN (
               'council', 'body', 'paper', 'finding', 'item', 'response', 'promise', 'progress', 'note',
               'follow_up', 'meeting')),
    row_id TEXT NOT NULL CHECK (length(row_id) = 36),
    item   TEXT,
    paper  TEXT,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after  TEXT CHECK (after IS NULL OR json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_act ON change (act, serial);
CREATE INDEX change_item ON change (item);
CREATE INDEX change_paper ON change (paper);
CREATE INDEX change_row ON change (entity, row_id);

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Search. Each index holds no text of its own: it follows its table by these triggers.
CREATE VIRTUAL TABLE block_index USING fts5 (
    words,
    content = 'block', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER block_added AFTER INSERT ON block BEGIN
    INSERT INTO block_index (rowid, words) VALUES (new.serial, new.words);
END;
CREATE TRIGGER block_gone AFTER DELETE ON block BEGIN
    INSERT INTO block_index (block_index, rowid, words) VALUES ('delete', old.serial, old.words);
END;
CREATE TRIGGER block_changed AFTER UPDATE ON block BEGIN
    INSERT INTO block_index (block_index, rowid, words) VALUES ('delete', old.serial, old.words);
    INSERT INTO block_index (rowid, words) VALUES (new.serial, new.words);
END;

CREATE VIRTUAL TABLE item_index USING fts5 (
    number, lead_in, text, addressed_to, lead_officer, executive_member,
    content = 'item', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
    INSERT INTO item_index (rowid, number, lead_in, text, addressed_to, lead_officer, executive_member)
    VALUES (new.serial, new.number, new.lead_in, new.text, new.addressed_to, new.lead_officer,
            new.executive_member);
END;
CREATE TRIGGER item_gone AFTER DELETE ON item BEGIN
    INSERT INTO item_index (item_index, rowid, number, lead_in, text, addressed_to, lead_officer,
                            executive_member)
    VALUES ('delete', old.serial, old.number, old.lead_in, old.text, old.addressed_to, old.lead_officer,
            old.executive_member);
END;
CREATE TRIGGER item_changed AFTER UPDATE ON item BEGIN
    INSERT INTO item_index (item_index, rowid, number, lead_in, text, addressed_to, lead_officer,
                            executive_member)
    VALUES ('delete', old.serial, old.number, old.lead_in, old.text, old.addressed_to, old.lead_officer,
            old.executive_member);
    INSERT INTO item_index (rowid, number, lead_in, text, addressed_to, lead_officer, executive_member)
    VALUES (new.serial, new.number, new.lead_in, new.text, new.addressed_to, new.lead_officer,
            new.executive_member);
END;

CREATE VIRTUAL TABLE response_index USING fts5 (
    text,
    content = 'response', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER response_added AFTER INSERT ON response BEGIN
    INSERT INTO response_index (rowid, text) VALUES (new.serial, new.text);
END;
CREATE TRIGGER response_gone AFTER DELETE ON response BEGIN
    INSERT INTO response_index (response_index, rowid, text) VALUES ('delete', old.serial, old.text);
END;
CREATE TRIGGER response_changed AFTER UPDATE ON response BEGIN
    INSERT INTO response_index (response_index, rowid, text) VALUES ('delete', old.serial, old.text);
    INSERT INTO response_index (rowid, text) VALUES (new.serial, new.text);
END;

CREATE VIRTUAL TABLE note_index USING fts5 (
    text,
    content = 'note', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
    INSERT INTO note_index (rowid, text) VALUES (new.serial, new.text);
END;
CREATE TRIGGER note_gone AFTER DELETE ON note BEGIN
    INSERT INTO note_index (note_index, rowid, text) VALUES ('delete', old.serial, old.text);
END;
CREATE TRIGGER note_changed AFTER UPDATE ON note BEGIN
    INSERT INTO note_index (note_index, rowid, text) VALUES ('delete', old.serial, old.text);
    INSERT INTO note_index (rowid, text) VALUES (new.serial, new.text);
END;

INSERT INTO act (serial, id, at, label, kind, of_act, state) VALUES
    (1, '01a20847-05d0-70e7-bc8b-cf50c2cc6959', '2026-11-23T12:00:02.000000Z', 'Filed “Response to the review of play areas”', 'do', NULL, 'done'),
    (2, '01a20847-0da0-7571-90c7-f7f2f157efa4', '2026-11-23T12:00:04.000000Z', 'Filed “Minutes of September”', 'do', NULL, 'done'),
    (3, '01a20847-1188-795b-b56f-e30e8d15a4b3', '2026-11-23T12:00:05.000000Z', 'Accepted 3 findings', 'do', NULL, 'done'),
    (4, '01a20847-1570-7611-8141-694c9b167aab', '2026-11-23T12:00:06.000000Z', 'Changed an answer: Partly accepted', 'do', NULL, 'done'),
    (5, '01a20847-1d40-7757-8618-95a844bebd7a', '2026-11-23T12:00:08.000000Z', 'Set progress to Delayed', 'do', NULL, 'done'),
    (6, '01a20847-2510-7d23-9bcc-f4f1480c9290', '2026-11-23T12:00:10.000000Z', 'Added a promise', 'do', NULL, 'done'),
    (7, '01a20847-2ce0-70c9-ba96-475731b31aee', '2026-11-23T12:00:12.000000Z', 'Began a response note', 'do', NULL, 'done'),
    (8, '01a20847-34b0-7c09-9148-31ac9572e0c9', '2026-11-23T12:00:14.000000Z', 'Added a follow-up', 'do', NULL, 'done'),
    (9, '01a20847-3898-7a75-a046-fddb9cb59918', '2026-11-23T12:00:15.000000Z', 'Marked “Minutes of September” as an edition of “Response to the review of play areas”', 'do', NULL, 'passed'),
    (10, '01a20847-3c80-70dc-b9e0-43f3adc63a60', '2026-11-23T12:00:16.000000Z', 'Undid: Marked “Minutes of September” as an edition of “Response to the review of play areas”', 'undo', '01a20847-3898-7a75-a046-fddb9cb59918', 'passed'),
    (11, '01a20847-4068-7546-969a-1d79f6f7edef', '2026-11-23T12:00:17.000000Z', 'Changed the wards of “Response to the review of play areas”', 'do', NULL, 'done'),
    (12, '01a20847-4450-7a55-8275-162afc1d29e8', '2026-11-23T12:00:18.000000Z', 'Closed 1 item: Implemented', 'do', NULL, 'done');

INSERT INTO council (serial, id, name, folded) VALUES
    (1, '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', 'Hollinford Borough Council', 'hollinford borough council');

INSERT INTO body (serial, id, council, name, folded) VALUES
    (1, '01a20847-05d0-7eec-92be-75cd4bdb7cdd', '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', 'Parks Scrutiny Panel', 'parks scrutiny panel'),
    (2, '01a20847-0da0-75c2-a115-5db2e8a2ac54', '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', 'Housing Scrutiny Committee', 'housing scrutiny committee');

INSERT INTO paper (serial, id, kind, council_printed, body_printed, title, date, agenda_item, publicity, exempt_paragraph, report_author, executive_member, wards, key_decision, council, body, file_name, file_hash, file_bytes, filed_at, revises, edition_proposed, blanket_response, blanket_page, blanket_spans, reader_notes, removed_by) VALUES
    (1, '01a20847-01e8-7a9c-9a75-3c952624fcff', 'executive_response', 'Hollinford Borough Council', 'Parks Scrutiny Panel', 'Response to the review of play areas', '2016-06-28', '7', 'public', NULL, 'Director of Housing', 'Cllr Osei', 'Hill', 'No', '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', '01a20847-05d0-7eec-92be-75cd4bdb7cdd', 'Response to the review of play areas.txt', '040ab72befcd0e7912fc85ad14e661a84e4e30b325792929ef22d0c327fd1593', 235, '2026-11-23T12:00:02.000000Z', NULL, NULL, 'The Cabinet welcomes the review.', 1, '44-76', '["A picture was left out."]', NULL),
    (2, '01a20847-09b8-7b9f-bc68-78f389b1dadd', 'executive_response', 'Hollinford Borough Council', 'Housing Scrutiny Committee', 'Minutes of September', '2016-09-14', '7', 'exempt', NULL, 'Director of Housing', 'Cllr Osei', 'All', 'No', '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', '01a20847-0da0-75c2-a115-5db2e8a2ac54', 'Minutes of September.txt', '7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f', 28, '2026-11-23T12:00:04.000000Z', NULL, NULL, NULL, NULL, NULL, '["A picture was left out."]', NULL);

INSERT INTO erased_original (file_hash, erased_at) VALUES
    ('cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', '2026-11-23T12:00:09.000000Z');
INSERT INTO attachment (message, file) VALUES
    ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb');
INSERT INTO contact (paper, ordinal, name, role, phone, email, page, spans) VALUES
    ('01a20847-01e8-7a9c-9a75-3c952624fcff', 0, 'Ines Marlow', 'Democratic services officer', '01632 960789', 'democracy@hollinford.example', NULL, NULL),
    ('01a20847-09b8-7b9f-bc68-78f389b1dadd', 0, 'Ines Marlow', 'Democratic services officer', '01632 960123', 'democracy@hollinford.example', NULL, NULL);

INSERT INTO fact_passage (paper, ordinal, fact, page, spans) VALUES
    ('01a20847-01e8-7a9c-9a75-3c952624fcff', 0, 'title', 1, '0-36'),
    ('01a20847-09b8-7b9f-bc68-78f389b1dadd', 0, 'title', 1, '0-20');

INSERT INTO paper_text (paper, text) VALUES
    ('01a20847-01e8-7a9c-9a75-3c952624fcff', replace('Response to the review of play areas\nPage 1\nThe Cabinet welcomes the review.\nThat play areas are mended\nAgreed in part\nby March 2017\nThat a list of play areas is published\nA progress report comes on 6 December 2016\nHilltop comes first\n', '\n', char(10))),
    ('01a20847-09b8-7b9f-bc68-78f389b1dadd', replace('Minutes of September\nPage 1\n', '\n', char(10)));

INSERT INTO page (paper, number, starts, ends) VALUES
    ('01a20847-01e8-7a9c-9a75-3c952624fcff', 1, 0, 235),
    ('01a20847-09b8-7b9f-bc68-78f389b1dadd', 1, 0, 28);

INSERT INTO block (serial, paper, ordinal, kind, level, marker, in_table, in_row, in_column, heading, starts, ends, page, words) VALUES
    (1, '01a20847-01e8-7a9c-9a75-3c952624fcff', 0, 'heading', 1, NULL, NULL, NULL, NULL, NULL, 0, 36, 1, 'Response to the review of play areas'),
    (2, '01a20847-01e8-7a9c-9a75-3c952624fcff', 1, 'furniture', NULL, NULL, NULL, NULL, NULL, NULL, 37, 43, 1, ''),
    (3, '01a20847-01e8-7a9c-9a75-3c952624fcff', 2, 'paragraph', NULL, NULL, NULL, NULL, NULL, NULL, 44, 76, 1, 'The Cabinet welcomes the review.'),
    (4, '01a20847-01e8-7a9c-9a75-3c952624fcff', 3, 'list_item', 0, '1', NULL, NULL, NULL, NULL, 77, 103, 1, 'That play areas are mended'),
    (5, '01a20847-01e8-7a9c-9a75-3c952624fcff', 4, 'cell', NULL, NULL, 0, 1, 2, 0, 104, 118, 1, 'Agreed in part'),
    (6, '01a20847-01e8-7a9c-9a75-3c952624fcff', 5, 'paragraph', NULL, NULL, NULL, NULL, NULL, NULL, 119, 132, 1, 'by March 2017'),
    (7, '01a20847-01e8-7a9c-9a75-3c952624fcff', 6, 'list_item', 0, '2', NULL, NULL, NULL, NULL, 133, 171, 1, 'That a list of play areas is published'),
    (8, '01a20847-01e8-7a9c-9a75-3c952624fcff', 7, 'paragraph', NULL, NULL, NULL, NULL, NULL, NULL, 172, 214, 1, 'A progress report comes on 6 December 2016'),
    (9, '01a20847-01e8-7a9c-9a75-3c952624fcff', 8, 'paragraph', NULL, NULL, NULL, NULL, NULL, NULL, 215, 234, 1, 'Hilltop comes first'),
    (10, '01a20847-09b8-7b9f-bc68-78f389b1dadd', 0, 'heading', 1, NULL, NULL, NULL, NULL, NULL, 0, 20, 1, 'Minutes of September'),
    (11, '01a20847-09b8-7b9f-bc68-78f389b1dadd', 1, 'furniture', NULL, NULL, NULL, NULL, NULL, NULL, 21, 27, 1, '');

INSERT INTO finding (serial, id, paper, ordinal, found, kind, standing, number, text, page, spans, lead_in, lead_in_page, lead_in_spans, addressed_to, lead_officer, response, response_page, response_spans, position, in_principle, position_words, position_page, position_spans, due_phrase, due_earliest, due_latest, due_class, due_conditional, due_page, due_spans, progress, rule, confidence, reason, amended, state, relation, proposed_item, proposal_reason, accepted_as) VALUES
    (1, '01a20847-05d0-7d21-86b9-99d2f852f194', '01a20847-01e8-7a9c-9a75-3c952624fcff', 0, 'item', 'recommendation', 'ours', '1', 'That play areas are mended', 1, '77-103', NULL, NULL, NULL, 'Cabinet', NULL, 'Agreed in part', 1, '104-118', 'accepted', 0, 'Agreed in part', 1, '104-118', 'by March 2017', '2016-06-28', '2017-03-31', 'month', 0, 1, '119-132', NULL, 'numbered_list', 'certain', 'The words follow a lead-in', 0, 'accepted', 'new', NULL, '', '01a20847-1188-7bc6-8edc-f09b95001764'),
    (2, '01a20847-05d0-7314-8aed-c1af59fb1822', '01a20847-01e8-7a9c-9a75-3c952624fcff', 1, 'item', 'recommendation', 'ours', '2', 'That a list of play areas is published', 1, '133-171', NULL, NULL, NULL, 'Cabinet', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 'numbered_list', 'certain', 'The words follow a lead-in', 0, 'accepted', 'new', NULL, '', '01a20847-1188-7c95-a347-3e67b9b6ae7c'),
    (3, '01a20847-05d0-7482-b08b-52256b2a7233', '01a20847-01e8-7a9c-9a75-3c952624fcff', 2, 'date', NULL, NULL, NULL, 'A progress report comes', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 'on 6 December 2016', '2016-12-06', '2016-12-06', 'exact', 0, 1, '172-214', NULL, 'diary_date', 'likely', 'A date to come', 0, 'accepted', 'new', NULL, '', NULL);

INSERT INTO item (serial, id, kind, standing, number, lead_in, text, addressed_to, lead_officer, executive_member, body, made_on, paper, page, spans, finding, rule, confidence, exempt, closing_reason, closed_on, signed_off_by, closing_meeting, closing_evidence, added_at, removed_by) VALUES
    (1, '01a20847-1188-7bc6-8edc-f09b95001764', 'recommendation', 'ours', '1', NULL, 'That play areas are mended', 'Cabinet', NULL, 'Cllr Osei', '01a20847-05d0-7eec-92be-75cd4bdb7cdd', '2016-06-28', '01a20847-01e8-7a9c-9a75-3c952624fcff', 1, '77-103', '01a20847-05d0-7d21-86b9-99d2f852f194', 'numbered_list', 'certain', 0, 'implemented', '2017-05-02', 'Cllr Osei', 'Housing Scrutiny Committee, May 2017', 'The list is on the website', '2026-11-23T12:00:05.000000Z', NULL),
    (2, '01a20847-1188-7c95-a347-3e67b9b6ae7c', 'recommendation', 'ours', '2', NULL, 'That a list of play areas is published', 'Cabinet', NULL, 'Cllr Osei', '01a20847-05d0-7eec-92be-75cd4bdb7cdd', '2016-06-28', '01a20847-01e8-7a9c-9a75-3c952624fcff', 1, '133-171', '01a20847-05d0-7314-8aed-c1af59fb1822', 'numbered_list', 'certain', 0, NULL, NULL, NULL, NULL, NULL, '2026-11-23T12:00:05.000000Z', NULL);

INSERT INTO response (serial, id, item, text, position, in_principle, answered_on, paper, page, spans, added_at, finding, removed_by) VALUES
    (1, '01a20847-1188-7d30-a561-034c7dcd3ac5', '01a20847-1188-7bc6-8edc-f09b95001764', 'Agreed in part', 'partly_accepted', 1, '2016-06-28', '01a20847-01e8-7a9c-9a75-3c952624fcff', 1, '104-118', '2026-11-23T12:00:05.000000Z', '01a20847-05d0-7d21-86b9-99d2f852f194', NULL);

INSERT INTO promise (serial, id, item, due_phrase, due_earliest, due_latest, due_class, due_conditional, due_page, due_spans, set_by_user, proposed_earliest, proposed_latest, said_on, paper, reason, added_at, finding, removed_by) VALUES
    (1, '01a20847-1188-7ede-843e-3dd316dedb39', '01a20847-1188-7bc6-8edc-f09b95001764', 'by March 2017', '2016-06-28', '2017-03-31', 'month', 0, 1, '119-132', 0, NULL, NULL, '2016-06-28', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '2026-11-23T12:00:05.000000Z', '01a20847-05d0-7d21-86b9-99d2f852f194', NULL),
    (2, '01a20847-2128-7e68-afce-9175d7b20dc2', '01a20847-1188-7bc6-8edc-f09b95001764', 'by 30 June 2017', '2017-06-30', '2017-06-30', 'exact', 0, NULL, NULL, 1, NULL, NULL, '2017-04-01', NULL, 'No contractor', '2026-11-23T12:00:10.000000Z', NULL, NULL);

INSERT INTO progress (serial, id, item, progress, happened_on, words, paper, added_at, finding, removed_by) VALUES
    (1, '01a20847-1958-72e1-aaaa-2b2a3592401a', '01a20847-1188-7bc6-8edc-f09b95001764', 'delayed', '2017-04-01', 'No contractor', NULL, '2026-11-23T12:00:08.000000Z', NULL, NULL);

INSERT INTO note (serial, id, item, paper, text, added_at, edited_at, removed_by) VALUES
    (1, '01a20847-28f8-7646-b566-76a8f9006e21', '01a20847-1188-7bc6-8edc-f09b95001764', NULL, 'Ask about Hilltop', '2026-11-23T12:00:12.000000Z', '2026-11-23T12:00:12.000000Z', NULL);

INSERT INTO follow_up (serial, id, about, due_phrase, due_earliest, due_latest, due_class, due_conditional, due_page, due_spans, set_by_user, proposed_earliest, proposed_latest, item, paper, done_on, outcome, added_at, finding, removed_by) VALUES
    (1, '01a20847-1188-732c-85aa-2af384d40fbc', 'A progress report comes', 'on 6 December 2016', '2016-12-06', '2016-12-06', 'exact', 0, 1, '172-214', 0, NULL, NULL, NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, NULL, '2026-11-23T12:00:05.000000Z', '01a20847-05d0-7482-b08b-52256b2a7233', NULL),
    (2, '01a20847-30c8-7972-b4cc-b8a68c137157', 'Visit the play area', 'on 1 March 2017', '2017-03-01', '2017-03-01', 'exact', 0, NULL, NULL, 1, NULL, NULL, '01a20847-1188-7bc6-8edc-f09b95001764', NULL, NULL, NULL, '2026-11-23T12:00:14.000000Z', NULL, NULL);

INSERT INTO meeting (serial, id, body, date, place, questions, added_at, removed_by) VALUES
    (1, '01a20847-30c8-7a11-b0c4-5d2b6f3e9a70', '01a20847-05d0-7eec-92be-75cd4bdb7cdd', '2017-03-07', 'The Old Library', 'Who mends the swings?', '2026-11-23T12:00:12.000000Z', NULL);

INSERT INTO change (serial, act, entity, row_id, item, paper, before, after) VALUES
    (1, '01a20847-05d0-70e7-bc8b-cf50c2cc6959', 'council', '01a20847-05d0-7d6d-a2ca-6e7bac3d534b', NULL, NULL, NULL, '{"serial":1,"id":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","name":"Hollinford Borough Council","folded":"hollinford borough council"}'),
    (2, '01a20847-05d0-70e7-bc8b-cf50c2cc6959', 'body', '01a20847-05d0-7eec-92be-75cd4bdb7cdd', NULL, NULL, NULL, '{"serial":1,"id":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","name":"Parks Scrutiny Panel","folded":"parks scrutiny panel"}'),
    (3, '01a20847-05d0-70e7-bc8b-cf50c2cc6959', 'paper', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":1,"id":"01a20847-01e8-7a9c-9a75-3c952624fcff","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Parks Scrutiny Panel","title":"Response to the review of play areas","date":"2016-06-28","agenda_item":"7","publicity":"public","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","file_name":"Response to the review of play areas.txt","file_hash":"040ab72befcd0e7912fc85ad14e661a84e4e30b325792929ef22d0c327fd1593","file_bytes":235,"filed_at":"2026-11-23T12:00:02.000000Z","revises":null,"edition_proposed":null,"blanket_response":"The Cabinet welcomes the review.","blanket_page":1,"blanket_spans":"44-76","reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960789","email":"democracy@hollinford.example","page":null,"spans":null}]}'),
    (4, '01a20847-0da0-7571-90c7-f7f2f157efa4', 'body', '01a20847-0da0-75c2-a115-5db2e8a2ac54', NULL, NULL, NULL, '{"serial":2,"id":"01a20847-0da0-75c2-a115-5db2e8a2ac54","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","name":"Housing Scrutiny Committee","folded":"housing scrutiny committee"}'),
    (5, '01a20847-0da0-7571-90c7-f7f2f157efa4', 'paper', '01a20847-09b8-7b9f-bc68-78f389b1dadd', NULL, '01a20847-09b8-7b9f-bc68-78f389b1dadd', NULL, '{"serial":2,"id":"01a20847-09b8-7b9f-bc68-78f389b1dadd","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Housing Scrutiny Committee","title":"Minutes of September","date":"2016-09-14","agenda_item":"7","publicity":"exempt","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-0da0-75c2-a115-5db2e8a2ac54","file_name":"Minutes of September.txt","file_hash":"7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f","file_bytes":28,"filed_at":"2026-11-23T12:00:04.000000Z","revises":null,"edition_proposed":null,"blanket_response":null,"blanket_page":null,"blanket_spans":null,"reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-09b8-7b9f-bc68-78f389b1dadd","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960123","email":"democracy@hollinford.example","page":null,"spans":null}]}'),
    (6, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'item', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":1,"id":"01a20847-1188-7bc6-8edc-f09b95001764","kind":"recommendation","standing":"ours","number":"1","lead_in":null,"text":"That play areas are mended","addressed_to":"Cabinet","lead_officer":null,"executive_member":"Cllr Osei","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","made_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"77-103","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","rule":"numbered_list","confidence":"certain","exempt":0,"closing_reason":null,"closed_on":null,"signed_off_by":null,"closing_meeting":null,"closing_evidence":null,"added_at":"2026-11-23T12:00:05.000000Z","removed_by":null}'),
    (7, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'response', '01a20847-1188-7d30-a561-034c7dcd3ac5', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":1,"id":"01a20847-1188-7d30-a561-034c7dcd3ac5","item":"01a20847-1188-7bc6-8edc-f09b95001764","text":"Agreed in part","position":"accepted","in_principle":0,"answered_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"104-118","added_at":"2026-11-23T12:00:05.000000Z","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","removed_by":null}'),
    (8, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'promise', '01a20847-1188-7ede-843e-3dd316dedb39', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":1,"id":"01a20847-1188-7ede-843e-3dd316dedb39","item":"01a20847-1188-7bc6-8edc-f09b95001764","due_phrase":"by March 2017","due_earliest":"2016-06-28","due_latest":"2017-03-31","due_class":"month","due_conditional":0,"due_page":1,"due_spans":"119-132","set_by_user":0,"proposed_earliest":null,"proposed_latest":null,"said_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","reason":null,"added_at":"2026-11-23T12:00:05.000000Z","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","removed_by":null}'),
    (9, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'finding', '01a20847-05d0-7d21-86b9-99d2f852f194', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":1,"id":"01a20847-05d0-7d21-86b9-99d2f852f194","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":0,"found":"item","kind":"recommendation","standing":"ours","number":"1","text":"That play areas are mended","page":1,"spans":"77-103","lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":"Cabinet","lead_officer":null,"response":"Agreed in part","response_page":1,"response_spans":"104-118","position":"accepted","in_principle":0,"position_words":"Agreed in part","position_page":1,"position_spans":"104-118","due_phrase":"by March 2017","due_earliest":"2016-06-28","due_latest":"2017-03-31","due_class":"month","due_conditional":0,"due_page":1,"due_spans":"119-132","progress":null,"rule":"numbered_list","confidence":"certain","reason":"The words follow a lead-in","amended":0,"state":"pending","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":null}', '{"serial":1,"id":"01a20847-05d0-7d21-86b9-99d2f852f194","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":0,"found":"item","kind":"recommendation","standing":"ours","number":"1","text":"That play areas are mended","page":1,"spans":"77-103","lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":"Cabinet","lead_officer":null,"response":"Agreed in part","response_page":1,"response_spans":"104-118","position":"accepted","in_principle":0,"position_words":"Agreed in part","position_page":1,"position_spans":"104-118","due_phrase":"by March 2017","due_earliest":"2016-06-28","due_latest":"2017-03-31","due_class":"month","due_conditional":0,"due_page":1,"due_spans":"119-132","progress":null,"rule":"numbered_list","confidence":"certain","reason":"The words follow a lead-in","amended":0,"state":"accepted","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":"01a20847-1188-7bc6-8edc-f09b95001764"}'),
    (10, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'item', '01a20847-1188-7c95-a347-3e67b9b6ae7c', '01a20847-1188-7c95-a347-3e67b9b6ae7c', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":2,"id":"01a20847-1188-7c95-a347-3e67b9b6ae7c","kind":"recommendation","standing":"ours","number":"2","lead_in":null,"text":"That a list of play areas is published","addressed_to":"Cabinet","lead_officer":null,"executive_member":"Cllr Osei","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","made_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"133-171","finding":"01a20847-05d0-7314-8aed-c1af59fb1822","rule":"numbered_list","confidence":"certain","exempt":0,"closing_reason":null,"closed_on":null,"signed_off_by":null,"closing_meeting":null,"closing_evidence":null,"added_at":"2026-11-23T12:00:05.000000Z","removed_by":null}'),
    (11, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'finding', '01a20847-05d0-7314-8aed-c1af59fb1822', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":2,"id":"01a20847-05d0-7314-8aed-c1af59fb1822","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":1,"found":"item","kind":"recommendation","standing":"ours","number":"2","text":"That a list of play areas is published","page":1,"spans":"133-171","lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":"Cabinet","lead_officer":null,"response":null,"response_page":null,"response_spans":null,"position":null,"in_principle":0,"position_words":null,"position_page":null,"position_spans":null,"due_phrase":null,"due_earliest":null,"due_latest":null,"due_class":null,"due_conditional":0,"due_page":null,"due_spans":null,"progress":null,"rule":"numbered_list","confidence":"certain","reason":"The words follow a lead-in","amended":0,"state":"pending","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":null}', '{"serial":2,"id":"01a20847-05d0-7314-8aed-c1af59fb1822","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":1,"found":"item","kind":"recommendation","standing":"ours","number":"2","text":"That a list of play areas is published","page":1,"spans":"133-171","lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":"Cabinet","lead_officer":null,"response":null,"response_page":null,"response_spans":null,"position":null,"in_principle":0,"position_words":null,"position_page":null,"position_spans":null,"due_phrase":null,"due_earliest":null,"due_latest":null,"due_class":null,"due_conditional":0,"due_page":null,"due_spans":null,"progress":null,"rule":"numbered_list","confidence":"certain","reason":"The words follow a lead-in","amended":0,"state":"accepted","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":"01a20847-1188-7c95-a347-3e67b9b6ae7c"}'),
    (12, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'follow_up', '01a20847-1188-732c-85aa-2af384d40fbc', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '{"serial":1,"id":"01a20847-1188-732c-85aa-2af384d40fbc","about":"A progress report comes","due_phrase":"on 6 December 2016","due_earliest":"2016-12-06","due_latest":"2016-12-06","due_class":"exact","due_conditional":0,"due_page":1,"due_spans":"172-214","set_by_user":0,"proposed_earliest":null,"proposed_latest":null,"item":null,"paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","done_on":null,"outcome":null,"added_at":"2026-11-23T12:00:05.000000Z","finding":"01a20847-05d0-7482-b08b-52256b2a7233","removed_by":null}'),
    (13, '01a20847-1188-795b-b56f-e30e8d15a4b3', 'finding', '01a20847-05d0-7482-b08b-52256b2a7233', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":3,"id":"01a20847-05d0-7482-b08b-52256b2a7233","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":2,"found":"date","kind":null,"standing":null,"number":null,"text":"A progress report comes","page":null,"spans":null,"lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":null,"lead_officer":null,"response":null,"response_page":null,"response_spans":null,"position":null,"in_principle":0,"position_words":null,"position_page":null,"position_spans":null,"due_phrase":"on 6 December 2016","due_earliest":"2016-12-06","due_latest":"2016-12-06","due_class":"exact","due_conditional":0,"due_page":1,"due_spans":"172-214","progress":null,"rule":"diary_date","confidence":"likely","reason":"A date to come","amended":0,"state":"pending","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":null}', '{"serial":3,"id":"01a20847-05d0-7482-b08b-52256b2a7233","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":2,"found":"date","kind":null,"standing":null,"number":null,"text":"A progress report comes","page":null,"spans":null,"lead_in":null,"lead_in_page":null,"lead_in_spans":null,"addressed_to":null,"lead_officer":null,"response":null,"response_page":null,"response_spans":null,"position":null,"in_principle":0,"position_words":null,"position_page":null,"position_spans":null,"due_phrase":"on 6 December 2016","due_earliest":"2016-12-06","due_latest":"2016-12-06","due_class":"exact","due_conditional":0,"due_page":1,"due_spans":"172-214","progress":null,"rule":"diary_date","confidence":"likely","reason":"A date to come","amended":0,"state":"accepted","relation":"new","proposed_item":null,"proposal_reason":"","accepted_as":null}'),
    (14, '01a20847-1570-7611-8141-694c9b167aab', 'response', '01a20847-1188-7d30-a561-034c7dcd3ac5', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":1,"id":"01a20847-1188-7d30-a561-034c7dcd3ac5","item":"01a20847-1188-7bc6-8edc-f09b95001764","text":"Agreed in part","position":"accepted","in_principle":0,"answered_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"104-118","added_at":"2026-11-23T12:00:05.000000Z","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","removed_by":null}', '{"serial":1,"id":"01a20847-1188-7d30-a561-034c7dcd3ac5","item":"01a20847-1188-7bc6-8edc-f09b95001764","text":"Agreed in part","position":"partly_accepted","in_principle":1,"answered_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"104-118","added_at":"2026-11-23T12:00:05.000000Z","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","removed_by":null}'),
    (15, '01a20847-1d40-7757-8618-95a844bebd7a', 'progress', '01a20847-1958-72e1-aaaa-2b2a3592401a', '01a20847-1188-7bc6-8edc-f09b95001764', NULL, NULL, '{"serial":1,"id":"01a20847-1958-72e1-aaaa-2b2a3592401a","item":"01a20847-1188-7bc6-8edc-f09b95001764","progress":"delayed","happened_on":"2017-04-01","words":"No contractor","paper":null,"added_at":"2026-11-23T12:00:08.000000Z","finding":null,"removed_by":null}'),
    (16, '01a20847-2510-7d23-9bcc-f4f1480c9290', 'promise', '01a20847-2128-7e68-afce-9175d7b20dc2', '01a20847-1188-7bc6-8edc-f09b95001764', NULL, NULL, '{"serial":2,"id":"01a20847-2128-7e68-afce-9175d7b20dc2","item":"01a20847-1188-7bc6-8edc-f09b95001764","due_phrase":"by 30 June 2017","due_earliest":"2017-06-30","due_latest":"2017-06-30","due_class":"exact","due_conditional":0,"due_page":null,"due_spans":null,"set_by_user":1,"proposed_earliest":null,"proposed_latest":null,"said_on":"2017-04-01","paper":null,"reason":"No contractor","added_at":"2026-11-23T12:00:10.000000Z","finding":null,"removed_by":null}'),
    (17, '01a20847-2ce0-70c9-ba96-475731b31aee', 'note', '01a20847-28f8-7646-b566-76a8f9006e21', '01a20847-1188-7bc6-8edc-f09b95001764', NULL, NULL, '{"serial":1,"id":"01a20847-28f8-7646-b566-76a8f9006e21","item":"01a20847-1188-7bc6-8edc-f09b95001764","paper":null,"text":"Ask about Hilltop","added_at":"2026-11-23T12:00:12.000000Z","edited_at":"2026-11-23T12:00:12.000000Z","removed_by":null}'),
    (18, '01a20847-34b0-7c09-9148-31ac9572e0c9', 'follow_up', '01a20847-30c8-7972-b4cc-b8a68c137157', '01a20847-1188-7bc6-8edc-f09b95001764', NULL, NULL, '{"serial":2,"id":"01a20847-30c8-7972-b4cc-b8a68c137157","about":"Visit the play area","due_phrase":"on 1 March 2017","due_earliest":"2017-03-01","due_latest":"2017-03-01","due_class":"exact","due_conditional":0,"due_page":null,"due_spans":null,"set_by_user":1,"proposed_earliest":null,"proposed_latest":null,"item":"01a20847-1188-7bc6-8edc-f09b95001764","paper":null,"done_on":null,"outcome":null,"added_at":"2026-11-23T12:00:14.000000Z","finding":null,"removed_by":null}'),
    (19, '01a20847-3898-7a75-a046-fddb9cb59918', 'paper', '01a20847-09b8-7b9f-bc68-78f389b1dadd', NULL, '01a20847-09b8-7b9f-bc68-78f389b1dadd', '{"serial":2,"id":"01a20847-09b8-7b9f-bc68-78f389b1dadd","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Housing Scrutiny Committee","title":"Minutes of September","date":"2016-09-14","agenda_item":"7","publicity":"exempt","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-0da0-75c2-a115-5db2e8a2ac54","file_name":"Minutes of September.txt","file_hash":"7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f","file_bytes":28,"filed_at":"2026-11-23T12:00:04.000000Z","revises":null,"edition_proposed":null,"blanket_response":null,"blanket_page":null,"blanket_spans":null,"reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-09b8-7b9f-bc68-78f389b1dadd","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960123","email":"democracy@hollinford.example","page":null,"spans":null}]}', '{"serial":2,"id":"01a20847-09b8-7b9f-bc68-78f389b1dadd","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Housing Scrutiny Committee","title":"Minutes of September","date":"2016-09-14","agenda_item":"7","publicity":"exempt","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-0da0-75c2-a115-5db2e8a2ac54","file_name":"Minutes of September.txt","file_hash":"7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f","file_bytes":28,"filed_at":"2026-11-23T12:00:04.000000Z","revises":"01a20847-01e8-7a9c-9a75-3c952624fcff","edition_proposed":null,"blanket_response":null,"blanket_page":null,"blanket_spans":null,"reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-09b8-7b9f-bc68-78f389b1dadd","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960123","email":"democracy@hollinford.example","page":null,"spans":null}]}'),
    (20, '01a20847-3c80-70dc-b9e0-43f3adc63a60', 'paper', '01a20847-09b8-7b9f-bc68-78f389b1dadd', NULL, '01a20847-09b8-7b9f-bc68-78f389b1dadd', '{"serial":2,"id":"01a20847-09b8-7b9f-bc68-78f389b1dadd","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Housing Scrutiny Committee","title":"Minutes of September","date":"2016-09-14","agenda_item":"7","publicity":"exempt","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-0da0-75c2-a115-5db2e8a2ac54","file_name":"Minutes of September.txt","file_hash":"7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f","file_bytes":28,"filed_at":"2026-11-23T12:00:04.000000Z","revises":"01a20847-01e8-7a9c-9a75-3c952624fcff","edition_proposed":null,"blanket_response":null,"blanket_page":null,"blanket_spans":null,"reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-09b8-7b9f-bc68-78f389b1dadd","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960123","email":"democracy@hollinford.example","page":null,"spans":null}]}', '{"serial":2,"id":"01a20847-09b8-7b9f-bc68-78f389b1dadd","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Housing Scrutiny Committee","title":"Minutes of September","date":"2016-09-14","agenda_item":"7","publicity":"exempt","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-0da0-75c2-a115-5db2e8a2ac54","file_name":"Minutes of September.txt","file_hash":"7add04b60c56ee61045e1c2139de6eab8f64d5b804e97611e860fa232e76943f","file_bytes":28,"filed_at":"2026-11-23T12:00:04.000000Z","revises":null,"edition_proposed":null,"blanket_response":null,"blanket_page":null,"blanket_spans":null,"reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-09b8-7b9f-bc68-78f389b1dadd","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960123","email":"democracy@hollinford.example","page":null,"spans":null}]}'),
    (21, '01a20847-4068-7546-969a-1d79f6f7edef', 'paper', '01a20847-01e8-7a9c-9a75-3c952624fcff', NULL, '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":1,"id":"01a20847-01e8-7a9c-9a75-3c952624fcff","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Parks Scrutiny Panel","title":"Response to the review of play areas","date":"2016-06-28","agenda_item":"7","publicity":"public","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"All","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","file_name":"Response to the review of play areas.txt","file_hash":"040ab72befcd0e7912fc85ad14e661a84e4e30b325792929ef22d0c327fd1593","file_bytes":235,"filed_at":"2026-11-23T12:00:02.000000Z","revises":null,"edition_proposed":null,"blanket_response":"The Cabinet welcomes the review.","blanket_page":1,"blanket_spans":"44-76","reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960789","email":"democracy@hollinford.example","page":null,"spans":null}]}', '{"serial":1,"id":"01a20847-01e8-7a9c-9a75-3c952624fcff","kind":"executive_response","council_printed":"Hollinford Borough Council","body_printed":"Parks Scrutiny Panel","title":"Response to the review of play areas","date":"2016-06-28","agenda_item":"7","publicity":"public","exempt_paragraph":null,"report_author":"Director of Housing","executive_member":"Cllr Osei","wards":"Hill","key_decision":"No","council":"01a20847-05d0-7d6d-a2ca-6e7bac3d534b","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","file_name":"Response to the review of play areas.txt","file_hash":"040ab72befcd0e7912fc85ad14e661a84e4e30b325792929ef22d0c327fd1593","file_bytes":235,"filed_at":"2026-11-23T12:00:02.000000Z","revises":null,"edition_proposed":null,"blanket_response":"The Cabinet welcomes the review.","blanket_page":1,"blanket_spans":"44-76","reader_notes":"[\"A picture was left out.\"]","removed_by":null,"contacts":[{"paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","ordinal":0,"name":"Ines Marlow","role":"Democratic services officer","phone":"01632 960789","email":"democracy@hollinford.example","page":null,"spans":null}]}'),
    (22, '01a20847-4450-7a55-8275-162afc1d29e8', 'item', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-01e8-7a9c-9a75-3c952624fcff', '{"serial":1,"id":"01a20847-1188-7bc6-8edc-f09b95001764","kind":"recommendation","standing":"ours","number":"1","lead_in":null,"text":"That play areas are mended","addressed_to":"Cabinet","lead_officer":null,"executive_member":"Cllr Osei","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","made_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"77-103","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","rule":"numbered_list","confidence":"certain","exempt":0,"closing_reason":null,"closed_on":null,"signed_off_by":null,"closing_meeting":null,"closing_evidence":null,"added_at":"2026-11-23T12:00:05.000000Z","removed_by":null}', '{"serial":1,"id":"01a20847-1188-7bc6-8edc-f09b95001764","kind":"recommendation","standing":"ours","number":"1","lead_in":null,"text":"That play areas are mended","addressed_to":"Cabinet","lead_officer":null,"executive_member":"Cllr Osei","body":"01a20847-05d0-7eec-92be-75cd4bdb7cdd","made_on":"2016-06-28","paper":"01a20847-01e8-7a9c-9a75-3c952624fcff","page":1,"spans":"77-103","finding":"01a20847-05d0-7d21-86b9-99d2f852f194","rule":"numbered_list","confidence":"certain","exempt":0,"closing_reason":"implemented","closed_on":"2017-05-02","signed_off_by":"Cllr Osei","closing_meeting":"Housing Scrutiny Committee, May 2017","closing_evidence":"The list is on the website","added_at":"2026-11-23T12:00:05.000000Z","removed_by":null}');

INSERT INTO setting (name, value) VALUES
    ('greeting', 'shown');

-- What the second version adds. A shipped step is never changed: see store/ladder.rs.

-- Councils and bodies.
--
-- One that was found to be another keeps its row, named by nothing but the history; its name stands
-- among the other names of the one it is. Those are kept as {"folded name": "Name as printed"}.
ALTER TABLE council ADD COLUMN other_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other_names));
ALTER TABLE council ADD COLUMN merged_into TEXT REFERENCES council (id);
ALTER TABLE council ADD COLUMN nation TEXT CHECK (nation IN ('england', 'wales', 'scotland', 'northern_ireland'));
-- What differs from the common calendar, and how the clocks are set; null where nothing was set.
ALTER TABLE council ADD COLUMN calendar TEXT CHECK (calendar IS NULL OR json_valid(calendar));
ALTER TABLE council ADD COLUMN clocks TEXT CHECK (clocks IS NULL OR json_valid(clocks));

ALTER TABLE body ADD COLUMN other_names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other_names));
ALTER TABLE body ADD COLUMN merged_into TEXT REFERENCES body (id);
ALTER TABLE body ADD COLUMN kind TEXT CHECK (kind IN (
    'scrutiny', 'health', 'crime_and_disorder', 'task_group', 'executive', 'full_council', 'other'));
ALTER TABLE body ADD COLUMN became TEXT REFERENCES body (id);
ALTER TABLE body ADD COLUMN became_on TEXT CHECK ((became IS NULL) = (became_on IS NULL));

-- Which body follows up what each has asked for: itself, or the last of those that took its place.
CREATE VIEW heir AS
WITH RECURSIVE line (body, now, steps) AS (
    SELECT id, id, 0 FROM body
    UNION ALL
    SELECT line.body, body.became, line.steps + 1
    FROM line JOIN body ON body.id = line.now
    WHERE body.became IS NOT NULL AND line.steps < 50
)
SELECT line.body AS body, line.now AS now
FROM line JOIN body ON body.id = line.now
WHERE body.became IS NULL;

-- The day an item was received by whoever was asked, from which a clock may count.
ALTER TABLE item ADD COLUMN received_on TEXT;

-- Papers, their pages and where they were left.

-- Layouts of trackers.
--
-- What the columns of a layout hold, as the user has named them: roles and status words as JSON.
CREATE TABLE layout (
    serial     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    key        TEXT NOT NULL,
    roles      TEXT NOT NULL CHECK (json_valid(roles)),
    statuses   TEXT NOT NULL CHECK (json_valid(statuses)),
    added_at   TEXT NOT NULL,
    removed_by TEXT REFERENCES act (id)
) STRICT;
CREATE UNIQUE INDEX layout_key ON layout (key) WHERE removed_by IS NULL;

-- What else the row of a tracker says of its item.
ALTER TABLE finding ADD COLUMN row_made_on TEXT;
ALTER TABLE finding ADD COLUMN row_member TEXT;
ALTER TABLE finding ADD COLUMN row_update TEXT;
ALTER TABLE finding ADD COLUMN row_sign_off TEXT;

-- Scans: pages that are pictures, and what another program has read of them.
ALTER TABLE page ADD COLUMN is_picture INTEGER NOT NULL DEFAULT 0 CHECK (is_picture IN (0, 1));
-- How sure that program is of the page's words, in per cent; null where nobody had to read it.
ALTER TABLE page ADD COLUMN ocr INTEGER CHECK (ocr BETWEEN 0 AND 100);
-- Which of its readings a paper stands in, and which its text is that of: 0 as it was filed.
ALTER TABLE paper ADD COLUMN reading INTEGER NOT NULL DEFAULT 0 CHECK (reading >= 0);
ALTER TABLE paper_text ADD COLUMN reading INTEGER NOT NULL DEFAULT 0 CHECK (reading >= 0);
-- The readings of a paper that was read anew, so that undo has its way back: the rows of its text.
CREATE TABLE reading (
    paper  TEXT NOT NULL REFERENCES paper (id),
    number INTEGER NOT NULL CHECK (number >= 0),
    -- The words of its pages with their places, as they were read.
    ocr    TEXT NOT NULL CHECK (json_valid(ocr)),
    -- The rows of its text, blocks, pages and facts; null while they stand in their own tables.
    rows   TEXT CHECK (rows IS NULL OR json_valid(rows)),
    PRIMARY KEY (paper, number)
) STRICT, WITHOUT ROWID;

-- Tags and related items.

-- The tags of an item stand in it, one a line, sorted: they have their history and their undo with it.
ALTER TABLE item ADD COLUMN tags TEXT;

-- The words of items are looked for by tag too.
DROP TRIGGER item_added;
DROP TRIGGER item_gone;
DROP TRIGGER item_changed;
DROP TABLE item_index;
CREATE VIRTUAL TABLE item_index USING fts5 (
    number, lead_in, text, addressed_to, lead_officer, executive_member, tags,
    content = 'item', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER item_added AFTER INSERT ON item BEGIN
    INSERT INTO item_index (rowid, number, lead_in, text, addressed_to, lead_officer, executive_member, tags)
    VALUES (new.serial, new.number, new.lead_in, new.text, new.addressed_to, new.lead_officer,
            new.executive_member, new.tags);
END;
CREATE TRIGGER item_gone AFTER DELETE ON item BEGIN
    INSERT INTO item_index (item_index, rowid, number, lead_in, text, addressed_to, lead_officer,
                            executive_member, tags)
    VALUES ('delete', old.serial, old.number, old.lead_in, old.text, old.addressed_to, old.lead_officer,
            old.executive_member, old.tags);
END;
CREATE TRIGGER item_changed AFTER UPDATE ON item BEGIN
    INSERT INTO item_index (item_index, rowid, number, lead_in, text, addressed_to, lead_officer,
                            executive_member, tags)
    VALUES ('delete', old.serial, old.number, old.lead_in, old.text, old.addressed_to, old.lead_officer,
            old.executive_member, old.tags);
    INSERT INTO item_index (rowid, number, lead_in, text, addressed_to, lead_officer, executive_member, tags)
    VALUES (new.serial, new.number, new.lead_in, new.text, new.addressed_to, new.lead_officer,
            new.executive_member, new.tags);
END;
INSERT INTO item_index (item_index) VALUES ('rebuild');

-- What an item has to do with another: a row each way, so that each item's history tells of it.
CREATE TABLE related (
    serial     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    item       TEXT NOT NULL REFERENCES item (id),
    other      TEXT NOT NULL REFERENCES item (id),
    added_at   TEXT NOT NULL,
    removed_by TEXT REFERENCES act (id),
    CHECK (item <> other)
) STRICT;
CREATE UNIQUE INDEX related_once ON related (item, other) WHERE removed_by IS NULL;
CREATE INDEX related_item ON related (item);
CREATE INDEX related_other ON related (other);

-- The history of every kind of thing there is by now: SQLite cannot widen a CHECK in place.
CREATE TABLE change_widened (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    act    TEXT NOT NULL REFERENCES act (id),
    entity TEXT NOT NULL CHECK (entity IN (
               'council', 'body', 'paper', 'finding', 'item', 'response', 'promise', 'progress', 'note',
               'follow_up', 'meeting', 'related', 'layout')),
    row_id TEXT NOT NULL CHECK (length(row_id) = 36),
    item   TEXT,
    paper  TEXT,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after  TEXT CHECK (after IS NULL OR json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
INSERT INTO change_widened (serial, act, entity, row_id, item, paper, before, after)
SELECT serial, act, entity, row_id, item, paper, before, after FROM change;
DROP TABLE change;
ALTER TABLE change_widened RENAME TO change;
CREATE INDEX change_act ON change (act, serial);
CREATE INDEX change_item ON change (item);
CREATE INDEX change_paper ON change (paper);
CREATE INDEX change_row ON change (entity, row_id);

-- Search. What papers are called and the questions kept for meetings are found like the words of papers.
-- These indexes follow their tables by triggers: this part stays the last, below whatever makes a table anew.
CREATE VIRTUAL TABLE title_index USING fts5 (
    title, file_name, body_printed, council_printed,
    content = 'paper', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO title_index (title_index) VALUES ('rebuild');
CREATE TRIGGER title_added AFTER INSERT ON paper BEGIN
    INSERT INTO title_index (rowid, title, file_name, body_printed, council_printed)
    VALUES (new.serial, new.title, new.file_name, new.body_printed, new.council_printed);
END;
CREATE TRIGGER title_gone AFTER DELETE ON paper BEGIN
    INSERT INTO title_index (title_index, rowid, title, file_name, body_printed, council_printed)
    VALUES ('delete', old.serial, old.title, old.file_name, old.body_printed, old.council_printed);
END;
CREATE TRIGGER title_changed AFTER UPDATE OF title, file_name, body_printed, council_printed ON paper BEGIN
    INSERT INTO title_index (title_index, rowid, title, file_name, body_printed, council_printed)
    VALUES ('delete', old.serial, old.title, old.file_name, old.body_printed, old.council_printed);
    INSERT INTO title_index (rowid, title, file_name, body_printed, council_printed)
    VALUES (new.serial, new.title, new.file_name, new.body_printed, new.council_printed);
END;

CREATE VIRTUAL TABLE question_index USING fts5 (
    questions,
    content = 'meeting', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO question_index (question_index) VALUES ('rebuild');
CREATE TRIGGER question_added AFTER INSERT ON meeting BEGIN
    INSERT INTO question_index (rowid, questions) VALUES (new.serial, new.questions);
END;
CREATE TRIGGER question_gone AFTER DELETE ON meeting BEGIN
    INSERT INTO question_index (question_index, rowid, questions)
    VALUES ('delete', old.serial, old.questions);
END;
CREATE TRIGGER question_changed AFTER UPDATE OF questions ON meeting BEGIN
    INSERT INTO question_index (question_index, rowid, questions)
    VALUES ('delete', old.serial, old.questions);
    INSERT INTO question_index (rowid, questions) VALUES (new.serial, new.questions);
END;

-- Which words stand in papers and where, cut to their stems: read out of the index, they take no room.
CREATE VIRTUAL TABLE block_index_words USING fts5vocab ('block_index', 'row');
CREATE VIRTUAL TABLE block_index_places USING fts5vocab ('block_index', 'instance');

-- When each item was last changed is read out of this index alone: the rows it stands for are large.
DROP INDEX change_item;
CREATE INDEX change_item ON change (item, serial, act);

INSERT INTO layout (serial, id, key, roles, statuses, added_at, removed_by) VALUES
    (1, '01a20847-3000-7d23-9bcc-f4f1480c9290', 'ref' || char(31) || 'recommendation' || char(31) || 'rag', '["number","text","status"]', '[]', '2026-11-26T12:00:00.000000Z', NULL);

INSERT INTO reading (paper, number, ocr, rows) VALUES
    ('01a20847-09b8-7b9f-bc68-78f389b1dadd', 0, '[]', NULL);

INSERT INTO related (serial, id, item, other, added_at, removed_by) VALUES
    (1, '01a20847-3388-7d23-9bcc-f4f1480c9290', '01a20847-1188-7bc6-8edc-f09b95001764', '01a20847-1188-7c95-a347-3e67b9b6ae7c', '2026-11-26T12:00:01.000000Z', NULL),
    (2, '01a20847-3388-7d23-9bcc-f4f1480c9291', '01a20847-1188-7c95-a347-3e67b9b6ae7c', '01a20847-1188-7bc6-8edc-f09b95001764', '2026-11-26T12:00:01.000000Z', NULL);

UPDATE item SET tags = 'budget', received_on = '2016-06-30' WHERE serial = 1;
UPDATE council SET nation = 'england' WHERE serial = 1;

COMMIT;
