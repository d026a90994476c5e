-- A row that gives up a unique value is marked before another row takes the value, and the mark goes when the row gets its
-- new content: SQLite checks unique indexes row by row, also within one statement. The mark is no part of the record and
-- of its checksum. A program that looks for a unique value leaves out the rows that are parked.

ALTER TABLE ship_docking ADD COLUMN parked INTEGER;
ALTER TABLE ship_room_templates ADD COLUMN parked INTEGER;

DROP INDEX ship_docking_active_ship1;
DROP INDEX ship_docking_active_ship2;
CREATE UNIQUE INDEX ship_docking_active_ship1 ON ship_docking(ship1_id) WHERE dock_status = 'active' AND parked IS NULL;
CREATE UNIQUE INDEX ship_docking_active_ship2 ON ship_docking(ship2_id) WHERE dock_status = 'active' AND parked IS NULL;

DROP TRIGGER ship_docking_one_side;
CREATE TRIGGER ship_docking_one_side BEFORE INSERT ON ship_docking WHEN NEW.dock_status = 'active'
BEGIN
    SELECT RAISE(ABORT, 'the ship is in another active docking') FROM ship_docking
    WHERE dock_status = 'active' AND parked IS NULL AND dock_id <> NEW.dock_id
      AND (ship1_id = NEW.ship2_id OR ship2_id = NEW.ship1_id);
END;

DROP INDEX ship_room_templates_purpose;
CREATE UNIQUE INDEX ship_room_templates_purpose ON ship_room_templates(room_type, coalesce(vessel_type, ''))
    WHERE parked IS NULL;
