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
