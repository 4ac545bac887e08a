-- Cut into words exactly as the indexes of the register are.
CREATE VIRTUAL TABLE scratch USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2');
