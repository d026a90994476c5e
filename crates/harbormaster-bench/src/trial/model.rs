//! What a client believes of its records. It knows the fields that it has sent or was answered, and no others: a
//! change that was never answered has no numbers and moments yet. It shares nothing with the server.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};

/// The fields of a record, by name.
pub type Fields = Map<String, Value>;

/// Fields that any change gives new values, which only an answer tells.
const TOLD_BY_ANSWERS: [&str; 4] = ["version", "seq", "updated_at", "undock_time"];

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A ship.
    Interior,
    /// Two ships that are docked.
    Docking,
    /// A lot of cargo.
    Cargo,
    /// A member of a crew.
    Crew,
    /// How a room is described.
    RoomTemplate,
}

impl Kind {
    /// All of them, parents first.
    pub const ALL: [Self; 5] = [Self::Interior, Self::Docking, Self::Cargo, Self::Crew, Self::RoomTemplate];

    /// What the protocol calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interior => "interior",
            Self::Docking => "docking",
            Self::Cargo => "cargo",
            Self::Crew => "crew",
            Self::RoomTemplate => "room_template",
        }
    }

    /// The field that is its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Interior => "ship_id",
            Self::Docking => "dock_id",
            Self::Cargo => "manifest_id",
            Self::Crew => "crew_id",
            Self::RoomTemplate => "template_id",
        }
    }

    /// The field by which a client knows its record before the server has given it a key.
    fn mark(self) -> &'static str {
        match self {
            Self::Interior => "ship_id",
            Self::Docking => "dock_room1",
            Self::Cargo => "item_vnum",
            Self::Crew => "npc_vnum",
            Self::RoomTemplate => "room_type",
        }
    }

    /// The kind of a record, by the key that no other kind has.
    pub fn of(record: &Fields) -> Option<Self> {
        record.get("version")?;
        let by_key = [Self::Docking, Self::Cargo, Self::Crew, Self::RoomTemplate];
        let found = by_key.into_iter().find(|kind| record.contains_key(kind.key()));
        found.or_else(|| record.contains_key("vessel_name").then_some(Self::Interior))
    }
}

/// Which record: its kind, and the value that its client gave to no other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub Kind, pub String);

impl Mark {
    /// The mark of a record with these fields.
    pub fn of(kind: Kind, fields: &Fields) -> Self {
        let text = match fields.get(kind.mark()) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        Self(kind, text)
    }
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({} {})", self.0.name(), self.0.mark(), self.1)
    }
}

/// What a change does to a record.
#[derive(Clone, Debug)]
pub enum Effect {
    /// It is there, and these fields are so.
    Put(Mark, Fields),
    /// It is not there any more.
    Remove(Mark),
}

impl Effect {
    /// The record.
    pub fn mark(&self) -> &Mark {
        match self {
            Self::Put(mark, _) | Self::Remove(mark) => mark,
        }
    }
}

/// The records of a client, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    records: BTreeMap<Mark, Arc<Fields>>,
}

impl Model {
    /// The model of records that were read whole.
    pub fn of(records: impl IntoIterator<Item = (Kind, Arc<Fields>)>) -> Self {
        let records = records.into_iter().map(|(kind, fields)| (Mark::of(kind, &fields), fields));
        Self { records: records.collect() }
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// One record.
    pub fn get(&self, mark: &Mark) -> Option<&Arc<Fields>> {
        self.records.get(mark)
    }

    /// All records of a kind, in the order of their marks.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&Mark, &Arc<Fields>)> {
        self.records.iter().filter(move |(mark, _)| mark.0 == kind)
    }

    /// Takes in what a change does, as far as it is known without the answer.
    pub fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::Put(mark, fields) => {
                let record = Arc::make_mut(self.records.entry(mark.clone()).or_default());
                for field in TOLD_BY_ANSWERS {
                    record.remove(field);
                }
                record.extend(fields.clone());
            }
            Effect::Remove(mark) => {
                self.records.remove(mark);
            }
        }
    }

    /// Takes in the records of an answer, and says which of them are not what was believed. Of a record that the
    /// answer has more than once the last one counts. Records that are not believed to be there any more are passed
    /// over: a later part of the same change has removed them.
    pub fn absorb(&mut self, answer: &Value) -> Vec<String> {
        let mut records = BTreeMap::new();
        collect(answer, &mut records);
        records.into_iter().filter_map(|(mark, fields)| self.absorb_record(mark, fields)).collect()
    }

    fn absorb_record(&mut self, mark: Mark, fields: &Fields) -> Option<String> {
        let known = self.records.get_mut(&mark)?;
        let difference = difference(known, fields).map(|difference| format!("{mark}: {difference}"));
        let mut fields = fields.clone();
        // A deferred change has no number yet, and will get one.
        if fields.get("seq").is_some_and(Value::is_null) {
            fields.remove("seq");
        }
        *known = Arc::new(fields);
        difference
    }

    /// Says that these records were changed by the change of this number, where an answer has not said so.
    pub fn number(&mut self, effects: &[Effect], seq: u64) {
        for effect in effects {
            if let Some(record) = self.records.get_mut(effect.mark()) {
                Arc::make_mut(record).entry("seq").or_insert_with(|| seq.into());
            }
        }
    }

    /// What is not there as believed: each mark with the reason. Empty when all is.
    pub fn differences(&self, found: &Self) -> Vec<(Mark, String)> {
        let mut differences = Vec::new();
        for (mark, known) in &self.records {
            let difference = match found.get(mark) {
                None => Some("it is missing".to_owned()),
                Some(found) => difference(known, found),
            };
            differences.extend(difference.map(|difference| (mark.clone(), difference)));
        }
        let extra = found.records.keys().filter(|mark| !self.records.contains_key(mark));
        differences.extend(extra.map(|mark| (mark.clone(), "it must not be there".to_owned())));
        differences
    }

    /// Whether everything is there as believed, and nothing else.
    pub fn matches(&self, found: &Self) -> bool {
        self.records.len() == found.records.len()
            && self.records.iter().all(|(mark, known)| {
                found.get(mark).is_some_and(|found| Arc::ptr_eq(known, found) || is_within(known, found))
            })
    }
}

/// All records within a value, the last of each.
fn collect<'a>(value: &'a Value, records: &mut BTreeMap<Mark, &'a Fields>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, records)),
        Value::Object(fields) => match Kind::of(fields) {
            Some(kind) => drop(records.insert(Mark::of(kind, fields), fields)),
            None => fields.values().for_each(|value| collect(value, records)),
        },
        _ => {}
    }
}

fn is_within(known: &Fields, found: &Fields) -> bool {
    known.iter().all(|(field, value)| found.get(field) == Some(value))
}

/// The first known field that is another one.
fn difference(known: &Fields, found: &Fields) -> Option<String> {
    let (field, value) = known.iter().find(|(field, value)| found.get(*field) != Some(value))?;
    let there = found.get(field).unwrap_or(&Value::Null);
    Some(format!("{field} is {there} and not {value}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lot(vnum: i64, rest: Value) -> Fields {
        let mut fields = Fields::new();
        fields.insert("item_vnum".into(), vnum.into());
        if let Value::Object(rest) = rest {
            fields.extend(rest);
        }
        fields
    }

    fn put(vnum: i64, rest: Value) -> Effect {
        let fields = lot(vnum, rest);
        Effect::Put(Mark::of(Kind::Cargo, &fields), fields)
    }

    fn found(records: &[Fields]) -> Model {
        Model::of(records.iter().map(|fields| (Kind::Cargo, Arc::new(fields.clone()))))
    }

    #[test]
    fn what_is_known_must_be_there_and_nothing_else() {
        let mut model = Model::default();
        model.apply(&put(7, json!({"item_count": 3})));
        assert!(model.matches(&found(&[lot(7, json!({"item_count": 3, "seq": 9}))])));
        assert!(!model.matches(&found(&[lot(7, json!({"item_count": 4}))])));
        assert!(!model.matches(&found(&[])));
        assert!(!model.matches(&found(&[lot(7, json!({"item_count": 3})), lot(8, json!({}))])));
        let differences = model.differences(&found(&[lot(8, json!({}))]));
        assert_eq!(differences.len(), 2);
    }

    #[test]
    fn a_change_makes_numbers_unknown_until_it_is_answered() {
        let mut model = Model::default();
        model.apply(&put(7, json!({"item_count": 3, "seq": 4, "version": 1})));
        let change = put(7, json!({"item_count": 5}));
        model.apply(&change);
        assert!(model.matches(&found(&[lot(7, json!({"item_count": 5, "seq": 6, "version": 2}))])));
        model.number(&[change], 6);
        assert!(!model.matches(&found(&[lot(7, json!({"item_count": 5, "seq": 7, "version": 2}))])));
    }

    #[test]
    fn an_answer_that_is_not_what_was_sent_is_noticed() {
        let mut model = Model::default();
        model.apply(&put(7, json!({"item_count": 3})));
        let answer = json!({"to": {"manifest_id": 1, "item_vnum": 7, "item_count": 4, "version": 1}});
        assert_eq!(model.absorb(&answer).len(), 1);
    }

    #[test]
    fn an_answer_does_not_bring_back_what_the_same_change_removed() {
        let mut model = Model::default();
        model.apply(&put(7, json!({"item_count": 3})));
        model.apply(&Effect::Remove(Mark(Kind::Cargo, "7".into())));
        assert!(model.absorb(&json!([{"manifest_id": 1, "item_vnum": 7, "version": 1}])).is_empty());
        assert_eq!(model.len(), 0);
    }
}
