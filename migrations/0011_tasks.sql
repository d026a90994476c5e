-- Tasks in projects and under each other.

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
