//! A vessel whole.

use harbormaster_core::Result;
use harbormaster_core::store::transaction::{Deleted, Transaction};
use harbormaster_core::vessel::snapshot::{self, Summaries, Vessel};
use harbormaster_core::vessel::{Interior, interior};

use crate::error::{Code, NOT_FOUND, RULE};
use crate::method::{App, Change, Method, Name, Read};

/// `vessel.load`
pub struct Load;

impl Method for Load {
    type Params = interior::Locate;
    type Result = Vessel;

    fn name() -> Name {
        ("vessel", "load")
    }

    fn summary() -> String {
        "Returns a ship with its active dockings, cargo and crew, all of one commit.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl Read for Load {
    fn read(app: &App, params: &interior::Locate) -> Result<Vessel> {
        app.store.read(|state| snapshot::load(state, params.ship_id))
    }
}

/// `vessel.save`
pub struct Save;

impl Method for Save {
    type Params = snapshot::Save;
    type Result = Vessel;

    fn name() -> Name {
        ("vessel", "save")
    }

    fn summary() -> String {
        "Creates or changes a ship, and makes its cargo and crew exactly those given, in one change.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND, RULE]
    }
}

impl Change for Save {
    fn change(tx: &mut Transaction<'_>, params: &snapshot::Save) -> Result<Vessel> {
        snapshot::save(tx, params)
    }
}

/// `vessel.delete`
pub struct Delete;

impl Method for Delete {
    type Params = interior::Remove;
    type Result = Deleted;

    fn name() -> Name {
        ("vessel", "delete")
    }

    fn summary() -> String {
        "Removes a ship with its dockings, cargo, crew and runtime.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl Change for Delete {
    fn change(tx: &mut Transaction<'_>, params: &interior::Remove) -> Result<Deleted> {
        tx.delete::<Interior>(&params.ship_id, params.if_version)
    }
}

/// `vessel.list`
pub struct List;

impl Method for List {
    type Params = interior::Filter;
    type Result = Summaries;

    fn name() -> Name {
        ("vessel", "list")
    }

    fn summary() -> String {
        "Returns ships with how much they carry, how many serve aboard, and whom they are docked with.".into()
    }
}

impl Read for List {
    fn read(app: &App, filter: &interior::Filter) -> Result<Summaries> {
        Ok(app.store.read(|state| snapshot::list(state, filter)))
    }
}
