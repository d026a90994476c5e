-- Colonies: players, their planets, and what is built there.

CREATE TABLE colony_users (
    user_id    INTEGER PRIMARY KEY,
    username   TEXT NOT NULL CHECK (length(username) <= 50),
    version    INTEGER NOT NULL CHECK (version >= 1),
    seq        INTEGER NOT NULL CHECK (seq >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    checksum   INTEGER,
    parked     INTEGER
) STRICT;

CREATE UNIQUE INDEX colony_users_name ON colony_users(username) WHERE parked IS NULL;

CREATE TABLE colony_planets (
    planet_id      INTEGER PRIMARY KEY,
    user_id        INTEGER NOT NULL REFERENCES colony_users(user_id) ON DELETE CASCADE,
    galaxy         INTEGER NOT NULL,
    system         INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    name           TEXT NOT NULL CHECK (length(name) <= 100),
    metal          INTEGER NOT NULL CHECK (metal >= 0),
    crystal        INTEGER NOT NULL CHECK (crystal >= 0),
    deuterium      INTEGER NOT NULL CHECK (deuterium >= 0),
    metal_rate     INTEGER NOT NULL,
    crystal_rate   INTEGER NOT NULL,
    deuterium_rate INTEGER NOT NULL,
    last_update    INTEGER NOT NULL,
    version        INTEGER NOT NULL CHECK (version >= 1),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    checksum       INTEGER,
    parked         INTEGER
) STRICT;

CREATE INDEX colony_planets_by_user ON colony_planets(user_id);
CREATE UNIQUE INDEX colony_planets_place ON colony_planets(user_id, galaxy, system, position) WHERE parked IS NULL;

CREATE TABLE colony_buildings (
    building_id   INTEGER PRIMARY KEY,
    planet_id     INTEGER NOT NULL REFERENCES colony_planets(planet_id) ON DELETE CASCADE,
    building_type TEXT NOT NULL CHECK (length(building_type) <= 100),
    level         INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version >= 1),
    seq           INTEGER NOT NULL CHECK (seq >= 0),
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    checksum      INTEGER,
    parked        INTEGER
) STRICT;

CREATE INDEX colony_buildings_by_planet ON colony_buildings(planet_id);
CREATE UNIQUE INDEX colony_buildings_type ON colony_buildings(planet_id, building_type) WHERE parked IS NULL;
