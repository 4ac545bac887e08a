INSERT INTO council (
    id, name, folded, other_names, merged_into, nation, calendar, clocks)
VALUES (
    :id, :name, :folded, :other_names, :merged_into, :nation, :calendar, :clocks)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, folded = excluded.folded, other_names = excluded.other_names,
    merged_into = excluded.merged_into, nation = excluded.nation, calendar = excluded.calendar,
    clocks = excluded.clocks;
