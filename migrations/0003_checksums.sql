-- A checksum in every row, over its table's name and its other columns. The program computes it, verifies it when it
-- reads the row, and fills it in for the rows that are there; user_version says up to which migration that is done.
-- Whoever changes a row by hand runs `harbormaster check --reseal` afterwards.

ALTER TABLE ship_interiors ADD COLUMN checksum INTEGER;
ALTER TABLE ship_docking ADD COLUMN checksum INTEGER;
ALTER TABLE ship_cargo_manifest ADD COLUMN checksum INTEGER;
ALTER TABLE ship_crew_roster ADD COLUMN checksum INTEGER;
ALTER TABLE ship_room_templates ADD COLUMN checksum INTEGER;
ALTER TABLE assigned_keys ADD COLUMN checksum INTEGER;

-- With each commit, how many rows all record tables have together and a sum over their keys and versions, so that a row
-- which is missing or out of date is noticed too.
ALTER TABLE change_groups ADD COLUMN table_rows INTEGER;
ALTER TABLE change_groups ADD COLUMN table_digest INTEGER;
ALTER TABLE change_groups ADD COLUMN checksum INTEGER;

-- The same where there was a commit without a group. It counts until there is a group behind last_seq.
ALTER TABLE followed_alone ADD COLUMN last_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE followed_alone ADD COLUMN table_rows INTEGER;
ALTER TABLE followed_alone ADD COLUMN table_digest INTEGER;
ALTER TABLE followed_alone ADD COLUMN checksum INTEGER;
