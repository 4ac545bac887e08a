-- What the second version adds. A shipped step is never changed: see store/ladder.rs.

-- Councils and bodies.

-- Papers, their pages and where they were left.

-- Layouts of trackers.

-- Tags and related items.
