-- Play sessions, the artifacts in them, and the counts of how they went. The counts are one row, because they outlive the
-- sessions.

CREATE TABLE play_sessions (
    session_id       TEXT PRIMARY KEY NOT NULL CHECK (length(session_id) = 36),
    duration_seconds INTEGER NOT NULL CHECK (duration_seconds >= 0),
    data             TEXT NOT NULL CHECK (json_valid(data)),
    started_at       INTEGER NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('active', 'ended')),
    ended_at         INTEGER,
    result           TEXT CHECK (result IN ('won', 'lost', 'abandoned')),
    version          INTEGER NOT NULL CHECK (version >= 1),
    seq              INTEGER NOT NULL CHECK (seq >= 0),
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    checksum         INTEGER,
    CHECK ((status = 'active') = (ended_at IS NULL)),
    CHECK ((status = 'active') = (result IS NULL))
) STRICT;

CREATE TABLE play_artifacts (
    artifact_id TEXT PRIMARY KEY NOT NULL CHECK (length(artifact_id) = 36),
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
