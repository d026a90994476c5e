//! A codex, which may lie in a project and under another codex.

use std::collections::BTreeSet;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};

use super::{Project, project, tree};
use crate::error::{Error, Result};
use crate::field::{ID_CHARACTERS_MAX, Id, Json, List, MaybeId, Object, Text};
use crate::record::index::{Indexed, Lookup, Stage};
use crate::record::{Record, Rules, Stored, record};
use crate::store::state::State;

/// How many tags a codex has at most, and how many references.
const LIST_MAX: usize = 1000;

/// What a codex refers to: `id` and `type`; or, as an editor's extension writes it, `from_id`, `to_id` and `ref_type`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodexReference {
    /// What is referred to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Text<ID_CHARACTERS_MAX>>,
    /// What sort of reference it is.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub reference_type: Option<Text<200>>,
    /// What refers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_id: Option<Text<ID_CHARACTERS_MAX>>,
    /// What it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_id: Option<Text<ID_CHARACTERS_MAX>>,
    /// What sort of reference it is from one to the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ref_type: Option<Text<200>>,
    /// Where the reference stands, or why.
    #[serde(default)]
    pub context: Option<Text<10_000>>,
}

impl CodexReference {
    /// Whether it has the fields of one of the two forms, and none of the other.
    fn is_whole(&self) -> bool {
        let plain = [self.id.is_some(), self.reference_type.is_some()];
        let between = [self.from_id.is_some(), self.to_id.is_some(), self.ref_type.is_some()];
        matches!(
            (plain, between),
            ([true, true], [false, false, false]) | ([false, false], [true, true, true])
        )
    }
}

/// The tags of a codex.
pub type Tags = List<Text<200>, LIST_MAX>;

/// What a codex refers to.
pub type References = List<CodexReference, LIST_MAX>;

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
        title: Text<10_000>,
    }
    optional {
        /// The template it was made from.
        template_id: Text<200> = Text::new("default").expect("it is short"),
        /// What is in it.
        content: Json = empty_content(),
        /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is
        /// given too.
        metadata: Object = Object::default(),
        /// Its tags.
        tags: Tags = List::default(),
        /// What it refers to.
        references: References = List::default(),
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
        project_id: Option<Id> = |codex| [codex.project_id.clone()],
        /// Only right under this codex; null: only those under none.
        parent_id: Option<Id> = |codex| [codex.parent_id.clone()],
        /// Only with this tag.
        tag: Text<200> = |codex| codex.tags.iter().cloned().collect::<BTreeSet<_>>(),
    }
    indexes {}
    references {
        set_null project_id: Project by project_id,
        set_null parent_id: Codex by parent_id,
    }
}

fn empty_content() -> Json {
    Object::new(&Map::from_iter([("fields".to_owned(), json!({}))])).into()
}

/// The fields that metadata may have too.
const IN_METADATA: [&str; 2] = ["project_id", "parent_id"];

/// An id or none as JSON.
fn json_of(id: Option<&Id>) -> String {
    serde_json::to_string(&id).expect("an id is a text")
}

impl Codex {
    fn field(&self, name: &str) -> Option<&Id> {
        if name == IN_METADATA[0] { self.project_id.as_ref() } else { self.parent_id.as_ref() }
    }

    fn set_field(&mut self, name: &str, id: Option<Id>) {
        *(if name == IN_METADATA[0] { &mut self.project_id } else { &mut self.parent_id }) = id;
    }

    /// What its metadata say of a field, if they say anything that the field can be.
    fn said_in_metadata(&self, name: &str) -> Option<Option<Id>> {
        let said = self.metadata.get(name)?;
        serde_json::from_str::<MaybeId>(said).ok().map(|MaybeId(id)| id)
    }
}

impl Rules for Codex {
    const REFUSALS: &'static [&'static str] = &["rule"];

    /// A field that is given counts, whatever metadata are given with it; also when it is what it was, or the same request
    /// made twice would not do the same.
    fn settle(&mut self, patch: &Patch) {
        let given = [&patch.project_id.0, &patch.parent_id.0];
        for (name, field) in IN_METADATA.into_iter().zip(given) {
            let Some(field) = field else { continue };
            if self.said_in_metadata(name).is_some_and(|said| said != *field) {
                self.metadata.set(name, &json_of(field.as_ref()));
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
                self.set_field(name, said.clone());
            }
            if self.field(name) != said.as_ref() {
                self.metadata.set(name, &json_of(self.field(name)));
            }
        }
    }

    fn check(&self) -> Result<()> {
        for name in IN_METADATA {
            let said = self.metadata.get(name).map(serde_json::from_str::<MaybeId>);
            if let Some(Err(_)) = said {
                let reason =
                    format!("it is neither null nor a text of at most {ID_CHARACTERS_MAX} characters");
                return Err(Error::Invalid { field: format!("metadata.{name}"), reason });
            }
        }
        if let Some(place) = self.references.iter().position(|reference| !reference.is_whole()) {
            let reason = "it needs either id and type, or from_id, to_id and ref_type".into();
            return Err(Error::Invalid { field: format!("references[{place}]"), reason });
        }
        Ok(())
    }

    fn bring_along(&self, _before: Option<&Self>, tx: &mut impl Stage) -> Result<()> {
        project::make_missing(self.project_id.as_ref(), tx)
    }

    fn check_among(&self, before: Option<&Self>, look: &impl Lookup) -> Result<()> {
        if before.is_none_or(|before| before.parent_id == self.parent_id) {
            return Ok(());
        }
        tree::expect_no_circle(&self.codex_id, self.parent_id.as_ref(), |id| {
            look.get::<Self>(id).and_then(|codex| codex.parent_id.clone())
        })
    }
}

/// Every codex, the newest first.
pub fn newest_first(state: &State) -> Vec<Arc<Stored<Codex>>> {
    let mut codices: Vec<_> = state.all::<Codex>().cloned().collect();
    codices.sort_by_key(|codex| std::cmp::Reverse((codex.meta.created_at, codex.key().clone())));
    codices
}

/// The codices right under another, the oldest first.
pub fn children(look: &impl Lookup, parent_id: &Id) -> Vec<Arc<Stored<Codex>>> {
    let mut codices = look.find::<Codex>("parent_id", &parent_id.index_key());
    codices.sort_by_key(|codex| (codex.meta.created_at, codex.key().clone()));
    codices
}
