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

-- Tags and related items.
