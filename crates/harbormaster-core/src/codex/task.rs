//! A task, which may lie in a project and under another task.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Project, project, tree};
use crate::clock::Timestamp;
use crate::error::Result;
use crate::field::{ID_CHARACTERS_MAX, Id, List, Object, Text};
use crate::record::index::{Indexed, Lookup, Stage};
use crate::record::params::Given;
use crate::record::{Rules, Stored, record};
use crate::store::state::State;
use crate::store::transaction::{Deleted, Transaction};

/// How many tags a task has at most.
const TAGS_MAX: usize = 1000;

/// How many artifacts it names at most.
const ARTIFACTS_MAX: usize = 1000;

/// What was made on the way to a task's end.
pub type Artifacts = List<Text<4096>, ARTIFACTS_MAX>;

/// The status of a task that is done. Editors have others of their own.
const DONE: &str = "done";

record! {
    /// A task.
    pub struct Task is "task" in "tasks";
    key chosen {
        /// The task.
        task_id: Id
    }
    fixed {}
    required {
        /// Its title.
        title: Text<10_000>,
    }
    optional {
        /// What is to be done.
        description: Option<Text<1_000_000>> = None,
        /// Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`.
        status: Text<100> = Text::new("todo").expect("it is short"),
        /// How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`.
        priority: Text<100> = Text::new("normal").expect("it is short"),
        /// Its tags.
        tags: List<Text<200>, TAGS_MAX> = List::default(),
        /// Its labels, by name.
        labels: Object = Object::default(),
        /// The project it is in. One that is not there is made, without a name.
        project_id: Option<Id> = None,
        /// The task it lies under.
        parent_id: Option<Id> = None,
        /// Who is to do it.
        assignee: Option<Text<ID_CHARACTERS_MAX>> = None,
        /// When it is to be done.
        due_date: Option<Timestamp> = None,
        /// What came of it, when it was done.
        output: Option<Text<1_000_000>> = None,
        /// What was made on the way: paths, links or names.
        artifacts: Artifacts = List::default(),
    }
    kept(_now) {}
    filters {
        /// Only those that stand so.
        status: Text<100> = |task| [task.status.clone()],
        /// Only those that are as urgent.
        priority: Text<100> = |task| [task.priority.clone()],
        /// Only in this project; null: only those in none.
        project_id: Option<Id> = |task| [task.project_id.clone()],
        /// Only right under this task; null: only those under none.
        parent_id: Option<Id> = |task| [task.parent_id.clone()],
        /// Only of this person; null: only those of nobody.
        assignee: Option<Text<ID_CHARACTERS_MAX>> = |task| [task.assignee.clone()],
        /// Only with this tag.
        tag: Text<200> = |task| task.tags.iter().cloned().collect::<BTreeSet<_>>(),
    }
    indexes {}
    references {
        set_null project_id: Project by project_id,
        set_null parent_id: Task by parent_id,
    }
}

impl Rules for Task {
    const REFUSALS: &'static [&'static str] = &["rule"];

    fn bring_along(&self, _before: Option<&Self>, tx: &mut impl Stage) -> Result<()> {
        project::make_missing(self.project_id.as_ref(), tx)
    }

    fn check_among(&self, before: Option<&Self>, look: &impl Lookup) -> Result<()> {
        if before.is_none_or(|before| before.parent_id == self.parent_id) {
            return Ok(());
        }
        tree::expect_no_circle(&self.task_id, self.parent_id.as_ref(), |id| {
            look.get::<Self>(id).and_then(|task| task.parent_id.clone())
        })
    }
}

impl Task {
    /// The change that makes it done.
    pub fn done(task_id: Id, output: Option<Text<1_000_000>>, artifacts: Option<Artifacts>) -> Patch {
        let artifacts = Given(artifacts);
        let output = Given(output.map(Some));
        let status = Given(Some(Text::new(DONE).expect("it is short")));
        Patch { output, artifacts, status, ..Patch::of(task_id) }
    }

    /// Whether it is done, in any of the words that editors have for that.
    pub fn is_done(&self) -> bool {
        [DONE, "completed", "finished"].contains(&self.status.as_str())
    }
}

/// Every task, the newest first.
pub fn newest_first(state: &State) -> Vec<Arc<Stored<Task>>> {
    let mut tasks: Vec<_> = state.all::<Task>().cloned().collect();
    tasks.sort_by_key(|task| std::cmp::Reverse((task.meta.created_at, task.task_id.clone())));
    tasks
}

/// The tasks right under another, the oldest first.
pub fn children(look: &impl Lookup, task_id: &Id) -> Vec<Arc<Stored<Task>>> {
    let mut tasks = look.find::<Task>("parent_id", &task_id.index_key());
    tasks.sort_by_key(|task| (task.meta.created_at, task.task_id.clone()));
    tasks
}

/// Removes a task with every task under it.
///
/// # Errors
/// That it is not there.
pub fn delete_tree(tx: &mut Transaction<'_>, task_id: &Id) -> Result<Deleted> {
    let mut tree = vec![tx.require::<Task>(task_id)?];
    let mut next = 0;
    while let Some(task) = tree.get(next) {
        tree.extend(children(tx, &task.task_id));
        next += 1;
    }
    let mut deleted = BTreeMap::new();
    for task in tree.iter().rev() {
        for (kind, count) in tx.delete::<Task>(&task.task_id, None)?.deleted {
            *deleted.entry(kind).or_default() += count;
        }
    }
    Ok(Deleted { deleted, seq: tx.seq() })
}
