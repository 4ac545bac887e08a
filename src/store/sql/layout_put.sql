INSERT INTO layout (id, key, roles, statuses, added_at)
VALUES (:id, :key, :roles, :statuses, :added_at)
ON CONFLICT (id) DO UPDATE SET
    key = excluded.key, roles = excluded.roles, statuses = excluded.statuses;
