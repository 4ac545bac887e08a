-- What the second version adds. A shipped step is never changed: see store/ladder.rs.

-- Councils and bodies.

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

-- The kinds of thing whose changes are kept grow: the table is made anew with all of them.
CREATE TABLE change_grown (
    serial INTEGER PRIMARY KEY AUTOINCREMENT,
    act    TEXT NOT NULL REFERENCES act (id),
    entity TEXT NOT NULL CHECK (entity IN (
               'council', 'body', 'paper', 'finding', 'item', 'response', 'promise', 'progress', 'note',
               'follow_up', 'meeting', 'layout')),
    row_id TEXT NOT NULL CHECK (length(row_id) = 36),
    item   TEXT,
    paper  TEXT,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after  TEXT CHECK (after IS NULL OR json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
INSERT INTO change_grown (serial, act, entity, row_id, item, paper, before, after)
    SELECT serial, act, entity, row_id, item, paper, before, after FROM change;
DROP TABLE change;
ALTER TABLE change_grown RENAME TO change;
CREATE INDEX change_act ON change (act, serial);
CREATE INDEX change_item ON change (item);
CREATE INDEX change_paper ON change (paper);
CREATE INDEX change_row ON change (entity, row_id);

-- Tags and related items.
