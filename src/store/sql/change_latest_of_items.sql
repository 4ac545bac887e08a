SELECT latest.item, act.at
FROM (SELECT item, max(serial) AS serial FROM change WHERE item IS NOT NULL GROUP BY item) AS latest
JOIN change ON change.serial = latest.serial
JOIN act ON act.id = change.act;
