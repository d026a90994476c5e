//! Tasks as an editor's extension asks for them: methods whose names are a word, and results in the form that it reads. They
//! work on the records of `task.*`.

use std::collections::BTreeMap;
use std::sync::Arc;

use harbormaster_core::clock::Timestamp;
use harbormaster_core::codex::Task;
use harbormaster_core::codex::task::{self, Artifacts};
use harbormaster_core::field::{ID_CHARACTERS_MAX, Id, List, MaybeId, Object, Text};
use harbormaster_core::record::index::Lookup;
use harbormaster_core::record::params::{Durability, Given, Named};
use harbormaster_core::record::{Record, Stored, not_found};
use harbormaster_core::store::state::State;
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::{Error, Result};
use jsonrpsee::types::ErrorObjectOwned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::editor::SoughtId;
use super::record::{Create, Load, Update};
use crate::error::{Code, error_of, from_core};
use crate::method::{App, Change, Method, Name, Read};

/// How many tasks a dashboard lists as recent, as the extension's own backend did.
const RECENT_MAX: usize = 5;
/// How many it lists as overdue, and as upcoming.
const DUE_MAX: usize = 10;
/// How far ahead it looks for what is upcoming, in milliseconds.
const UPCOMING_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// How many levels of a tree are returned unless the caller says, and at most.
const TREE_DEPTH_DEFAULT: usize = 5;
const TREE_DEPTH_MAX: usize = 32;

fn task_refusal(error: &Error) -> ErrorObjectOwned {
    match error {
        Error::NotFound { record, .. } if *record == Task::KIND => error_of(error, "Task not found"),
        _ => from_core(error),
    }
}

/// A task as lists and trees show it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskSummary {
    /// The task.
    id: Id,
    /// Its title.
    title: Text<10_000>,
    /// What is to be done.
    description: Option<Text<1_000_000>>,
    /// Where it stands.
    status: Text<100>,
    /// How urgent it is.
    priority: Text<100>,
    /// Who is to do it.
    assignee: Option<Text<ID_CHARACTERS_MAX>>,
    /// The project it is in.
    project_id: Option<Id>,
    /// The task it lies under.
    parent_id: Option<Id>,
    /// How many tasks lie right under it.
    child_count: usize,
    /// When it was created.
    created_at: Timestamp,
    /// When it was last changed.
    updated_at: Timestamp,
    /// When it is to be done.
    due_date: Option<Timestamp>,
    /// Its tags.
    tags: List<Text<200>, 1000>,
    /// Its labels, by name.
    labels: Object,
}

impl TaskSummary {
    fn of(look: &impl Lookup, task: &Stored<Task>) -> Self {
        let Stored { record, meta } = task.clone();
        Self {
            child_count: task::children(look, &record.task_id).len(),
            id: record.task_id,
            title: record.title,
            description: record.description,
            status: record.status,
            priority: record.priority,
            assignee: record.assignee,
            project_id: record.project_id,
            parent_id: record.parent_id,
            created_at: meta.created_at,
            updated_at: meta.updated_at,
            due_date: record.due_date,
            tags: record.tags,
            labels: record.labels,
        }
    }
}

/// A new task, and those under it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskInput {
    /// Its title.
    title: Text<10_000>,
    /// What is to be done.
    #[serde(default)]
    description: Option<Text<1_000_000>>,
    /// Where it stands; `todo`, unless given.
    #[serde(default)]
    status: Option<Text<100>>,
    /// How urgent it is; `normal`, unless given.
    #[serde(default)]
    priority: Option<Text<100>>,
    /// The project it is in; that of the task above it, unless given.
    #[serde(default)]
    project_id: MaybeId,
    /// The task it lies under. What is among the subtasks of another lies under that.
    #[serde(default)]
    parent_id: MaybeId,
    /// Who is to do it.
    #[serde(default)]
    assignee: Option<Text<ID_CHARACTERS_MAX>>,
    /// When it is to be done.
    #[serde(default)]
    due_date: Option<Timestamp>,
    /// Its tags.
    #[serde(default)]
    tags: Option<List<Text<200>, 1000>>,
    /// Its labels, by name.
    #[serde(default)]
    labels: Option<Object>,
    /// The tasks under it.
    #[serde(default)]
    #[schemars(with = "Option<Vec<Subtask>>")]
    subtasks: Option<Vec<Named<TaskInput>>>,
}

/// A task under another: the same fields, `subtasks` among them. OpenRPC's own parser follows references for ever where a
/// schema contains itself, so the document describes one level.
#[derive(Deserialize, JsonSchema)]
#[expect(dead_code, reason = "it is there for its schema")]
struct Subtask {
    /// Its title.
    title: Text<10_000>,
    /// What is to be done.
    #[serde(default)]
    description: Option<Text<1_000_000>>,
    /// How urgent it is.
    #[serde(default)]
    priority: Option<Text<100>>,
    /// Who is to do it.
    #[serde(default)]
    assignee: Option<Text<ID_CHARACTERS_MAX>>,
    /// When it is to be done.
    #[serde(default)]
    due_date: Option<Timestamp>,
    /// Its tags.
    #[serde(default)]
    tags: Option<List<Text<200>, 1000>>,
    /// Its labels, by name.
    #[serde(default)]
    labels: Option<Object>,
}

impl TaskInput {
    /// Creates the task and those under it, and returns its id.
    fn create(&self, tx: &mut Transaction<'_>, parent: Option<&Task>) -> Result<Id> {
        let above = parent.map(|parent| parent.task_id.clone());
        let project = parent.and_then(|parent| parent.project_id.clone());
        let draft = task::Draft {
            task_id: Given(None),
            title: self.title.clone(),
            description: Given(Some(self.description.clone())),
            status: Given(self.status.clone()),
            priority: Given(self.priority.clone()),
            tags: Given(self.tags.clone()),
            labels: Given(self.labels.clone()),
            project_id: Given(Some(self.project_id.0.clone().or(project))),
            parent_id: Given(Some(above.or_else(|| self.parent_id.0.clone()))),
            assignee: Given(Some(self.assignee.clone())),
            due_date: Given(Some(self.due_date)),
            output: Given(None),
            artifacts: Given(None),
            durability: Durability::default(),
        };
        let task = Create::<Task>::change(tx, &draft)?;
        for subtask in self.subtasks.iter().flatten() {
            subtask.create(tx, Some(&task.record))?;
        }
        Ok(task.task_id.clone())
    }
}

/// `create_task`
pub struct CreateTask;

/// The task.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTaskParams {
    /// The task, and those under it.
    task_input: Named<TaskInput>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for CreateTask {
    type Params = CreateTaskParams;
    type Result = Id;

    fn name() -> Name {
        ("", "create_task")
    }

    fn summary() -> String {
        "Creates a task with those under it, in one change, and returns its id.".into()
    }

    fn errors() -> Vec<Code> {
        Create::<Task>::errors()
    }
}

impl Change for CreateTask {
    fn change(tx: &mut Transaction<'_>, params: &CreateTaskParams) -> Result<Id> {
        params.task_input.create(tx, None)
    }
}

/// `create_task_tree`
pub struct CreateTaskTree;

/// The tree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateTaskTreeParams {
    /// The title of the task at its root.
    tree_title: Text<10_000>,
    /// What is to be done.
    #[serde(default)]
    tree_description: Option<Text<1_000_000>>,
    /// The tasks under it.
    #[serde(default)]
    #[schemars(with = "Option<Vec<Subtask>>")]
    subtasks: Option<Vec<Named<TaskInput>>>,
    /// The project that all of them are in.
    #[serde(default)]
    project_id: MaybeId,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for CreateTaskTree {
    type Params = CreateTaskTreeParams;
    type Result = Id;

    fn name() -> Name {
        ("", "create_task_tree")
    }

    fn summary() -> String {
        "Creates a tree of tasks in one change, and returns the id of its root.".into()
    }

    fn errors() -> Vec<Code> {
        Create::<Task>::errors()
    }
}

impl Change for CreateTaskTree {
    fn change(tx: &mut Transaction<'_>, params: &CreateTaskTreeParams) -> Result<Id> {
        let root = TaskInput {
            title: params.tree_title.clone(),
            description: params.tree_description.clone(),
            status: None,
            priority: None,
            project_id: params.project_id.clone(),
            parent_id: MaybeId(None),
            assignee: None,
            due_date: None,
            tags: None,
            labels: None,
            subtasks: params.subtasks.clone(),
        };
        root.create(tx, None)
    }
}

/// `get_task`
pub struct GetTask;

/// Which task.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetTaskParams {
    /// The task.
    task_id: SoughtId,
}

impl Method for GetTask {
    type Params = GetTaskParams;
    type Result = TaskSummary;

    fn name() -> Name {
        ("", "get_task")
    }

    fn summary() -> String {
        "Returns a task.".into()
    }

    fn errors() -> Vec<Code> {
        Load::<Task>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        task_refusal(error)
    }
}

impl Read for GetTask {
    fn read(app: &App, params: &GetTaskParams) -> Result<TaskSummary> {
        let id = params.task_id.of::<Task>()?;
        app.store.read(|state| {
            let task = state.get::<Task>(id).ok_or_else(|| not_found::<Task>(id))?;
            Ok(TaskSummary::of(state, &task))
        })
    }
}

/// `list_tasks`
pub struct ListTasks;

/// Which tasks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListTasksParams {
    /// Only in this project.
    #[serde(default)]
    project_id: MaybeId,
    /// Those right under this task; those under none, unless given.
    #[serde(default)]
    parent_id: MaybeId,
    /// Only those that stand so.
    #[serde(default)]
    status_filter: Option<Text<100>>,
    /// Only those that are as urgent.
    #[serde(default)]
    priority_filter: Option<Text<100>>,
    /// Only of this person.
    #[serde(default)]
    assignee: Option<Text<ID_CHARACTERS_MAX>>,
    /// The most to return; all, unless given.
    #[serde(default)]
    limit: Option<usize>,
}

impl ListTasksParams {
    fn wants(&self, task: &Task) -> bool {
        task.parent_id == self.parent_id.0
            && (self.project_id.0.is_none() || task.project_id == self.project_id.0)
            && self.status_filter.as_ref().is_none_or(|status| task.status == *status)
            && self.priority_filter.as_ref().is_none_or(|priority| task.priority == *priority)
            && (self.assignee.is_none() || task.assignee == self.assignee)
    }
}

impl Method for ListTasks {
    type Params = ListTasksParams;
    type Result = Vec<TaskSummary>;

    fn name() -> Name {
        ("", "list_tasks")
    }

    fn summary() -> String {
        "Returns the tasks under another or, unless it is given, those under none, the newest first.".into()
    }
}

impl Read for ListTasks {
    fn read(app: &App, params: &ListTasksParams) -> Result<Self::Result> {
        app.store.read(|state| {
            let tasks = task::newest_first(state);
            let tasks =
                tasks.iter().filter(|task| params.wants(task)).take(params.limit.unwrap_or(usize::MAX));
            Ok(tasks.map(|task| TaskSummary::of(state, task)).collect())
        })
    }
}

/// `update_task`
pub struct UpdateTask;

/// What to change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateTaskParams {
    /// The task, and the fields to change.
    update_input: Named<TaskUpdate>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

/// A task, and the fields to change; null clears one that may be null.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaskUpdate {
    /// The task.
    task_id: SoughtId,
    /// Its title.
    #[serde(default)]
    title: Option<Text<10_000>>,
    /// What is to be done.
    #[serde(default)]
    description: Given<Option<Text<1_000_000>>>,
    /// Where it stands.
    #[serde(default)]
    status: Option<Text<100>>,
    /// How urgent it is.
    #[serde(default)]
    priority: Option<Text<100>>,
    /// The project it is in.
    #[serde(default)]
    project_id: Given<MaybeId>,
    /// The task it lies under.
    #[serde(default)]
    parent_id: Given<MaybeId>,
    /// Who is to do it.
    #[serde(default)]
    assignee: Given<Option<Text<ID_CHARACTERS_MAX>>>,
    /// When it is to be done.
    #[serde(default)]
    due_date: Given<Option<Timestamp>>,
    /// Its tags; null for none.
    #[serde(default)]
    tags: Given<Option<List<Text<200>, 1000>>>,
    /// Its labels, by name; null for none.
    #[serde(default)]
    labels: Given<Option<Object>>,
}

impl TaskUpdate {
    fn patch(&self) -> Result<task::Patch> {
        let of = |id: &Given<MaybeId>| Given(id.0.clone().map(|MaybeId(id)| id));
        Ok(task::Patch {
            title: Given(self.title.clone()),
            description: self.description.clone(),
            status: Given(self.status.clone()),
            priority: Given(self.priority.clone()),
            project_id: of(&self.project_id),
            parent_id: of(&self.parent_id),
            assignee: self.assignee.clone(),
            due_date: self.due_date.clone(),
            tags: Given(self.tags.0.clone().map(Option::unwrap_or_default)),
            labels: Given(self.labels.0.clone().map(Option::unwrap_or_default)),
            ..task::Patch::of(self.task_id.of::<Task>()?.clone())
        })
    }
}

impl Method for UpdateTask {
    type Params = UpdateTaskParams;
    type Result = TaskSummary;

    fn name() -> Name {
        ("", "update_task")
    }

    fn summary() -> String {
        "Changes the given fields of a task.".into()
    }

    fn errors() -> Vec<Code> {
        Update::<Task>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        task_refusal(error)
    }
}

impl Change for UpdateTask {
    fn change(tx: &mut Transaction<'_>, params: &UpdateTaskParams) -> Result<TaskSummary> {
        changed(tx, &params.update_input.patch()?)
    }
}

fn changed(tx: &mut Transaction<'_>, patch: &task::Patch) -> Result<TaskSummary> {
    let task = Update::<Task>::change(tx, patch)?;
    Ok(TaskSummary::of(tx, &task))
}

/// `complete_task`
pub struct CompleteTask;

/// Which task is done, and what came of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteTaskParams {
    /// The task.
    task_id: SoughtId,
    /// What came of it.
    #[serde(default)]
    output: Option<Text<1_000_000>>,
    /// What was made on the way.
    #[serde(default)]
    artifacts: Option<Artifacts>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for CompleteTask {
    type Params = CompleteTaskParams;
    type Result = TaskSummary;

    fn name() -> Name {
        ("", "complete_task")
    }

    fn summary() -> String {
        "Makes a task done, and keeps what came of it.".into()
    }

    fn errors() -> Vec<Code> {
        Update::<Task>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        task_refusal(error)
    }
}

impl Change for CompleteTask {
    fn change(tx: &mut Transaction<'_>, params: &CompleteTaskParams) -> Result<TaskSummary> {
        let id = params.task_id.of::<Task>()?.clone();
        changed(tx, &Task::done(id, params.output.clone(), params.artifacts.clone()))
    }
}

/// `delete_task`
pub struct DeleteTask;

/// Which task goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteTaskParams {
    /// The task.
    task_id: SoughtId,
    /// Whether every task under it goes too. Otherwise they stay, and lie under none.
    #[serde(default)]
    delete_subtasks: bool,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for DeleteTask {
    type Params = DeleteTaskParams;
    type Result = bool;

    fn name() -> Name {
        ("", "delete_task")
    }

    fn summary() -> String {
        "Removes a task, and those under it where that is asked for.".into()
    }

    fn errors() -> Vec<Code> {
        Load::<Task>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        task_refusal(error)
    }
}

impl Change for DeleteTask {
    fn change(tx: &mut Transaction<'_>, params: &DeleteTaskParams) -> Result<bool> {
        let id = params.task_id.of::<Task>()?;
        match params.delete_subtasks {
            true => task::delete_tree(tx, id)?,
            false => tx.delete::<Task>(id, None)?,
        };
        Ok(true)
    }
}

/// `get_task_tree`
pub struct GetTaskTree;

/// Which tree, and how much of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetTaskTreeParams {
    /// The task at its root.
    task_id: SoughtId,
    /// How many levels below it: 5 unless given, and at most 32.
    #[serde(default)]
    max_depth: Option<usize>,
}

/// A task with those under it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskTree {
    /// The task.
    task: TaskSummary,
    /// The tasks under it, the oldest first, in the same form.
    #[schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>")]
    children: Vec<TaskTree>,
    /// How many levels it is below the root.
    depth: usize,
}

impl TaskTree {
    fn of(state: &State, task: &Stored<Task>, depth: usize, depth_max: usize) -> Self {
        let children = if depth < depth_max { task::children(state, &task.task_id) } else { Vec::new() };
        let children = children.iter().map(|child| Self::of(state, child, depth + 1, depth_max)).collect();
        Self { task: TaskSummary::of(state, task), children, depth }
    }
}

impl Method for GetTaskTree {
    type Params = GetTaskTreeParams;
    type Result = TaskTree;

    fn name() -> Name {
        ("", "get_task_tree")
    }

    fn summary() -> String {
        "Returns a task with those under it, down to a depth.".into()
    }

    fn errors() -> Vec<Code> {
        Load::<Task>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        task_refusal(error)
    }
}

impl Read for GetTaskTree {
    fn read(app: &App, params: &GetTaskTreeParams) -> Result<TaskTree> {
        let id = params.task_id.of::<Task>()?;
        let depth_max = params.max_depth.unwrap_or(TREE_DEPTH_DEFAULT).min(TREE_DEPTH_MAX);
        app.store.read(|state| {
            let task = state.get::<Task>(id).ok_or_else(|| not_found::<Task>(id))?;
            Ok(TaskTree::of(state, &task, 0, depth_max))
        })
    }
}

/// `get_task_dashboard`
pub struct GetTaskDashboard;

/// Of which project.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetTaskDashboardParams {
    /// The project; all of them, unless given.
    #[serde(default)]
    project_id: MaybeId,
}

/// How the tasks stand.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TaskDashboard {
    /// How many there are.
    total_tasks: usize,
    /// How many of each status.
    status_breakdown: BTreeMap<String, usize>,
    /// How many of each priority.
    priority_breakdown: BTreeMap<String, usize>,
    /// The newest that lie under none.
    recent_tasks: Vec<TaskSummary>,
    /// Those that were to be done by now and are not, the longest overdue first.
    overdue_tasks: Vec<TaskSummary>,
    /// Those that are to be done within seven days, the next first.
    upcoming_tasks: Vec<TaskSummary>,
    /// How many in each project.
    project_breakdown: BTreeMap<String, usize>,
    /// How many of a hundred are done.
    completion_rate: f64,
    /// How long one took on average, in seconds; null, because nobody notes when a task is done.
    average_completion_time: Option<f64>,
}

impl TaskDashboard {
    fn of(state: &State, tasks: &[Arc<Stored<Task>>], now: Timestamp) -> Self {
        let mut board = Self { total_tasks: tasks.len(), ..Self::default() };
        let mut done = 0_usize;
        for task in tasks {
            *board.status_breakdown.entry(task.status.to_string()).or_default() += 1;
            *board.priority_breakdown.entry(task.priority.to_string()).or_default() += 1;
            if let Some(project) = &task.project_id {
                *board.project_breakdown.entry(project.to_string()).or_default() += 1;
            }
            done += usize::from(task.is_done());
        }
        if !tasks.is_empty() {
            board.completion_rate = done as f64 * 100.0 / tasks.len() as f64;
        }
        let summaries = |tasks: &mut dyn Iterator<Item = &Arc<Stored<Task>>>, most: usize| {
            tasks.take(most).map(|task| TaskSummary::of(state, task)).collect()
        };
        board.recent_tasks = summaries(&mut tasks.iter().filter(|task| task.parent_id.is_none()), RECENT_MAX);
        let mut due: Vec<_> =
            tasks.iter().filter(|task| !task.is_done() && task.due_date.is_some()).collect();
        due.sort_by_key(|task| task.due_date);
        let (overdue, ahead) = due.split_at(due.partition_point(|task| task.due_date < Some(now)));
        board.overdue_tasks = summaries(&mut overdue.iter().copied(), DUE_MAX);
        let is_soon = |task: &&Arc<Stored<Task>>| {
            task.due_date.is_some_and(|due| due.as_millis() - now.as_millis() <= UPCOMING_MS)
        };
        board.upcoming_tasks = summaries(&mut ahead.iter().copied().filter(is_soon), DUE_MAX);
        board
    }
}

impl Method for GetTaskDashboard {
    type Params = GetTaskDashboardParams;
    type Result = TaskDashboard;

    fn name() -> Name {
        ("", "get_task_dashboard")
    }

    fn summary() -> String {
        "Returns how the tasks stand: how many of each sort, and which are recent, overdue or upcoming."
            .into()
    }
}

impl Read for GetTaskDashboard {
    fn read(app: &App, params: &GetTaskDashboardParams) -> Result<TaskDashboard> {
        let (project, now) = (&params.project_id.0, app.store.now());
        app.store.read(|state| {
            let mut tasks = task::newest_first(state);
            tasks.retain(|task| project.is_none() || task.project_id == *project);
            Ok(TaskDashboard::of(state, &tasks, now))
        })
    }
}
