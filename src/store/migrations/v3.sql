-- What the third version adds. A shipped step is never changed: see store/ladder.rs.

-- What was reported of an item's progress can be searched, like its words and its answers.
CREATE VIRTUAL TABLE progress_index USING fts5 (
    words,
    content = 'progress', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO progress_index (progress_index) VALUES ('rebuild');
CREATE TRIGGER progress_added AFTER INSERT ON progress BEGIN
    INSERT INTO progress_index (rowid, words) VALUES (new.serial, new.words);
END;
CREATE TRIGGER progress_gone AFTER DELETE ON progress BEGIN
    INSERT INTO progress_index (progress_index, rowid, words) VALUES ('delete', old.serial, old.words);
END;
CREATE TRIGGER progress_changed AFTER UPDATE OF words ON progress BEGIN
    INSERT INTO progress_index (progress_index, rowid, words) VALUES ('delete', old.serial, old.words);
    INSERT INTO progress_index (rowid, words) VALUES (new.serial, new.words);
END;
