//! Which changes somebody wants to see: of some kinds, or of what belongs to one record.

use serde_json::value::RawValue;

use super::catalog::{Catalog, Kind};
use super::feed::EventChange;
use crate::error::{Error, Result, shown};
use crate::record::index::IndexKey;

/// Which changes and records are wanted.
#[derive(Clone, Debug)]
pub struct Filter {
    /// In the order of the catalog; nothing for a kind that is not wanted.
    pub(super) kinds: Vec<Option<Wanted>>,
    pub(super) about: Option<About>,
}

/// A kind that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    name: &'static str,
    /// The fields by which it belongs to the record that is meant.
    fields: Vec<&'static str>,
}

/// The record that is meant, with all that names it as its parent.
#[derive(Clone, Debug)]
pub(super) struct About {
    pub(super) parent: &'static str,
    pub(super) key: IndexKey,
    /// Its key as the log writes it.
    text: String,
}

impl Filter {
    /// Only of these kinds, where any are named; only what is about one record, given by its kind and key, where one is:
    /// itself, and what names it as its parent.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such kind.
    pub(super) fn new(
        catalog: &Catalog,
        kinds: Option<&[String]>,
        about: Option<(&'static str, IndexKey)>,
    ) -> Result<Self> {
        for name in kinds.into_iter().flatten() {
            if !catalog.kinds.iter().any(|kind| kind.name == name) {
                let known = catalog.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join(", ");
                let reason = format!("there is no kind {}; there are {known}", shown(name));
                return Err(Error::Invalid { field: "kinds".into(), reason });
            }
        }
        let is_named = |kind: &Kind| kinds.is_none_or(|kinds| kinds.iter().any(|name| name == kind.name));
        let wanted = |kind: &Kind| {
            let parents = kind.parents.iter();
            let of_parent = parents.filter(|(_, of)| about.as_ref().is_some_and(|(parent, _)| of == parent));
            let fields: Vec<_> = of_parent.map(|(field, _)| *field).collect();
            let is_meant =
                about.as_ref().is_none_or(|(parent, _)| *parent == kind.name || !fields.is_empty());
            (is_named(kind) && is_meant).then_some(Wanted { name: kind.name, fields })
        };
        let kinds = catalog.kinds.iter().map(wanted).collect();
        let about = about.map(|(parent, key)| About { parent, text: key.to_value().to_string(), key });
        Ok(Self { kinds, about })
    }

    /// Whether it lets everything through.
    pub fn wants_all(&self) -> bool {
        self.about.is_none() && self.kinds.iter().all(Option::is_some)
    }

    /// Whether there may be anything in a text that it lets through: most texts need not be taken apart to know.
    pub(super) fn may_match(&self, text: &str) -> bool {
        let about = self.about.as_ref();
        about.is_none_or(|about| memchr::memmem::find(text.as_bytes(), about.text.as_bytes()).is_some())
    }

    /// Whether it lets a change through.
    pub(super) fn matches(&self, change: &EventChange<'_>) -> bool {
        let wanted = self.kinds.iter().flatten().find(|wanted| wanted.name == change.kind);
        let (Some(wanted), Some(about)) = (wanted, &self.about) else { return wanted.is_some() };
        let is_itself = about.parent == wanted.name && change.key.get() == about.text;
        let names_it = |object: Option<&RawValue>| {
            let fields = wanted.fields.iter();
            object.is_some_and(|object| about.is_in(object.get(), fields.copied()))
        };
        is_itself || names_it(change.record) || names_it(change.was)
    }
}

impl About {
    /// Whether one of these fields of an object has the key.
    fn is_in(&self, object: &str, mut fields: impl Iterator<Item = &'static str>) -> bool {
        let Ok(members) = serde_json::from_str::<std::collections::BTreeMap<&str, &RawValue>>(object) else {
            return false;
        };
        fields.any(|field| members.get(field).is_some_and(|value| value.get() == self.text))
    }
}
