-- Vessels, and the change log that every domain shares.
--
-- Times are milliseconds since 1970-01-01T00:00:00Z: datetime(created_at / 1000, 'unixepoch') reads them.
-- Every record has version, seq, created_at and updated_at. Rows that come with a migration have seq 0.
-- The program checks every rule first; the constraints here are there to stop a fault in it, or a slip by hand.

CREATE TABLE change_log (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    changes TEXT NOT NULL
) STRICT;

-- The last key that each kind was given. A key is never given again, also when its record has gone.
CREATE TABLE assigned_keys (
    kind     TEXT PRIMARY KEY NOT NULL,
    last_key INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ship_interiors (
    ship_id       TEXT PRIMARY KEY NOT NULL CHECK (length(ship_id) BETWEEN 1 AND 8),
    vessel_name   TEXT NOT NULL CHECK (length(vessel_name) <= 100),
    vessel_type   TEXT NOT NULL CHECK (vessel_type IN
        ('raft', 'boat', 'ship', 'warship', 'airship', 'submarine', 'transport', 'magical')),
    owner         TEXT NOT NULL CHECK (length(owner) <= 64),
    max_rooms     INTEGER NOT NULL CHECK (max_rooms BETWEEN 0 AND 20),
    rooms         TEXT NOT NULL CHECK (json_valid(rooms)),
    connections   TEXT NOT NULL CHECK (json_valid(connections)),
    bridge_room   INTEGER,
    entrance_room INTEGER,
    cargo_rooms   TEXT NOT NULL CHECK (json_valid(cargo_rooms)),
    upgrades      INTEGER NOT NULL,
    insured_for   INTEGER NOT NULL,
    wages_owed    INTEGER NOT NULL,
    figurehead    TEXT NOT NULL CHECK (length(figurehead) <= 80),
    paint_scheme  TEXT NOT NULL CHECK (length(paint_scheme) <= 80),
    num_rooms     INTEGER NOT NULL CHECK (num_rooms BETWEEN 0 AND max_rooms),
    version       INTEGER NOT NULL CHECK (version >= 1),
    seq           INTEGER NOT NULL CHECK (seq >= 0),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE ship_docking (
    dock_id     INTEGER PRIMARY KEY,
    ship1_id    TEXT NOT NULL REFERENCES ship_interiors(ship_id) ON DELETE CASCADE,
    ship2_id    TEXT NOT NULL REFERENCES ship_interiors(ship_id) ON DELETE CASCADE,
    dock_room1  INTEGER NOT NULL,
    dock_room2  INTEGER NOT NULL,
    dock_type   TEXT NOT NULL CHECK (dock_type IN ('standard', 'combat', 'emergency', 'forced')),
    x           REAL NOT NULL,
    y           REAL NOT NULL,
    z           REAL NOT NULL,
    dock_status TEXT NOT NULL CHECK (dock_status IN ('active', 'completed', 'aborted')),
    dock_time   INTEGER NOT NULL,
    undock_time INTEGER,
    version     INTEGER NOT NULL CHECK (version >= 1),
    seq         INTEGER NOT NULL CHECK (seq >= 0),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    CHECK (ship1_id <> ship2_id),
    CHECK ((dock_status = 'active') = (undock_time IS NULL))
) STRICT;

CREATE INDEX ship_docking_by_ship1 ON ship_docking(ship1_id);
CREATE INDEX ship_docking_by_ship2 ON ship_docking(ship2_id);
CREATE UNIQUE INDEX ship_docking_active_ship1 ON ship_docking(ship1_id) WHERE dock_status = 'active';
CREATE UNIQUE INDEX ship_docking_active_ship2 ON ship_docking(ship2_id) WHERE dock_status = 'active';

-- The two indexes cannot see a ship that is first in one docking and second in another.
CREATE TRIGGER ship_docking_one_side BEFORE INSERT ON ship_docking WHEN NEW.dock_status = 'active'
BEGIN
    SELECT RAISE(ABORT, 'the ship is in another active docking') FROM ship_docking
    WHERE dock_status = 'active' AND dock_id <> NEW.dock_id
      AND (ship1_id = NEW.ship2_id OR ship2_id = NEW.ship1_id);
END;

CREATE TABLE ship_cargo_manifest (
    manifest_id INTEGER PRIMARY KEY,
    ship_id     TEXT NOT NULL REFERENCES ship_interiors(ship_id) ON DELETE CASCADE,
    cargo_room  INTEGER NOT NULL,
    item_vnum   INTEGER NOT NULL,
    item_name   TEXT NOT NULL CHECK (length(item_name) <= 100),
    item_count  INTEGER NOT NULL CHECK (item_count >= 1),
    item_weight INTEGER NOT NULL CHECK (item_weight >= 0),
    loaded_by   TEXT CHECK (length(loaded_by) <= 50),
    loaded_at   INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version >= 1),
    seq         INTEGER NOT NULL CHECK (seq >= 0),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX ship_cargo_manifest_by_ship ON ship_cargo_manifest(ship_id);

CREATE TABLE ship_crew_roster (
    crew_id        INTEGER PRIMARY KEY,
    ship_id        TEXT NOT NULL REFERENCES ship_interiors(ship_id) ON DELETE CASCADE,
    npc_vnum       INTEGER NOT NULL,
    npc_name       TEXT NOT NULL CHECK (length(npc_name) <= 100),
    assigned_room  INTEGER NOT NULL,
    crew_role      TEXT NOT NULL CHECK (crew_role IN
        ('captain', 'pilot', 'gunner', 'engineer', 'medic', 'marine', 'crew')),
    duty_station   INTEGER,
    loyalty_rating INTEGER NOT NULL CHECK (loyalty_rating BETWEEN 0 AND 100),
    status         TEXT NOT NULL CHECK (status IN ('active', 'injured', 'awol', 'dead')),
    last_seen      INTEGER,
    hired_at       INTEGER NOT NULL,
    version        INTEGER NOT NULL CHECK (version >= 1),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX ship_crew_roster_by_ship ON ship_crew_roster(ship_id);

CREATE TABLE ship_room_templates (
    template_id     INTEGER PRIMARY KEY,
    room_type       TEXT NOT NULL CHECK (length(room_type) <= 50),
    name_format     TEXT NOT NULL CHECK (length(name_format) <= 200),
    description     TEXT NOT NULL CHECK (length(description) <= 4000),
    room_flags      INTEGER NOT NULL,
    sector_type     INTEGER NOT NULL,
    min_vessel_size INTEGER NOT NULL,
    max_vessel_size INTEGER NOT NULL CHECK (max_vessel_size >= min_vessel_size),
    vessel_type     TEXT CHECK (vessel_type IN
        ('raft', 'boat', 'ship', 'warship', 'airship', 'submarine', 'transport', 'magical')),
    version         INTEGER NOT NULL CHECK (version >= 1),
    seq             INTEGER NOT NULL CHECK (seq >= 0),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;

-- NULL, which means any type of vessel, counts as a value here.
CREATE UNIQUE INDEX ship_room_templates_purpose ON ship_room_templates(room_type, coalesce(vessel_type, ''));

-- 262144 is the flag for "aboard a vessel"; 1767225600000 is 2026-01-01T00:00:00Z.
INSERT INTO ship_room_templates (room_type, name_format, description, min_vessel_size,
    room_flags, sector_type, max_vessel_size, vessel_type, version, seq, created_at, updated_at)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, 262144, 0, 99, NULL, 1, 0, 1767225600000, 1767225600000
FROM json_each('[
["bridge", "The Bridge of %s", "Charts lie pinned under brass weights, and every window looks ahead. Whoever stands here decides where the vessel goes next.", 0],
["helm", "The Helm of %s", "A worn wheel, a compass in its gimbals, and planking polished by the boots of those who kept watch here.", 0],
["quarters_captain", "The Captain''s Cabin of %s", "A broad berth, a locked desk and a stern window. The logbook lies open at the last entry.", 3],
["quarters_crew", "The Crew Quarters of %s", "Hammocks hang in rows, each above a sea chest. It smells of tar, wool and last night''s supper.", 1],
["quarters_officer", "The Officers'' Quarters of %s", "Four narrow cabins share a table bolted to the floor. Coats swing from their pegs with the roll of the hull.", 5],
["cargo_main", "The Main Hold of %s", "Heavy timbers frame a wide, dim space. Rings in the floor wait for ropes, and chalk marks tell where each lot goes.", 2],
["cargo_secure", "The Strongroom of %s", "Iron bands run around every wall. The door is as thick as a fist and has two locks for two keys.", 5],
["engineering", "The Engine Room of %s", "Pipes tick as they cool and warm. Gauges cover one wall, and somebody has marked the safe half of each in red.", 3],
["weapons", "The Gun Deck of %s", "The guns stand lashed behind their ports, with shot racked between them and sand strewn underfoot.", 5],
["armory", "The Armory of %s", "Blades, pikes and powder horns hang in numbered places. A ledger by the door says who holds what.", 7],
["mess_hall", "The Mess Hall of %s", "Long tables with raised edges keep the bowls from sliding. Old songs are carved into the benches.", 3],
["galley", "The Galley of %s", "A stove on stone slabs, copper pots on hooks, and a cook''s knife stuck in the block.", 2],
["infirmary", "The Infirmary of %s", "Clean cots, a drain in the floor, and a cabinet of bottles held in place by straps.", 4],
["corridor", "A Corridor aboard %s", "A passage wide enough for two who know each other. Lamps sway at even distances.", 0],
["deck_main", "The Main Deck of %s", "Open sky above, scrubbed boards below. Lines lie coiled and ready at every pin.", 0],
["deck_lower", "The Lower Deck of %s", "The ceiling is low and the light comes through gratings. The hull creaks close by.", 1],
["airlock", "The Airlock of %s", "Two round doors that are never open together. A dial between them shows the pressure on the far side.", 10],
["observation", "The Observation Room of %s", "A dome of thick glass over a ring of couches. From here one sees everything, and is seen by all.", 5],
["brig", "The Brig of %s", "Three cells with iron bars and a bench for the guard. Scratches on the wall count someone''s days.", 6]
]');

INSERT INTO assigned_keys (kind, last_key) SELECT 'room_template', max(template_id) FROM ship_room_templates;
