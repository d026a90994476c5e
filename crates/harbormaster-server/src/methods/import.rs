//! `system.import`: records of another database, put here as they were there.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use harbormaster_core::error::shown;
use harbormaster_core::kinds::KindName;
use harbormaster_core::record::params::{Durability, Named};
use harbormaster_core::record::{Key, KindVisitor, Meta, Record, Stored};
use harbormaster_core::store::transaction::{Standing, Transaction};
use harbormaster_core::{Error, Result, kinds};
use jsonrpsee::RpcModule;
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::{TOO_LARGE, error, from_core};
use crate::method::{Answer, App, Method, Name, parse, parse_call};

/// How many records one `system.import` may hold: a ship with all that is aboard fits.
pub const RECORDS_MAX: usize = 10_000;

/// `system.import`
pub struct Import;

/// The records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportParams {
    /// At most 10 000, parents before their children.
    #[schemars(length(max = RECORDS_MAX))]
    records: Vec<Named<Arriving>>,
    /// Put them also in the place of records that differ.
    #[serde(default)]
    replace: bool,
    /// Only say what would be done.
    #[serde(default)]
    dry_run: bool,
}

/// One of the records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Arriving {
    /// Its kind.
    #[schemars(with = "KindName")]
    kind: String,
    /// The whole record, as methods return it. Its `seq` is not looked at.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    record: Box<RawValue>,
}

/// What was done, or would be.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Imported {
    /// How many were not here.
    created: usize,
    /// How many were here and differed, and were replaced.
    replaced: usize,
    /// How many were here already, with the same fields, and stay as they are.
    unchanged: usize,
    /// Those that are here and differ, in a dry run without `replace`: they would be refused.
    different: Vec<Place>,
    /// The change-log number of the import; of the change before it, when it changed nothing.
    seq: Option<u64>,
}

/// Where a record is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// Its kind.
    #[schemars(with = "KindName")]
    kind: &'static str,
    /// Its key.
    #[schemars(extend("type" = ["integer", "string"]))]
    key: Value,
}

impl Method for Import {
    type Params = ImportParams;
    type Result = Imported;

    fn name() -> Name {
        ("system", "import")
    }

    fn summary() -> String {
        "Puts up to 10 000 records of another database here as they are there, with keys, versions and times, in one change."
            .into()
    }
}

/// A record that has been read.
trait Ready: Send {
    fn standing(&self, tx: &Transaction<'_>) -> Standing;
    fn put(&self, tx: &mut Transaction<'_>, may_replace: bool) -> Result<Standing>;
    fn place(&self) -> Place;
}

impl<R: Record> Ready for Stored<R> {
    fn standing(&self, tx: &Transaction<'_>) -> Standing {
        tx.standing(self)
    }

    fn put(&self, tx: &mut Transaction<'_>, may_replace: bool) -> Result<Standing> {
        tx.put(self, may_replace)
    }

    fn place(&self) -> Place {
        Place { kind: R::KIND, key: self.key().to_value() }
    }
}

/// Reads a record of some kind.
type Reader = fn(&str) -> Result<Box<dyn Ready>>;

/// How the records of each kind are read.
#[derive(Default)]
struct Readers(HashMap<&'static str, Reader>);

impl KindVisitor for Readers {
    fn kind<R: Record>(&mut self) {
        self.0.insert(R::KIND, read::<R>);
    }
}

impl Readers {
    fn read(&self, arriving: &Arriving) -> Result<Box<dyn Ready>> {
        let read = self.0.get(arriving.kind.as_str()).ok_or_else(|| Error::Invalid {
            field: "kind".into(),
            reason: format!("there is no kind {}", shown(&arriving.kind)),
        })?;
        if !arriving.record.get().starts_with('{') {
            return Err(Error::Invalid { field: "record".into(), reason: "it is not an object".into() });
        }
        read(arriving.record.get()).map_err(|error| error.within("record"))
    }
}

fn read<R: Record>(text: &str) -> Result<Box<dyn Ready>> {
    let members = parse::<BTreeMap<String, IgnoredAny>>(text)?;
    // What this program would not keep must not be lost without a word.
    let columns = R::columns();
    let is_known = |name: &str| META.contains(&name) || columns.iter().any(|column| column.name == name);
    if let Some(name) = members.keys().find(|name| !is_known(name)) {
        let reason = format!("a {} has no such field here", R::KIND);
        return Err(Error::Invalid { field: name.clone(), reason });
    }
    Ok(Box::new(Stored::<R> { record: parse(text)?, meta: parse::<Meta>(text)? }))
}

/// The fields that the store keeps with every record.
const META: [&str; 4] = ["version", "seq", "created_at", "updated_at"];

/// Registers `system.import`, whose records are read before the writer sees them.
pub(super) fn register(module: &mut RpcModule<App>, name: &'static str) {
    let mut readers = Readers::default();
    kinds::each(&mut readers);
    let readers = Arc::new(readers);
    let registered = module.register_async_method(name, move |params, app, _| {
        let readers = readers.clone();
        async move {
            let ImportParams { records, replace, dry_run } = parse_call(&params)?;
            if records.len() > RECORDS_MAX {
                let message = format!("{} records are more than {RECORDS_MAX}", records.len());
                return Err(error(TOO_LARGE, message, serde_json::json!({"limit": RECORDS_MAX})));
            }
            let read = |(index, record)| readers.read(record).map_err(|error| error.at("record", index));
            let ready = records.iter().map(|record| &record.0).enumerate().map(read);
            let ready: Vec<_> = ready.collect::<Result<_>>().map_err(|error| from_core(&error))?;
            let pending = app.store.write(Durability::Commit, move |tx| match dry_run {
                true => Ok(compare(tx, &ready, replace)),
                false => put(tx, &ready, replace),
            });
            let pending = pending.map_err(|error| from_core(&error))?;
            drop(app);
            let result: Answer<Imported> = pending.done().await.map_err(|error| from_core(&error));
            result
        }
    });
    registered.expect("every method has its own name");
}

fn put(tx: &mut Transaction<'_>, ready: &[Box<dyn Ready>], may_replace: bool) -> Result<Imported> {
    let mut imported = Imported::default();
    // Records that are replaced may exchange unique values.
    tx.together(|tx| {
        for (index, record) in ready.iter().enumerate() {
            let standing = record.put(tx, may_replace).map_err(|error| error.at("record", index))?;
            imported.count(standing);
        }
        Ok(())
    })?;
    imported.seq = tx.seq();
    Ok(imported)
}

fn compare(tx: &Transaction<'_>, ready: &[Box<dyn Ready>], may_replace: bool) -> Imported {
    let mut imported = Imported { seq: tx.seq(), ..Imported::default() };
    for record in ready {
        match record.standing(tx) {
            Standing::Different if !may_replace => imported.different.push(record.place()),
            standing => imported.count(standing),
        }
    }
    imported
}

impl Imported {
    fn count(&mut self, standing: Standing) {
        *match standing {
            Standing::New => &mut self.created,
            Standing::Same => &mut self.unchanged,
            Standing::Different => &mut self.replaced,
        } += 1;
    }
}
