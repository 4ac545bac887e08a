-- What the second version adds. A shipped step is never changed: see store/ladder.rs.

-- Councils and bodies.

-- Papers, their pages and where they were left.

-- Layouts of trackers.

-- Tags and related items.

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
