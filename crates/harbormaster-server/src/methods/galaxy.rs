//! A galaxy whole.

use harbormaster_core::Result;
use harbormaster_core::galaxy;
use harbormaster_core::galaxy::subtree::{self, GalaxySaved, Subtree};
use harbormaster_core::store::transaction::Transaction;

use crate::error::{ALREADY_EXISTS, Code, NOT_FOUND, RULE};
use crate::method::{App, Change, Method, Name, Read};

/// `galaxy.load`
pub struct Load;

impl Method for Load {
    type Params = galaxy::Locate;
    type Result = Subtree;

    fn name() -> Name {
        ("galaxy", "load")
    }

    fn summary() -> String {
        "Returns a galaxy with its star systems and all that is in them, all of one commit.".into()
    }

    fn errors() -> Vec<Code> {
        vec![NOT_FOUND]
    }
}

impl Read for Load {
    fn read(app: &App, params: &galaxy::Locate) -> Result<Subtree> {
        app.store.read(|state| subtree::load(state, &params.name))
    }
}

/// `galaxy.save`
pub struct Save;

impl Method for Save {
    type Params = subtree::Save;
    type Result = GalaxySaved;

    fn name() -> Name {
        ("galaxy", "save")
    }

    fn summary() -> String {
        "Creates or changes a galaxy and star systems of it, each with exactly the structures and events given, in one \
         change."
            .into()
    }

    fn errors() -> Vec<Code> {
        vec![ALREADY_EXISTS, NOT_FOUND, RULE]
    }
}

impl Change for Save {
    fn change(tx: &mut Transaction<'_>, params: &subtree::Save) -> Result<GalaxySaved> {
        subtree::save(tx, params)
    }
}
