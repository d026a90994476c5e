-- Generated: what the migrations make. Do not edit.

CREATE TABLE assigned_keys (
    kind     TEXT PRIMARY KEY NOT NULL,
    last_key INTEGER NOT NULL
, checksum INTEGER) STRICT, WITHOUT ROWID;

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
, checksum INTEGER) STRICT;

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
    updated_at  INTEGER NOT NULL, checksum INTEGER, parked INTEGER,
    CHECK (ship1_id <> ship2_id),
    CHECK ((dock_status = 'active') = (undock_time IS NULL))
) STRICT;

CREATE INDEX ship_docking_by_ship1 ON ship_docking(ship1_id);

CREATE INDEX ship_docking_by_ship2 ON ship_docking(ship2_id);

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
, checksum INTEGER) STRICT;

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
, checksum INTEGER) STRICT;

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
, checksum INTEGER, parked INTEGER) STRICT;

CREATE TABLE change_groups (
    -- The number of the last operation in it.
    last_seq   INTEGER PRIMARY KEY,
    -- After this commit the tables have every change up to this one. What comes behind it is in the log alone.
    tables_seq INTEGER NOT NULL CHECK (tables_seq BETWEEN 0 AND last_seq),
    -- [[seq, at, changes], ...], in order.
    operations TEXT NOT NULL
, table_rows INTEGER, table_digest INTEGER, checksum INTEGER) STRICT;

CREATE VIEW change_log (seq, at, changes) AS
SELECT json_extract(operation.value, '$[0]'), json_extract(operation.value, '$[1]'), json_extract(operation.value, '$[2]')
FROM change_groups, json_each(operations) AS operation;

CREATE TABLE followed_alone (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    tables_seq INTEGER NOT NULL
, last_seq INTEGER NOT NULL DEFAULT 0, table_rows INTEGER, table_digest INTEGER, checksum INTEGER) STRICT;

CREATE VIEW followed (last_seq, tables_seq) AS
SELECT coalesce(max(last_seq), 0), max(coalesce((SELECT tables_seq FROM change_groups ORDER BY last_seq DESC LIMIT 1), 0),
    (SELECT tables_seq FROM followed_alone))
FROM change_groups;

CREATE UNIQUE INDEX ship_docking_active_ship1 ON ship_docking(ship1_id) WHERE dock_status = 'active' AND parked IS NULL;

CREATE UNIQUE INDEX ship_docking_active_ship2 ON ship_docking(ship2_id) WHERE dock_status = 'active' AND parked IS NULL;

CREATE TRIGGER ship_docking_one_side BEFORE INSERT ON ship_docking WHEN NEW.dock_status = 'active'
BEGIN
    SELECT RAISE(ABORT, 'the ship is in another active docking') FROM ship_docking
    WHERE dock_status = 'active' AND parked IS NULL AND dock_id <> NEW.dock_id
      AND (ship1_id = NEW.ship2_id OR ship2_id = NEW.ship1_id);
END;

CREATE UNIQUE INDEX ship_room_templates_purpose ON ship_room_templates(room_type, coalesce(vessel_type, ''))
    WHERE parked IS NULL;

CREATE TABLE play_session_stats (
    stats_id            INTEGER PRIMARY KEY CHECK (stats_id = 1),
    started             INTEGER NOT NULL CHECK (started >= 0),
    ended               INTEGER NOT NULL CHECK (ended >= 0),
    stale_ended         INTEGER NOT NULL CHECK (stale_ended BETWEEN 0 AND abandoned),
    won                 INTEGER NOT NULL CHECK (won >= 0),
    lost                INTEGER NOT NULL CHECK (lost >= 0),
    abandoned           INTEGER NOT NULL CHECK (abandoned >= 0),
    latest_completed_at INTEGER,
    latest_activity_at  INTEGER,
    version             INTEGER NOT NULL CHECK (version >= 1),
    seq                 INTEGER NOT NULL CHECK (seq >= 0),
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL,
    checksum            INTEGER,
    CHECK (ended = won + lost + abandoned)
) STRICT;

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

CREATE TABLE "projects" (
    project_id        TEXT PRIMARY KEY NOT NULL CHECK (length(project_id) BETWEEN 1 AND 1024),
    workspace_id      TEXT NOT NULL CHECK (length(workspace_id) <= 1024),
    name              TEXT NOT NULL CHECK (length(name) <= 1000),
    project_type      TEXT NOT NULL CHECK (length(project_type) <= 200),
    description       TEXT CHECK (length(description) <= 100000),
    active_context_id TEXT CHECK (length(active_context_id) <= 1024),
    settings          TEXT NOT NULL CHECK (json_type(settings) = 'object'),
    version           INTEGER NOT NULL CHECK (version >= 1),
    seq               INTEGER NOT NULL CHECK (seq >= 0),
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    checksum          INTEGER
) STRICT;

CREATE INDEX projects_by_workspace ON projects(workspace_id);

CREATE TABLE "codices" (
    codex_id     TEXT PRIMARY KEY NOT NULL CHECK (length(codex_id) BETWEEN 1 AND 1024),
    title        TEXT NOT NULL CHECK (length(title) <= 10000),
    template_id  TEXT NOT NULL CHECK (length(template_id) <= 200),
    content      TEXT NOT NULL CHECK (json_valid(content)),
    metadata     TEXT NOT NULL CHECK (json_type(metadata) = 'object'),
    tags         TEXT NOT NULL CHECK (json_type(tags) = 'array'),
    "references" TEXT NOT NULL CHECK (json_type("references") = 'array'),
    project_id   TEXT REFERENCES projects(project_id) ON DELETE SET NULL,
    parent_id    TEXT REFERENCES codices(codex_id) ON DELETE SET NULL CHECK (parent_id <> codex_id),
    created_by   TEXT CHECK (length(created_by) <= 200),
    version      INTEGER NOT NULL CHECK (version >= 1),
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    checksum     INTEGER
) STRICT;

CREATE INDEX codices_by_template ON codices(template_id);

CREATE INDEX codices_by_project ON codices(project_id);

CREATE INDEX codices_by_parent ON codices(parent_id);

CREATE INDEX codices_by_creation ON codices(created_at);

CREATE INDEX codices_by_change ON codices(updated_at);

CREATE TABLE "play_sessions" (
    session_id       TEXT PRIMARY KEY NOT NULL CHECK (length(session_id) BETWEEN 1 AND 1024),
    duration_seconds INTEGER CHECK (duration_seconds >= 0),
    data             TEXT NOT NULL CHECK (json_valid(data)),
    started_at       INTEGER NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('active', 'ended')),
    ended_at         INTEGER,
    result           TEXT CHECK (result IN ('won', 'lost', 'abandoned')),
    end_reason       TEXT CHECK (length(end_reason) <= 200),
    version          INTEGER NOT NULL CHECK (version >= 1),
    seq              INTEGER NOT NULL CHECK (seq >= 0),
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    checksum         INTEGER,
    CHECK ((status = 'active') = (ended_at IS NULL)),
    CHECK (status = 'ended' OR (result IS NULL AND end_reason IS NULL))
) STRICT;

CREATE TABLE "play_artifacts" (
    artifact_id TEXT PRIMARY KEY NOT NULL CHECK (length(artifact_id) BETWEEN 1 AND 1024),
    session_id  TEXT NOT NULL REFERENCES play_sessions(session_id) ON DELETE CASCADE,
    x           REAL NOT NULL,
    y           REAL NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('ground', 'inAir', 'flying', 'deposited', 'carried')),
    version     INTEGER NOT NULL CHECK (version >= 1),
    seq         INTEGER NOT NULL CHECK (seq >= 0),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    checksum    INTEGER
) STRICT;

CREATE INDEX play_artifacts_by_session ON play_artifacts(session_id);

CREATE TABLE "colony_planets" (
    planet_id      INTEGER PRIMARY KEY,
    user_id        INTEGER NOT NULL REFERENCES colony_users(user_id) ON DELETE CASCADE,
    galaxy         INTEGER NOT NULL,
    system         INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    name           TEXT NOT NULL CHECK (length(name) <= 100),
    metal          INTEGER NOT NULL CHECK (metal >= 0),
    crystal        INTEGER NOT NULL CHECK (crystal >= 0),
    deuterium      INTEGER NOT NULL CHECK (deuterium >= 0),
    metal_rate     REAL NOT NULL,
    crystal_rate   REAL NOT NULL,
    deuterium_rate REAL NOT NULL,
    last_update    INTEGER NOT NULL,
    temperature    INTEGER,
    size           INTEGER,
    version        INTEGER NOT NULL CHECK (version >= 1),
    seq            INTEGER NOT NULL CHECK (seq >= 0),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    checksum       INTEGER,
    parked         INTEGER
) STRICT;

CREATE INDEX colony_planets_by_user ON colony_planets(user_id);

CREATE UNIQUE INDEX colony_planets_place ON colony_planets(user_id, galaxy, system, position) WHERE parked IS NULL;

CREATE TABLE tasks (
    task_id     TEXT PRIMARY KEY NOT NULL CHECK (length(task_id) BETWEEN 1 AND 1024),
    title       TEXT NOT NULL CHECK (length(title) <= 10000),
    description TEXT CHECK (length(description) <= 1000000),
    status      TEXT NOT NULL CHECK (length(status) <= 100),
    priority    TEXT NOT NULL CHECK (length(priority) <= 100),
    tags        TEXT NOT NULL CHECK (json_type(tags) = 'array'),
    labels      TEXT NOT NULL CHECK (json_type(labels) = 'object'),
    project_id  TEXT REFERENCES projects(project_id) ON DELETE SET NULL,
    parent_id   TEXT REFERENCES tasks(task_id) ON DELETE SET NULL CHECK (parent_id <> task_id),
    assignee    TEXT CHECK (length(assignee) <= 1024),
    due_date    INTEGER,
    output      TEXT CHECK (length(output) <= 1000000),
    artifacts   TEXT NOT NULL CHECK (json_type(artifacts) = 'array'),
    version     INTEGER NOT NULL CHECK (version >= 1),
    seq         INTEGER NOT NULL CHECK (seq >= 0),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    checksum    INTEGER
) STRICT;

CREATE INDEX tasks_by_project ON tasks(project_id);

CREATE INDEX tasks_by_parent ON tasks(parent_id);

CREATE INDEX tasks_by_creation ON tasks(created_at);
