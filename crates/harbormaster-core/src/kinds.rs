//! The one list of kinds. Tables, SQL, schemas, routing and statistics all come from it.

use std::borrow::Cow;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::codex::{Codex, Project, Task};
use crate::colony::{Building, Planet, User};
use crate::galaxy::{Event, Galaxy, StarSystem, Structure};
use crate::play::{Artifact, Session, SessionStats};
use crate::record::{KindVisitor, Record};
use crate::store::Catalog;
use crate::vessel::{Cargo, Crew, Docking, Interior, RoomTemplate, Runtime};

/// Shows every kind to a visitor, parents before their children.
pub fn each(visitor: &mut impl KindVisitor) {
    visitor.kind::<Interior>();
    visitor.kind::<Docking>();
    visitor.kind::<Cargo>();
    visitor.kind::<Crew>();
    visitor.kind::<RoomTemplate>();
    visitor.kind::<Runtime>();
    visitor.kind::<Project>();
    visitor.kind::<Codex>();
    visitor.kind::<Task>();
    visitor.kind::<Session>();
    visitor.kind::<Artifact>();
    visitor.kind::<SessionStats>();
    visitor.kind::<Galaxy>();
    visitor.kind::<StarSystem>();
    visitor.kind::<Structure>();
    visitor.kind::<Event>();
    visitor.kind::<User>();
    visitor.kind::<Planet>();
    visitor.kind::<Building>();
}

/// Every kind, as the store wants to know it.
pub fn catalog() -> Arc<Catalog> {
    let mut catalog = Catalog::default();
    each(&mut catalog);
    catalog.complete()
}

/// The schema of a kind's name.
#[derive(Debug)]
pub struct KindName;

impl JsonSchema for KindName {
    fn schema_name() -> Cow<'static, str> {
        "KindName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        struct Names(Vec<&'static str>);
        impl KindVisitor for Names {
            fn kind<R: Record>(&mut self) {
                self.0.push(R::KIND);
            }
        }
        let mut names = Names(Vec::new());
        each(&mut names);
        json_schema!({"type": "string", "enum": names.0, "description": "The name of a kind of records."})
    }
}
