INSERT INTO block (
    paper, ordinal, kind, level, marker, in_table, in_row, in_column, heading, starts, ends, page, words)
VALUES (
    :paper, :ordinal, :kind, :level, :marker, :in_table, :in_row, :in_column, :heading, :starts, :ends, :page,
    :words);
