INSERT INTO contact (paper, ordinal, name, role, phone, email, page, spans)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);
