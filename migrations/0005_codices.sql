-- Codices in projects and under each other.

CREATE TABLE projects (
    project_id        TEXT PRIMARY KEY NOT NULL CHECK (length(project_id) = 36),
    workspace_id      TEXT NOT NULL CHECK (length(workspace_id) <= 1000),
    name              TEXT NOT NULL CHECK (length(name) <= 1000),
    project_type      TEXT NOT NULL CHECK (length(project_type) <= 200),
    description       TEXT CHECK (length(description) <= 100000),
    active_context_id TEXT CHECK (length(active_context_id) <= 200),
    settings          TEXT NOT NULL CHECK (json_type(settings) = 'object'),
    version           INTEGER NOT NULL CHECK (version >= 1),
    seq               INTEGER NOT NULL CHECK (seq >= 0),
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    checksum          INTEGER
) STRICT;

CREATE INDEX projects_by_workspace ON projects(workspace_id);

CREATE TABLE codices (
    codex_id     TEXT PRIMARY KEY NOT NULL CHECK (length(codex_id) = 36),
    title        TEXT NOT NULL CHECK (length(title) <= 1000),
    template_id  TEXT NOT NULL CHECK (length(template_id) <= 200),
    content      TEXT NOT NULL CHECK (json_type(content) = 'object'),
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
