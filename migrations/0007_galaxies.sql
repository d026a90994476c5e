-- Galaxies: star systems, what is built there, and what is to happen there.

CREATE TABLE galaxies (
    name       TEXT PRIMARY KEY NOT NULL CHECK (length(name) <= 100),
    config     TEXT NOT NULL CHECK (length(config) <= 1000000),
    tick       INTEGER NOT NULL,
    version    INTEGER NOT NULL CHECK (version >= 1),
    seq        INTEGER NOT NULL CHECK (seq >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    checksum   INTEGER
) STRICT;

CREATE TABLE star_systems (
    system_id    INTEGER PRIMARY KEY,
    galaxy       TEXT NOT NULL REFERENCES galaxies(name) ON DELETE CASCADE,
    x            INTEGER NOT NULL,
    y            INTEGER NOT NULL,
    metal        INTEGER NOT NULL,
    crew         INTEGER NOT NULL,
    water        INTEGER NOT NULL,
    current_tick INTEGER NOT NULL,
    owner        TEXT CHECK (length(owner) <= 100),
    version      INTEGER NOT NULL CHECK (version >= 1),
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    checksum     INTEGER,
    parked       INTEGER
) STRICT;

-- The unique indexes below leave out rows that are parked, so they do not do for finding all children of a parent.
CREATE INDEX star_systems_by_galaxy ON star_systems(galaxy);
CREATE UNIQUE INDEX star_systems_place ON star_systems(galaxy, x, y) WHERE parked IS NULL;

CREATE TABLE system_structures (
    structure_id   INTEGER PRIMARY KEY,
    system_id      INTEGER NOT NULL REFERENCES star_systems(system_id) ON DELETE CASCADE,
    structure_type TEXT NOT NULL CHECK (length(structure_type) <= 100),
    level          INTEGER NOT NULL,
    version        INTEGER NOT NULL CHECK (version >= 1),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    checksum       INTEGER,
    parked         INTEGER
) STRICT;

CREATE INDEX system_structures_by_system ON system_structures(system_id);
CREATE UNIQUE INDEX system_structures_type ON system_structures(system_id, structure_type) WHERE parked IS NULL;

CREATE TABLE system_events (
    event_id        INTEGER PRIMARY KEY,
    system_id       INTEGER NOT NULL REFERENCES star_systems(system_id) ON DELETE CASCADE,
    completion_tick INTEGER NOT NULL,
    action_type     TEXT NOT NULL CHECK (length(action_type) <= 100),
    structure_type  TEXT CHECK (length(structure_type) <= 100),
    version         INTEGER NOT NULL CHECK (version >= 1),
    seq             INTEGER NOT NULL CHECK (seq >= 0),
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    checksum        INTEGER
) STRICT;

CREATE INDEX system_events_by_system ON system_events(system_id, completion_tick);
