-- Where ships are and what they are doing: what changes from tick to tick, apart from what is built to stay.

CREATE TABLE ship_runtime (
    ship_id    TEXT PRIMARY KEY NOT NULL REFERENCES ship_interiors(ship_id) ON DELETE CASCADE,
    x          REAL NOT NULL,
    y          REAL NOT NULL,
    z          REAL NOT NULL,
    heading    REAL NOT NULL,
    speed      REAL NOT NULL,
    location   TEXT CHECK (json_valid(location)),
    autopilot  TEXT NOT NULL CHECK (autopilot IN ('off', 'travelling', 'waiting', 'paused', 'complete')),
    waypoint   TEXT CHECK (json_valid(waypoint)),
    condition  TEXT NOT NULL CHECK (json_valid(condition) AND json_type(condition) = 'object'),
    version    INTEGER NOT NULL CHECK (version >= 1),
    seq        INTEGER NOT NULL CHECK (seq >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    checksum   INTEGER
) STRICT;
