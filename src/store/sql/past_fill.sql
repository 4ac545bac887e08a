-- Each row as the last act up to the moment left it; as the first act after it found it, where there is
-- none before; and as it stands, where the history says nothing of it.
INSERT INTO temp.{table}
SELECT {columns}
FROM (SELECT change.after AS image
      FROM (SELECT max(change.serial) AS serial
            FROM main.change JOIN act ON act.id = change.act
            WHERE change.entity = :entity AND (:item IS NULL OR change.item = :item) AND act.at <= :until
            GROUP BY change.row_id) AS latest
      JOIN main.change ON change.serial = latest.serial
      UNION ALL
      SELECT change.before
      FROM (SELECT min(change.serial) AS serial
            FROM main.change JOIN act ON act.id = change.act
            WHERE change.entity = :entity AND (:item IS NULL OR change.item = :item)
            GROUP BY change.row_id
            HAVING min(act.at) > :until) AS next
      JOIN main.change ON change.serial = next.serial)
WHERE image IS NOT NULL
UNION ALL
SELECT * FROM main.{table} AS standing
WHERE standing.added_at <= :until
  AND (:item IS NULL OR standing.{owner} = :item)
  AND NOT EXISTS (SELECT 1 FROM main.change WHERE change.entity = :entity AND change.row_id = standing.id);
