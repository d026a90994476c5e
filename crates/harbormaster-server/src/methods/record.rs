//! Create, load, update, delete and list: once, for every kind.

use std::marker::PhantomData;
use std::sync::Arc;

use harbormaster_core::Result;
use harbormaster_core::record::index::Lookup;
use harbormaster_core::record::{KindVisitor, Record, Stored, not_found};
use harbormaster_core::store::transaction::{Deleted, Transaction};
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::{ALREADY_EXISTS, Code, MISSING_PARENT, NOT_FOUND, code_of};
use crate::method::{App, Change, Method, Name, Read, Routes};

/// Adds the five methods of every kind that is served to a routing table.
pub fn add_all(routes: Routes) -> Routes {
    struct Kinds(Routes);
    impl KindVisitor for Kinds {
        fn kind<R: Record>(&mut self) {
            if !R::IS_SERVED {
                return;
            }
            let routes = std::mem::take(&mut self.0);
            self.0 = routes
                .change::<Create<R>>()
                .read::<Load<R>>()
                .change::<Update<R>>()
                .change::<Delete<R>>()
                .read::<List<R>>();
        }
    }
    let mut kinds = Kinds(routes);
    harbormaster_core::kinds::each(&mut kinds);
    kinds.0
}

/// The errors of a change to a record's fields: what its parents, its unique values and its rules may be against.
fn refusals<R: Record>(is_changed: impl Fn(&str) -> bool) -> Vec<Code> {
    let mut kinds = R::REFUSALS.to_vec();
    if R::indexes().iter().any(|index| index.is_unique) {
        kinds.push(R::UNIQUE_REFUSAL);
    }
    if R::references().iter().any(|reference| is_changed(reference.field)) {
        kinds.push(MISSING_PARENT.kind);
    }
    kinds.into_iter().map(|kind| code_of(kind).expect("every refusal of a kind is in the table")).collect()
}

/// `<kind>.create`
pub struct Create<R>(PhantomData<R>);

impl<R: Record> Method for Create<R> {
    type Params = R::Draft;
    type Result = Arc<Stored<R>>;

    fn name() -> Name {
        (R::KIND, "create")
    }

    fn summary() -> String {
        format!("Creates a `{}` record.", R::KIND)
    }

    fn errors() -> Vec<Code> {
        let key = R::IS_KEY_GIVEN.then_some(ALREADY_EXISTS);
        key.into_iter().chain(refusals::<R>(|_| true)).collect()
    }
}

impl<R: Record> Change for Create<R> {
    fn change(tx: &mut Transaction<'_>, draft: &R::Draft) -> Result<Self::Result> {
        tx.create::<R>(draft)
    }
}

/// `<kind>.load`
pub struct Load<R>(PhantomData<R>);

impl<R: Record> Method for Load<R> {
    type Params = R::Locate;
    type Result = Arc<Stored<R>>;

    fn name() -> Name {
        (R::KIND, "load")
    }

    fn summary() -> String {
        format!("Returns a `{}` record.", R::KIND)
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl<R: Record> Read for Load<R> {
    fn read(app: &App, locate: &R::Locate) -> Result<Self::Result> {
        let key = R::locate_target(locate);
        app.store.read(|state| state.get::<R>(key)).ok_or_else(|| not_found::<R>(key))
    }
}

/// `<kind>.update`
pub struct Update<R>(PhantomData<R>);

impl<R: Record> Method for Update<R> {
    type Params = R::Patch;
    type Result = Arc<Stored<R>>;

    fn name() -> Name {
        (R::KIND, "update")
    }

    fn summary() -> String {
        format!("Changes the given fields of a `{}` record; `null` clears a field that may be null.", R::KIND)
    }

    fn errors() -> Vec<Code> {
        let mut errors = refusals::<R>(|field| R::CHANGEABLE.contains(&field));
        errors.push(NOT_FOUND);
        errors
    }
}

impl<R: Record> Change for Update<R> {
    fn change(tx: &mut Transaction<'_>, patch: &R::Patch) -> Result<Self::Result> {
        tx.update::<R>(patch)
    }
}

/// `<kind>.delete`
pub struct Delete<R>(PhantomData<R>);

impl<R: Record> Method for Delete<R> {
    type Params = R::Remove;
    type Result = Deleted;

    fn name() -> Name {
        (R::KIND, "delete")
    }

    fn summary() -> String {
        format!("Removes a `{}` record and what cannot be without it.", R::KIND)
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl<R: Record> Change for Delete<R> {
    fn change(tx: &mut Transaction<'_>, remove: &R::Remove) -> Result<Deleted> {
        let (key, if_version) = R::remove_target(remove);
        tx.delete::<R>(key, if_version)
    }
}

/// `<kind>.list`
pub struct List<R>(PhantomData<R>);

/// A page of a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(bound = "")]
#[schemars(rename = "{R}List")]
pub struct Listed<R: Record> {
    /// The records, in key order.
    pub items: Vec<Arc<Stored<R>>>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<R::Key>,
}

impl<R: Record> Method for List<R> {
    type Params = R::Filter;
    type Result = Listed<R>;

    fn name() -> Name {
        (R::KIND, "list")
    }

    fn summary() -> String {
        format!("Returns the `{}` records that the filters allow, in key order and in pages.", R::KIND)
    }
}

impl<R: Record> Read for List<R> {
    fn read(app: &App, filter: &R::Filter) -> Result<Listed<R>> {
        let page = app.store.read(|state| state.page::<R>(&R::selection(filter)));
        Ok(Listed { items: page.items, next: page.next })
    }
}
