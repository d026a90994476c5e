//! A codex, which may lie in a project and under another codex.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use super::{Project, project};
use crate::error::{Error, Result};
use crate::field::{Id, List, Object, Text};
use crate::record::index::{Indexed, Lookup, Stage};
use crate::record::{Record, Rules, Stored, record};
use crate::store::state::State;

/// How many tags a codex has at most, and how many references.
const LIST_MAX: usize = 1000;

/// What a codex refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodexReference {
    /// What is referred to.
    pub id: Text<1000>,
    /// What sort of reference it is.
    #[serde(rename = "type")]
    pub reference_type: Text<200>,
    /// Where the reference stands, or why.
    #[serde(default)]
    pub context: Option<Text<10_000>>,
}

record! {
    /// A codex.
    pub struct Codex is "codex" in "codices";
    key chosen {
        /// The codex.
        codex_id: Id
    }
    fixed {}
    required {
        /// Its title.
        title: Text<1000>,
    }
    optional {
        /// The template it was made from.
        template_id: Text<200> = Text::new("default").expect("it is short"),
        /// What is in it.
        content: Object = empty_content(),
        /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is
        /// given too.
        metadata: Object = Object::default(),
        /// Its tags.
        tags: List<Text<200>, LIST_MAX> = List::default(),
        /// What it refers to.
        references: List<CodexReference, LIST_MAX> = List::default(),
        /// The project it is in. One that is not there is made, without a name.
        project_id: Option<Id> = None,
        /// The codex it lies under.
        parent_id: Option<Id> = None,
        /// Who made it.
        created_by: Option<Text<200>> = None,
    }
    kept(_now) {}
    filters {
        /// Only of this template.
        template_id: Text<200> = |codex| [codex.template_id.clone()],
        /// Only in this project; null: only those in none.
        project_id: Option<Id> = |codex| [codex.project_id],
        /// Only right under this codex; null: only those under none.
        parent_id: Option<Id> = |codex| [codex.parent_id],
        /// Only with this tag.
        tag: Text<200> = |codex| codex.tags.iter().cloned().collect::<BTreeSet<_>>(),
    }
    indexes {}
    references {
        set_null project_id: Project by project_id,
        set_null parent_id: Codex by parent_id,
    }
}

fn empty_content() -> Object {
    Object::new(&Map::from_iter([("fields".to_owned(), json!({}))]))
}

/// The fields that metadata may have too.
const IN_METADATA: [&str; 2] = ["project_id", "parent_id"];

impl Codex {
    fn field(&self, name: &str) -> Option<Id> {
        if name == IN_METADATA[0] { self.project_id } else { self.parent_id }
    }

    fn set_field(&mut self, name: &str, id: Option<Id>) {
        *(if name == IN_METADATA[0] { &mut self.project_id } else { &mut self.parent_id }) = id;
    }

    /// What its metadata say of a field, if they say anything that the field can be.
    fn said_in_metadata(&self, name: &str) -> Option<Option<Id>> {
        self.metadata.get(name).and_then(|value| serde_json::from_value(value).ok())
    }
}

impl Rules for Codex {
    const REFUSALS: &'static [&'static str] = &["rule"];

    /// A field that is given counts, whatever metadata are given with it; also when it is what it was, or the same request
    /// made twice would not do the same.
    fn settle(&mut self, patch: &Patch) {
        let given = [patch.project_id.0, patch.parent_id.0];
        for (name, field) in IN_METADATA.into_iter().zip(given) {
            let Some(field) = field else { continue };
            if self.said_in_metadata(name).is_some_and(|said| said != field) {
                self.metadata.set(name, &json!(field));
            }
        }
    }

    /// New metadata change the fields that they name, unless those are changed too. In any other case the metadata follow
    /// the fields, so that there are never two answers to where a codex is.
    fn derive(&mut self, before: Option<&Self>) {
        let has_new_metadata = before.is_none_or(|before| before.metadata != self.metadata);
        for name in IN_METADATA {
            let Some(said) = self.said_in_metadata(name) else { continue };
            let present = before.and_then(|before| before.field(name));
            if has_new_metadata && self.field(name) == present {
                self.set_field(name, said);
            }
            if self.field(name) != said {
                self.metadata.set(name, &json!(self.field(name)));
            }
        }
    }

    fn check(&self) -> Result<()> {
        for name in IN_METADATA {
            let said = self.metadata.get(name);
            if said.is_some_and(|said| serde_json::from_value::<Option<Id>>(said).is_err()) {
                let (field, reason) = (format!("metadata.{name}"), "it is neither a UUID nor null".into());
                return Err(Error::Invalid { field, reason });
            }
        }
        Ok(())
    }

    fn bring_along(&self, _before: Option<&Self>, tx: &mut impl Stage) -> Result<()> {
        if let Some(project_id) = self.project_id.filter(|id| tx.get::<Project>(id).is_none()) {
            tx.create::<Project>(&project::Draft::unnamed(project_id))?;
        }
        Ok(())
    }

    /// No codex lies under itself. One that is new has nothing under it yet.
    fn check_among(&self, before: Option<&Self>, look: &impl Lookup) -> Result<()> {
        if before.is_none_or(|before| before.parent_id == self.parent_id) {
            return Ok(());
        }
        let mut above = self.parent_id;
        // A circle that somebody has made in the tables by hand ends it too.
        let mut seen = BTreeSet::new();
        while let Some(id) = above.filter(|id| seen.insert(*id)) {
            if id == self.codex_id {
                let reason = match self.parent_id {
                    Some(parent) if parent != id => {
                        format!("{parent} lies under {id}, so it cannot be its parent")
                    }
                    _ => format!("{id} cannot be its own parent"),
                };
                return Err(Error::Rule { rule: "cycle", reason });
            }
            above = look.get::<Self>(&id).and_then(|codex| codex.parent_id);
        }
        Ok(())
    }
}

/// Every codex, the newest first.
pub fn newest_first(state: &State) -> Vec<Arc<Stored<Codex>>> {
    let mut codices: Vec<_> = state.all::<Codex>().cloned().collect();
    codices.sort_by_key(|codex| std::cmp::Reverse((codex.meta.created_at, *codex.key())));
    codices
}

/// The codices right under another, the oldest first.
pub fn children(look: &impl Lookup, parent_id: Id) -> Vec<Arc<Stored<Codex>>> {
    let mut codices = look.find::<Codex>("parent_id", &parent_id.index_key());
    codices.sort_by_key(|codex| (codex.meta.created_at, *codex.key()));
    codices
}
