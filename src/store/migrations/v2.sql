-- What the second version adds. A shipped step is never changed: see store/ladder.rs.

-- Councils and bodies.

-- Papers, their pages and where they were left.

-- Layouts of trackers.

-- Tags and related items.

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
