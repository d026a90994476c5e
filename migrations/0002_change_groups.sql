-- The change log by commits. Operations that were committed together share a row, which makes a commit of many cheap:
-- one text to store, whatever their number. The view change_log shows them one by one, as before; it takes every text
-- apart, so a program that follows the log should ask change_groups for those behind the last_seq it knows. It has no
-- operator that SQLite 3.37, the first to read these tables, does not know.

CREATE TABLE change_groups (
    -- The number of the last operation in it.
    last_seq   INTEGER PRIMARY KEY,
    -- After this commit the tables have every change up to this one. What comes behind it is in the log alone.
    tables_seq INTEGER NOT NULL CHECK (tables_seq BETWEEN 0 AND last_seq),
    -- [[seq, at, changes], ...], in order.
    operations TEXT NOT NULL
) STRICT;

INSERT INTO change_groups (last_seq, tables_seq, operations)
SELECT seq, seq, json_array(json_array(seq, at, json(changes))) FROM change_log ORDER BY seq;

DROP TABLE change_log;

CREATE VIEW change_log (seq, at, changes) AS
SELECT json_extract(operation.value, '$[0]'), json_extract(operation.value, '$[1]'), json_extract(operation.value, '$[2]')
FROM change_groups, json_each(operations) AS operation;

-- The same number where the tables followed in a commit of their own.
CREATE TABLE followed_alone (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    tables_seq INTEGER NOT NULL
) STRICT;

INSERT INTO followed_alone VALUES (1, 0);

-- How far the log is, and how far the tables are.
CREATE VIEW followed (last_seq, tables_seq) AS
SELECT coalesce(max(last_seq), 0), max(coalesce((SELECT tables_seq FROM change_groups ORDER BY last_seq DESC LIMIT 1), 0),
    (SELECT tables_seq FROM followed_alone))
FROM change_groups;
