//! The list of kinds as data: what the store needs to know of each, collected once from their types.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

use super::overlay::{AnyOverlay, Overlay};
use super::salvage::finds::{AnyFinds, Finds};
use super::table::{AnyTable, Table};
use super::trail::{AnyChanges, Changes};
use crate::clock::Timestamp;
use crate::record::checksum::{Checksum, Digest};
use crate::record::index::{IndexKey, Indexed};
use crate::record::row::{Column, ColumnType, Field, RowError, RowReader, RowSource, Seal};
use crate::record::{KindVisitor, Meta, OnDelete, Record, Stored};

/// What the store knows of one kind.
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// Its table.
    pub table: &'static str,
    /// The column of its key.
    pub key: &'static str,
    /// Every column of the table, the store's own last.
    pub columns: Vec<Column>,
    /// The kinds whose records go, or change, when one of these goes.
    pub(super) children: Vec<Children>,
    /// The columns that name parents.
    pub(super) reference_columns: Vec<&'static str>,
    /// The same, each with the kind of its parent.
    pub(super) parents: Vec<(&'static str, &'static str)>,
    /// The names of its indexes.
    indexes: Vec<&'static str>,
    /// Whether its rows can be parked.
    pub(super) has_unique_index: bool,
    pub(super) new_overlay: fn() -> Box<dyn AnyOverlay>,
    pub(super) new_changes: fn() -> Box<dyn AnyChanges>,
    pub(super) new_loader: fn() -> Box<dyn Loader>,
    pub(super) new_finds: fn() -> Box<dyn AnyFinds>,
}

/// The records of a kind that name one of another as their parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Children {
    /// Their kind.
    pub(super) kind: usize,
    /// The index that finds them.
    pub(super) index: &'static str,
    /// The field that becomes null when the parent goes; without one they go too.
    pub(super) set_null: Option<&'static str>,
}

/// The column of a row's checksum. Behind it stands at most [`PARKED`].
pub(super) const CHECKSUM: &str = "checksum";

/// The column that is not NULL while a row has given up its unique values, and nothing else of it has changed yet. Tables
/// with unique indexes have it, and those indexes leave out the rows that are parked. It is no part of the record.
pub(super) const PARKED: &str = "parked";

/// The columns that the store keeps with every record.
fn meta_columns() -> [Column; 5] {
    ["version", "seq", "created_at", "updated_at", CHECKSUM]
        .map(|name| Column { name, column_type: ColumnType::Integer })
}

/// All kinds, parents before their children.
#[derive(Default)]
pub struct Catalog {
    /// The kinds.
    pub kinds: Vec<Kind>,
    places: HashMap<TypeId, usize>,
    /// The parents that are named, each with its children.
    references: Vec<(&'static str, Children)>,
}

impl Catalog {
    /// The catalog, once every kind is in it.
    ///
    /// # Panics
    /// When the kinds do not go together: a fault of the list, which every test finds.
    pub fn complete(mut self) -> Arc<Self> {
        self.link_children();
        Arc::new(self)
    }

    fn link_children(&mut self) {
        for (parent, children) in std::mem::take(&mut self.references) {
            let parent = self.place_named(parent);
            let Kind { name: child, indexes, .. } = &self.kinds[children.kind];
            assert!(parent <= children.kind, "{child} is in the list before {}", self.kinds[parent].name);
            assert!(indexes.contains(&children.index), "{child} has no index {}", children.index);
            let known = &mut self.kinds[parent].children;
            if !known.contains(&children) {
                known.push(children);
            }
        }
    }

    pub(super) fn place_of(&self, kind: TypeId) -> usize {
        *self.places.get(&kind).expect("the kind is in the list in kinds.rs")
    }

    pub(super) fn place_named(&self, name: &str) -> usize {
        let place = self.kinds.iter().position(|kind| kind.name == name);
        place.expect("the kind is in the list in kinds.rs, parents first")
    }
}

impl KindVisitor for Catalog {
    fn kind<R: Record>(&mut self) {
        let place = self.kinds.len();
        let mut columns = R::columns();
        columns.extend(meta_columns());
        self.kinds.push(Kind {
            name: R::KIND,
            table: R::TABLE,
            key: R::KEY,
            columns,
            children: Vec::new(),
            reference_columns: R::references().iter().map(|reference| reference.field).collect(),
            parents: R::references().iter().map(|reference| (reference.field, reference.parent)).collect(),
            indexes: R::indexes().iter().map(|index| index.name).collect(),
            has_unique_index: R::indexes().iter().any(|index| index.is_unique),
            new_overlay: || Box::new(Overlay::<R>::default()),
            new_changes: || Box::new(Changes::<R>::default()),
            new_loader: || Box::new(Rows::<R>::default()),
            new_finds: || Box::new(Finds::<R>::default()),
        });
        self.places.insert(TypeId::of::<R>(), place);
        self.references.extend(R::references().iter().map(|reference| {
            let set_null = match reference.on_delete {
                OnDelete::Cascade => None,
                OnDelete::SetNull(_) => Some(reference.field),
            };
            (reference.parent, Children { kind: place, index: reference.index, set_null })
        }));
    }
}

/// Builds a table from the rows on disk.
pub(super) trait Loader: Any + Send {
    /// Takes a row as it is, and says whether its checksum is right.
    fn row(&mut self, row: &dyn RowSource) -> Result<Seal, RowError>;
    /// What its rows come to.
    fn digest(&self) -> Digest;
    /// Takes the rows of another loader of the same kind.
    fn append(&mut self, other: Box<dyn Loader>);
    fn finish(self: Box<Self>, last_assigned: i64) -> Box<dyn AnyTable>;
}

struct Rows<R: Record> {
    rows: Vec<Arc<Stored<R>>>,
    checksum: Checksum,
}

impl<R: Record> Default for Rows<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), checksum: Checksum::default() }
    }
}

impl<R: Record> Loader for Rows<R> {
    fn row(&mut self, row: &dyn RowSource) -> Result<Seal, RowError> {
        let (row, seal) = read_row(row, &mut self.checksum)?;
        self.rows.push(row);
        Ok(seal)
    }

    fn digest(&self) -> Digest {
        let mut digest = Digest::default();
        self.rows.iter().for_each(|row| digest.add(row.digest()));
        digest
    }

    fn append(&mut self, other: Box<dyn Loader>) {
        let other: Box<dyn Any> = other;
        self.rows.append(&mut other.downcast::<Self>().expect("both loaders are of one kind").rows);
    }

    fn finish(self: Box<Self>, last_assigned: i64) -> Box<dyn AnyTable> {
        // A row that somebody put there by hand has a key that must not be assigned again either.
        let highest = self.rows.iter().filter_map(|row| match row.key().index_key() {
            IndexKey::Integer(key) => Some(key),
            _ => None,
        });
        let last_assigned = highest.max().map_or(last_assigned, |key| key.max(last_assigned));
        Box::new(Table::from_rows(self.rows, last_assigned))
    }
}

/// A record from its row, and whether the row's checksum is right.
pub(super) fn read_row<R: Record>(
    row: &dyn RowSource,
    checksum: &mut Checksum,
) -> Result<(Arc<Stored<R>>, Seal), RowError> {
    let (mut stored, (mut seal, negative_zeros)) = read_with(RowReader::new(row, checksum, 0))?;
    if negative_zeros != 0 {
        (stored, (seal, _)) = read_with(RowReader::new(row, checksum, negative_zeros))?;
    }
    Ok((Arc::new(stored), seal))
}

/// A record, whether its checksum is right, and which of its zeros are negative.
fn read_with<R: Record>(mut reader: RowReader<'_>) -> Result<(Stored<R>, (Seal, u64)), RowError> {
    let record = R::read(&mut reader)?;
    let meta = Meta {
        version: natural(&mut reader)?,
        seq: Some(natural(&mut reader)?),
        created_at: Timestamp::read(&mut reader)?,
        updated_at: Timestamp::read(&mut reader)?,
    };
    let seal = reader.seal(R::TABLE)?;
    Ok((Stored { record, meta }, seal))
}

fn natural(reader: &mut RowReader<'_>) -> Result<u64, RowError> {
    let value = reader.integer()?;
    u64::try_from(value).map_err(|_| reader.wrong(format!("{value} is negative")))
}
