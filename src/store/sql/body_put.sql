INSERT INTO body (
    id, council, name, folded, other_names, merged_into, kind, became, became_on)
VALUES (
    :id, :council, :name, :folded, :other_names, :merged_into, :kind, :became, :became_on)
ON CONFLICT (id) DO UPDATE SET
    council = excluded.council, name = excluded.name, folded = excluded.folded,
    other_names = excluded.other_names, merged_into = excluded.merged_into, kind = excluded.kind,
    became = excluded.became, became_on = excluded.became_on;
