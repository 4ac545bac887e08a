-- Of the row with the greatest serial number SQLite takes the act as well (sqlite.org/lang_select.html#bareagg).
SELECT latest.item, act.at
FROM (SELECT item, act, max(serial) FROM change WHERE item IS NOT NULL GROUP BY item) AS latest
JOIN act ON act.id = latest.act;
