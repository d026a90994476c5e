-- Ids of the callers' own in projects, codices, sessions and artifacts; longer titles and content of any JSON in codices;
-- sessions that may lack a duration or a result, and have the reason of their end; planets with rates that are real numbers,
-- a temperature and a size. A table's conditions cannot be changed in place, so each is made anew. Foreign keys are off
-- meanwhile, and no child goes with its parent's old table.

CREATE TABLE projects_new (
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

INSERT INTO projects_new SELECT * FROM projects;
DROP TABLE projects;
ALTER TABLE projects_new RENAME TO projects;
CREATE INDEX projects_by_workspace ON projects(workspace_id);

CREATE TABLE codices_new (
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

INSERT INTO codices_new SELECT * FROM codices;
DROP TABLE codices;
ALTER TABLE codices_new RENAME TO codices;
CREATE INDEX codices_by_template ON codices(template_id);
CREATE INDEX codices_by_project ON codices(project_id);
CREATE INDEX codices_by_parent ON codices(parent_id);
CREATE INDEX codices_by_creation ON codices(created_at);
CREATE INDEX codices_by_change ON codices(updated_at);

-- The sums of sessions and planets are made anew, because their rows have more values now. The program has verified the old
-- ones before.
CREATE TABLE play_sessions_new (
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

INSERT INTO play_sessions_new
    SELECT session_id, duration_seconds, data, started_at, status, ended_at, result, NULL,
           version, seq, created_at, updated_at, NULL
    FROM play_sessions;
DROP TABLE play_sessions;
ALTER TABLE play_sessions_new RENAME TO play_sessions;

CREATE TABLE play_artifacts_new (
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

INSERT INTO play_artifacts_new SELECT * FROM play_artifacts;
DROP TABLE play_artifacts;
ALTER TABLE play_artifacts_new RENAME TO play_artifacts;
CREATE INDEX play_artifacts_by_session ON play_artifacts(session_id);

CREATE TABLE colony_planets_new (
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

INSERT INTO colony_planets_new
    SELECT planet_id, user_id, galaxy, system, position, name, metal, crystal, deuterium,
           metal_rate, crystal_rate, deuterium_rate, last_update, NULL, NULL,
           version, seq, created_at, updated_at, NULL, parked
    FROM colony_planets;
DROP TABLE colony_planets;
ALTER TABLE colony_planets_new RENAME TO colony_planets;
CREATE INDEX colony_planets_by_user ON colony_planets(user_id);
CREATE UNIQUE INDEX colony_planets_place ON colony_planets(user_id, galaxy, system, position) WHERE parked IS NULL;
