//! Codices and projects as an editor's extension asks for them: methods whose names are a word, records that call their key
//! `id`. They do what `codex.*` and `project.*` do, on the same records.

use std::borrow::Cow;
use std::sync::Arc;

use harbormaster_core::codex::{Codex, Project, codex, project};
use harbormaster_core::field::{ID_CHARACTERS_MAX, Id, Json, MaybeId, Object, Text};
use harbormaster_core::record::index::{Indexed, Lookup};
use harbormaster_core::record::params::{Durability, Given};
use harbormaster_core::record::{Record, Stored};
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::{Error, Result};
use jsonrpsee::types::ErrorObjectOwned;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::record::{Create, Delete, Load, Update};
use super::system::Nothing;
use crate::error::{Code, error_of, from_core, invalid_params};
use crate::method::{App, Change, Method, Name, Read};

/// A record whose key is called `id`.
#[derive(Clone, Debug)]
pub struct WithId<R>(Arc<Stored<R>>);

impl<R: Record> Serialize for WithId<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = serde_json::to_string(&self.0).map_err(serde::ser::Error::custom)?;
        let rest = text.strip_prefix(&format!("{{\"{}\":", R::KEY)).expect("a record's key comes first");
        let renamed = RawValue::from_string(format!("{{\"id\":{rest}")).expect("it was JSON before");
        renamed.serialize(serializer)
    }
}

impl<R: Record> JsonSchema for WithId<R> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}WithId", R::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let schema = Stored::<R>::json_schema(generator);
        let text = serde_json::to_string(&schema).expect("a schema is JSON");
        // The field stands there twice: among the properties, and among those that are always there.
        let key = format!("\"{}\"", R::KEY);
        let renamed = text.replace(&format!("{key}:"), "\"id\":").replace(&key, "\"id\"");
        serde_json::from_str(&renamed).expect("it was a schema before")
    }
}

fn is_missing<R: Record>(error: &Error) -> bool {
    matches!(error, Error::NotFound { record, .. } if *record == R::KIND)
}

fn codex_refusal(error: &Error) -> ErrorObjectOwned {
    if is_missing::<Codex>(error) { error_of(error, "Codex not found") } else { from_core(error) }
}

/// Editors take the code of wrong params for "there is none".
fn project_refusal(error: &Error) -> ErrorObjectOwned {
    if is_missing::<Project>(error) {
        invalid_params(Project::KEY, "Project not found")
    } else {
        from_core(error)
    }
}

/// The id of a record that is sought. A text that is no id is one that no record has.
#[derive(Clone, Debug)]
pub struct SoughtId {
    text: String,
    id: Option<Id>,
}

impl SoughtId {
    /// The id.
    ///
    /// # Errors
    /// That no record of the kind has it, where the text is no id.
    pub(super) fn of<R: Record>(&self) -> Result<&Id> {
        let none = || Error::NotFound { record: R::KIND, key: self.text.as_str().into() };
        self.id.as_ref().ok_or_else(none)
    }
}

impl<'de> Deserialize<'de> for SoughtId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self { id: Id::new(&text).ok(), text })
    }
}

impl JsonSchema for SoughtId {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SoughtId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string"})
    }
}

/// `version_info`
pub struct VersionInfo;

/// What program this is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Build {
    /// The program's version.
    version: &'static str,
    /// What it was built for.
    build_target: &'static str,
    /// How it was built: `debug` or `release`.
    build_profile: &'static str,
    /// What it can do besides keeping records.
    features: &'static str,
}

impl Method for VersionInfo {
    type Params = Nothing;
    type Result = Build;

    fn name() -> Name {
        ("", "version_info")
    }

    fn summary() -> String {
        "Says what program this is, to an editor's extension.".into()
    }
}

impl Build {
    /// This program.
    pub(crate) fn own() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            build_target: env!("HARBORMASTER_TARGET"),
            build_profile: if cfg!(debug_assertions) { "debug" } else { "release" },
            features: "json-rpc,sqlite",
        }
    }
}

impl Read for VersionInfo {
    fn read(_: &App, _: &Nothing) -> Result<Build> {
        Ok(Build::own())
    }
}

/// `create_codex`
pub struct CreateCodex;

/// A new codex, with every field as the extension's own backend took it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCodexParams {
    /// Its id; one that is made for it, unless given.
    #[serde(default)]
    codex_id: Option<Id>,
    /// Its title.
    title: Text<10_000>,
    /// The template it was made from; `default`, unless given.
    #[serde(default)]
    template_id: Option<Text<200>>,
    /// What is in it: an object, a text or null.
    #[serde(default)]
    content: Given<Json>,
    /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given
    /// too.
    #[serde(default)]
    metadata: Option<Object>,
    /// Its tags; null for none.
    #[serde(default)]
    tags: Option<codex::Tags>,
    /// What it refers to; null for none.
    #[serde(default)]
    references: Option<codex::References>,
    /// The project it is in; null or an empty text for none.
    #[serde(default)]
    project_id: Given<MaybeId>,
    /// The codex it lies under; null or an empty text for none.
    #[serde(default)]
    parent_id: Given<MaybeId>,
    /// Who made it.
    #[serde(default)]
    created_by: Option<Text<200>>,
    /// When to answer.
    #[serde(default)]
    durability: Durability,
}

fn id_or_none(given: &Given<MaybeId>) -> Given<Option<Id>> {
    Given(given.0.clone().map(|MaybeId(id)| id))
}

impl CreateCodexParams {
    fn draft(&self) -> codex::Draft {
        codex::Draft {
            codex_id: Given(self.codex_id.clone()),
            title: self.title.clone(),
            template_id: Given(self.template_id.clone()),
            content: self.content.clone(),
            metadata: Given(self.metadata.clone()),
            tags: Given(self.tags.clone()),
            references: Given(self.references.clone()),
            project_id: id_or_none(&self.project_id),
            parent_id: id_or_none(&self.parent_id),
            created_by: Given(Some(self.created_by.clone())),
            durability: self.durability,
        }
    }
}

impl Method for CreateCodex {
    type Params = CreateCodexParams;
    type Result = Id;

    fn name() -> Name {
        ("", "create_codex")
    }

    fn summary() -> String {
        "Creates a codex and returns its id.".into()
    }

    fn errors() -> Vec<Code> {
        Create::<Codex>::errors()
    }
}

impl Change for CreateCodex {
    fn change(tx: &mut Transaction<'_>, params: &CreateCodexParams) -> Result<Id> {
        Create::<Codex>::change(tx, &params.draft()).map(|codex| codex.codex_id.clone())
    }
}

/// `get_codex`
pub struct GetCodex;

/// Which codex.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GetCodexParams {
    /// The codex.
    codex_id: SoughtId,
}

impl Method for GetCodex {
    type Params = GetCodexParams;
    type Result = WithId<Codex>;

    fn name() -> Name {
        ("", "get_codex")
    }

    fn summary() -> String {
        "Returns a codex.".into()
    }

    fn errors() -> Vec<Code> {
        Load::<Codex>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        codex_refusal(error)
    }
}

impl Read for GetCodex {
    fn read(app: &App, params: &GetCodexParams) -> Result<WithId<Codex>> {
        let codex_id = params.codex_id.of::<Codex>()?.clone();
        Load::<Codex>::read(app, &codex::Locate { codex_id }).map(WithId)
    }
}

/// `update_codex`
pub struct UpdateCodex;

/// A codex and the fields to change, as the extension's own backend took them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateCodexParams {
    /// The codex.
    codex_id: SoughtId,
    /// Its title.
    #[serde(default)]
    title: Option<Text<10_000>>,
    /// The template it was made from.
    #[serde(default)]
    template_id: Option<Text<200>>,
    /// What is in it: an object, a text or null.
    #[serde(default)]
    content: Given<Json>,
    /// What is known about it; null for nothing. A `project_id` or `parent_id` in it counts as the field of that name,
    /// unless that is given too.
    #[serde(default)]
    metadata: Given<Option<Object>>,
    /// Its tags; null for none.
    #[serde(default)]
    tags: Given<Option<codex::Tags>>,
    /// What it refers to; null for none.
    #[serde(default)]
    references: Given<Option<codex::References>>,
    /// The project it is in; null or an empty text for none.
    #[serde(default)]
    project_id: Given<MaybeId>,
    /// The codex it lies under; null or an empty text for none.
    #[serde(default)]
    parent_id: Given<MaybeId>,
    /// Who made it.
    #[serde(default)]
    created_by: Given<Option<Text<200>>>,
    /// Change it only if it is at this version.
    #[serde(default)]
    if_version: Option<u64>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl UpdateCodexParams {
    fn patch(&self) -> Result<codex::Patch> {
        Ok(codex::Patch {
            title: Given(self.title.clone()),
            template_id: Given(self.template_id.clone()),
            content: self.content.clone(),
            metadata: Given(self.metadata.0.clone().map(Option::unwrap_or_default)),
            tags: Given(self.tags.0.clone().map(Option::unwrap_or_default)),
            references: Given(self.references.0.clone().map(Option::unwrap_or_default)),
            project_id: id_or_none(&self.project_id),
            parent_id: id_or_none(&self.parent_id),
            created_by: self.created_by.clone(),
            if_version: self.if_version,
            ..codex::Patch::of(self.codex_id.of::<Codex>()?.clone())
        })
    }
}

impl Method for UpdateCodex {
    type Params = UpdateCodexParams;
    type Result = WithId<Codex>;

    fn name() -> Name {
        ("", "update_codex")
    }

    fn summary() -> String {
        "Changes the given fields of a codex.".into()
    }

    fn errors() -> Vec<Code> {
        Update::<Codex>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        codex_refusal(error)
    }
}

impl Change for UpdateCodex {
    fn change(tx: &mut Transaction<'_>, params: &UpdateCodexParams) -> Result<WithId<Codex>> {
        Update::<Codex>::change(tx, &params.patch()?).map(WithId)
    }
}

/// `delete_codex`
pub struct DeleteCodex;

/// Which codex goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteCodexParams {
    /// The codex.
    codex_id: SoughtId,
    /// Delete it only if it is at this version.
    #[serde(default)]
    if_version: Option<u64>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

impl Method for DeleteCodex {
    type Params = DeleteCodexParams;
    type Result = bool;

    fn name() -> Name {
        ("", "delete_codex")
    }

    fn summary() -> String {
        "Removes a codex; those under it stay, and lie under none.".into()
    }

    fn errors() -> Vec<Code> {
        Delete::<Codex>::errors()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        codex_refusal(error)
    }
}

impl Change for DeleteCodex {
    fn change(tx: &mut Transaction<'_>, params: &DeleteCodexParams) -> Result<bool> {
        tx.delete::<Codex>(params.codex_id.of::<Codex>()?, params.if_version).map(|_| true)
    }
}

/// `list_codices`
pub struct ListCodices;

impl Method for ListCodices {
    type Params = Nothing;
    type Result = Vec<WithId<Codex>>;

    fn name() -> Name {
        ("", "list_codices")
    }

    fn summary() -> String {
        "Returns every codex, the newest first.".into()
    }
}

impl Read for ListCodices {
    fn read(app: &App, _: &Nothing) -> Result<Self::Result> {
        let codices = app.store.read(codex::newest_first);
        Ok(codices.into_iter().map(WithId).collect())
    }
}

/// `list_children`
pub struct ListChildren;

/// Whose children.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListChildrenParams {
    /// The codex that they lie under.
    parent_id: SoughtId,
}

impl Method for ListChildren {
    type Params = ListChildrenParams;
    type Result = Vec<WithId<Codex>>;

    fn name() -> Name {
        ("", "list_children")
    }

    fn summary() -> String {
        "Returns the codices right under another, the oldest first.".into()
    }
}

impl Read for ListChildren {
    fn read(app: &App, params: &ListChildrenParams) -> Result<Self::Result> {
        let Ok(parent_id) = params.parent_id.of::<Codex>() else { return Ok(Vec::new()) };
        let codices = app.store.read(|state| codex::children(state, parent_id));
        Ok(codices.into_iter().map(WithId).collect())
    }
}

/// `create_project`
pub struct CreateProject;

impl Method for CreateProject {
    type Params = project::Draft;
    type Result = WithId<Project>;

    fn name() -> Name {
        ("", "create_project")
    }

    fn summary() -> String {
        "Creates a project.".into()
    }

    fn errors() -> Vec<Code> {
        Create::<Project>::errors()
    }
}

impl Change for CreateProject {
    fn change(tx: &mut Transaction<'_>, draft: &project::Draft) -> Result<WithId<Project>> {
        Create::<Project>::change(tx, draft).map(WithId)
    }
}

/// `get_project`
pub struct GetProject;

impl Method for GetProject {
    type Params = project::Locate;
    type Result = WithId<Project>;

    fn name() -> Name {
        ("", "get_project")
    }

    fn summary() -> String {
        "Returns a project.".into()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        project_refusal(error)
    }
}

impl Read for GetProject {
    fn read(app: &App, locate: &project::Locate) -> Result<WithId<Project>> {
        Load::<Project>::read(app, locate).map(WithId)
    }
}

/// `update_project`
pub struct UpdateProject;

impl Method for UpdateProject {
    type Params = project::Patch;
    type Result = WithId<Project>;

    fn name() -> Name {
        ("", "update_project")
    }

    fn summary() -> String {
        "Changes the given fields of a project.".into()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        project_refusal(error)
    }
}

impl Change for UpdateProject {
    fn change(tx: &mut Transaction<'_>, patch: &project::Patch) -> Result<WithId<Project>> {
        Update::<Project>::change(tx, patch).map(WithId)
    }
}

/// `delete_project`
pub struct DeleteProject;

impl Method for DeleteProject {
    type Params = project::Remove;
    type Result = bool;

    fn name() -> Name {
        ("", "delete_project")
    }

    fn summary() -> String {
        "Removes a project; its codices stay, and are in none.".into()
    }

    fn refusal(error: &Error) -> ErrorObjectOwned {
        project_refusal(error)
    }
}

impl Change for DeleteProject {
    fn change(tx: &mut Transaction<'_>, remove: &project::Remove) -> Result<bool> {
        Delete::<Project>::change(tx, remove).map(|_| true)
    }
}

/// `list_projects`
pub struct ListProjects;

/// Of which workspace.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListProjectsParams {
    /// The workspace.
    workspace_id: Text<ID_CHARACTERS_MAX>,
}

impl Method for ListProjects {
    type Params = ListProjectsParams;
    type Result = Vec<WithId<Project>>;

    fn name() -> Name {
        ("", "list_projects")
    }

    fn summary() -> String {
        "Returns the projects of a workspace, the oldest first.".into()
    }
}

impl Read for ListProjects {
    fn read(app: &App, params: &ListProjectsParams) -> Result<Self::Result> {
        let workspace = params.workspace_id.index_key();
        let mut projects = app.store.read(|state| state.find::<Project>("workspace_id", &workspace));
        projects.sort_by_key(|project| (project.meta.created_at, project.key().clone()));
        Ok(projects.into_iter().map(WithId).collect())
    }
}
