-- The change log by commits. Operations that were committed together share a row, which makes a commit of many cheap:
-- one text to store, whatever their number. The view below shows them one by one, as before.

CREATE TABLE change_groups (
    -- The number of the last operation in it.
    last_seq   INTEGER PRIMARY KEY,
    -- The tables have every change up to this one. What comes behind it is in the log alone: read it from there.
    tables_seq INTEGER NOT NULL CHECK (tables_seq BETWEEN 0 AND last_seq),
    -- [[seq, at, changes], ...], in order.
    operations TEXT NOT NULL
) STRICT;

INSERT INTO change_groups (last_seq, tables_seq, operations)
SELECT seq, seq, json_array(json_array(seq, at, json(changes))) FROM change_log ORDER BY seq;

DROP TABLE change_log;

CREATE VIEW change_log (seq, at, changes) AS
SELECT operation.value ->> 0, operation.value ->> 1, operation.value -> 2
FROM change_groups, json_each(operations) AS operation;
