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
