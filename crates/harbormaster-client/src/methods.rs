//! Every method as a type, for [`Client::send`](crate::Client::send). Generated from the OpenRPC document; do not edit.
//!
//! A module has the methods of one noun: `cargo.create` is [`cargo::Create`]. What they return, and what their params are
//! made of, stands here. Fields that are `None` are left out of a request: `new` makes a call of what it needs, and has
//! `None` in all others. Where null clears a field, `None` leaves it as it is and `Some(None)` clears it.
//!
//! A later server may return more than these types know: fields are ignored, and a word that is not known is `Unknown`,
//! which cannot be sent.

/// What was aborted.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Aborted {
    /// The dockings.
    pub aborted: Vec<i64>,
}

/// What the operations returned.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Applied {
    /// In the order of the operations.
    pub results: Vec<serde_json::Value>,
}

/// One of the records.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Arriving {
    /// Its kind.
    pub kind: KindName,
    /// The whole record, as methods return it. Its `seq` is not looked at.
    pub record: serde_json::Map<String, serde_json::Value>,
}

/// One thing in a session.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Artifact {
    /// The artifact.
    pub artifact_id: String,
    /// The session it is in.
    pub session_id: String,
    /// Where it is, east.
    pub x: f64,
    /// Where it is, up.
    pub y: f64,
    /// What has become of it.
    pub status: ArtifactStatus,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ArtifactList {
    /// The records, in key order.
    pub items: Vec<Artifact>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// Where an artifact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum ArtifactStatus {
    /// `ground`.
    #[serde(rename = "ground")]
    Ground,
    /// `inAir`.
    #[serde(rename = "inAir")]
    InAir,
    /// `flying`.
    #[serde(rename = "flying")]
    Flying,
    /// `deposited`.
    #[serde(rename = "deposited")]
    Deposited,
    /// `carried`.
    #[serde(rename = "carried")]
    Carried,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// As whom the connection goes on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Authenticated {
    /// The token's name; null on a connection that needs no token.
    pub name: Option<String>,
    /// What it may ask for.
    pub role: Role,
}

/// What a ship's autopilot does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Autopilot {
    /// `off`.
    #[serde(rename = "off")]
    Off,
    /// `travelling`.
    #[serde(rename = "travelling")]
    Travelling,
    /// `waiting`.
    #[serde(rename = "waiting")]
    Waiting,
    /// `paused`.
    #[serde(rename = "paused")]
    Paused,
    /// `complete`.
    #[serde(rename = "complete")]
    Complete,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// How backups are going, for `system.health`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BackupHealth {
    /// When the newest one was made.
    pub last_at: Option<String>,
    /// The number of the last change in it.
    pub last_seq: Option<u64>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// A backup that was made and verified.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BackupInfo {
    /// Where it is.
    pub path: String,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// The number of the last change in it.
    pub seq: u64,
}

/// What program this is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Build {
    /// The program's version.
    pub version: String,
    /// What it was built for.
    pub build_target: String,
    /// How it was built: `debug` or `release`.
    pub build_profile: String,
    /// What it can do besides keeping records.
    pub features: String,
}

/// A building on a planet, which has one of a type.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Building {
    /// The building.
    pub building_id: i64,
    /// The planet it stands on.
    pub planet_id: i64,
    /// What sort of building it is; the game's own name for it.
    pub building_type: String,
    /// How far it is built.
    pub level: i64,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One building of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct BuildingEntry {
    /// The building.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub building_id: Option<i64>,
    /// The planet it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planet_id: Option<i64>,
    /// What sort of building it is; the game's own name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub building_type: Option<String>,
    /// How far it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
}

impl From<Building> for BuildingEntry {
    fn from(record: Building) -> Self {
        Self {
            building_id: Some(record.building_id),
            planet_id: Some(record.planet_id),
            building_type: Some(record.building_type),
            level: Some(record.level),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BuildingList {
    /// The records, in key order.
    pub items: Vec<Building>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// A planet with what is built there.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BuiltPlanet {
    /// The planet.
    pub planet_id: i64,
    /// The player whose it is.
    pub user_id: i64,
    /// The galaxy it lies in.
    pub galaxy: i64,
    /// The system in that galaxy.
    pub system: i64,
    /// Its place in that system.
    pub position: i64,
    /// What it is called.
    pub name: String,
    /// How much metal there is.
    pub metal: i64,
    /// How much crystal there is.
    pub crystal: i64,
    /// How much deuterium there is.
    pub deuterium: i64,
    /// How much metal the game adds, in its own unit of time.
    pub metal_rate: f64,
    /// How much crystal the game adds.
    pub crystal_rate: f64,
    /// How much deuterium the game adds.
    pub deuterium_rate: f64,
    /// Up to when the game has added it. A game that starts again adds what has come together since.
    pub last_update: String,
    /// How warm it is there; null where the game does not say.
    pub temperature: Option<i64>,
    /// How large it is, in the game's own unit; null where the game does not say.
    pub size: Option<i64>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
    /// Its buildings.
    pub buildings: Vec<Building>,
}

/// One lot of cargo in a ship's hold.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Cargo {
    /// The lot.
    pub manifest_id: i64,
    /// The ship that carries it.
    pub ship_id: String,
    /// The vnum of the room it lies in.
    pub cargo_room: i64,
    /// The game's number for the item.
    pub item_vnum: i64,
    /// What it is called.
    pub item_name: String,
    /// How many there are.
    pub item_count: i64,
    /// What one of them weighs.
    pub item_weight: i64,
    /// Who loaded it.
    pub loaded_by: Option<String>,
    /// When it was loaded.
    pub loaded_at: String,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One cargo of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct CargoEntry {
    /// The lot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manifest_id: Option<i64>,
    /// The ship that carries it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ship_id: Option<String>,
    /// The vnum of the room it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cargo_room: Option<i64>,
    /// The game's number for the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_vnum: Option<i64>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_name: Option<String>,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_count: Option<i64>,
    /// What one of them weighs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_weight: Option<i64>,
    /// Who loaded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loaded_by: Option<Option<String>>,
}

impl From<Cargo> for CargoEntry {
    fn from(record: Cargo) -> Self {
        Self {
            manifest_id: Some(record.manifest_id),
            ship_id: Some(record.ship_id),
            cargo_room: Some(record.cargo_room),
            item_vnum: Some(record.item_vnum),
            item_name: Some(record.item_name),
            item_count: Some(record.item_count),
            item_weight: Some(record.item_weight),
            loaded_by: Some(record.loaded_by),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CargoList {
    /// The records, in key order.
    pub items: Vec<Cargo>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// One change of an operation, as the log has it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ChangeInfo {
    /// The kind of record.
    pub kind: KindName,
    /// `create`, `update` or `delete`.
    pub op: String,
    /// The record's key.
    pub key: serde_json::Value,
    /// Its version after the change; null when it is gone.
    pub version: Option<u64>,
    /// The record after the change; null when it is gone.
    pub record: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Some changes.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ChangeList {
    /// Each operation with its number (`seq`), its moment (`at`) and its `changes`.
    pub items: Vec<OperationInfo>,
    /// Give it as `from_seq` to get what comes next.
    pub next_seq: u64,
    /// The number of the last change.
    pub last_seq: u64,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Checked {
    /// Whether all is well.
    pub ok: bool,
    /// What is not; at most 100 findings.
    pub findings: Vec<String>,
}

/// A codex.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Codex {
    /// The codex.
    pub codex_id: String,
    /// Its title.
    pub title: String,
    /// The template it was made from.
    pub template_id: String,
    /// What is in it.
    pub content: serde_json::Value,
    /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it refers to.
    pub references: Vec<CodexReference>,
    /// The project it is in. One that is not there is made, without a name.
    pub project_id: Option<String>,
    /// The codex it lies under.
    pub parent_id: Option<String>,
    /// Who made it.
    pub created_by: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CodexList {
    /// The records, in key order.
    pub items: Vec<Codex>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// What a codex refers to: `id` and `type`; or, as an editor's extension writes it, `from_id`, `to_id` and `ref_type`.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CodexReference {
    /// What is referred to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Option<String>>,
    /// What sort of reference it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Option<String>>,
    /// What refers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_id: Option<Option<String>>,
    /// What it refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_id: Option<Option<String>>,
    /// What sort of reference it is from one to the other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ref_type: Option<Option<String>>,
    /// Where the reference stands, or why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

/// A codex.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CodexWithId {
    /// The codex.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The template it was made from.
    pub template_id: String,
    /// What is in it.
    pub content: serde_json::Value,
    /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
    pub metadata: serde_json::Map<String, serde_json::Value>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it refers to.
    pub references: Vec<CodexReference>,
    /// The project it is in. One that is not there is made, without a name.
    pub project_id: Option<String>,
    /// The codex it lies under.
    pub parent_id: Option<String>,
    /// Who made it.
    pub created_by: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// All that a player has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Colony {
    /// The player.
    pub user: User,
    /// The player's planets.
    pub planets: Vec<BuiltPlanet>,
}

/// How long a commit took, in milliseconds.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CommitTime {
    /// Half were faster.
    pub p50: f64,
    /// One in a hundred was slower.
    pub p99: f64,
    /// The slowest.
    pub max: f64,
}

/// What a compaction gave back.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Compacted {
    /// How large the database and its WAL were.
    pub bytes_before: u64,
    /// How large they are.
    pub bytes_after: u64,
}

/// A way from one room to another. The same way out of a room may occur twice: old data has it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Connection {
    /// Where it begins: the room's place in `rooms`, from 0.
    pub from: u32,
    /// Where it ends: the room's place in `rooms`, from 0.
    pub to: u32,
    /// Which way it leads.
    pub direction: Direction,
    /// Whether there is a hatch.
    #[serde(default)]
    pub hatch: bool,
    /// Whether it is locked.
    #[serde(default)]
    pub locked: bool,
}

/// How many there are.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Counted {
    /// The number of sessions.
    pub count: u64,
}

/// How many records of each kind were given.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Counts {
    /// `galaxy`.
    pub galaxy: u64,
    /// `star_system`.
    pub star_system: u64,
    /// `structure`.
    pub structure: u64,
    /// `event`.
    pub event: u64,
}

/// One member of a ship's crew.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Crew {
    /// The member.
    pub crew_id: i64,
    /// The ship they serve on.
    pub ship_id: String,
    /// The game's number for the character.
    pub npc_vnum: i64,
    /// Their name.
    pub npc_name: String,
    /// The vnum of the room they are assigned to.
    pub assigned_room: i64,
    /// What they do.
    pub crew_role: CrewRole,
    /// The vnum of the room where they stand watch.
    pub duty_station: Option<i64>,
    /// How loyal they are, from 0 to 100.
    pub loyalty_rating: i64,
    /// How they are.
    pub status: CrewStatus,
    /// When they were last seen.
    pub last_seen: Option<String>,
    /// When they were hired.
    pub hired_at: String,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One crew of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct CrewEntry {
    /// The member.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew_id: Option<i64>,
    /// The ship they serve on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ship_id: Option<String>,
    /// The game's number for the character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub npc_vnum: Option<i64>,
    /// Their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub npc_name: Option<String>,
    /// The vnum of the room they are assigned to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_room: Option<i64>,
    /// What they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew_role: Option<CrewRole>,
    /// The vnum of the room where they stand watch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty_station: Option<Option<i64>>,
    /// How loyal they are, from 0 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loyalty_rating: Option<i64>,
    /// How they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CrewStatus>,
    /// When they were last seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Option<String>>,
}

impl From<Crew> for CrewEntry {
    fn from(record: Crew) -> Self {
        Self {
            crew_id: Some(record.crew_id),
            ship_id: Some(record.ship_id),
            npc_vnum: Some(record.npc_vnum),
            npc_name: Some(record.npc_name),
            assigned_room: Some(record.assigned_room),
            crew_role: Some(record.crew_role),
            duty_station: Some(record.duty_station),
            loyalty_rating: Some(record.loyalty_rating),
            status: Some(record.status),
            last_seen: Some(record.last_seen),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CrewList {
    /// The records, in key order.
    pub items: Vec<Crew>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// What someone does aboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum CrewRole {
    /// `captain`.
    #[serde(rename = "captain")]
    Captain,
    /// `pilot`.
    #[serde(rename = "pilot")]
    Pilot,
    /// `gunner`.
    #[serde(rename = "gunner")]
    Gunner,
    /// `engineer`.
    #[serde(rename = "engineer")]
    Engineer,
    /// `medic`.
    #[serde(rename = "medic")]
    Medic,
    /// `marine`.
    #[serde(rename = "marine")]
    Marine,
    /// `crew`.
    #[serde(rename = "crew")]
    Crew,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// How someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum CrewStatus {
    /// `active`.
    #[serde(rename = "active")]
    Active,
    /// `injured`.
    #[serde(rename = "injured")]
    Injured,
    /// `awol`.
    #[serde(rename = "awol")]
    Awol,
    /// `dead`.
    #[serde(rename = "dead")]
    Dead,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// What was answered from memory since the start.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DeferredCounts {
    /// How many operations.
    pub operations: u64,
    /// How many changes of records they came to when they were written: many changes of one record are one.
    pub writes: u64,
}

/// How many records of each kind a deletion took, and its number in the change log.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Deleted {
    /// The number of records by kind: the one that was named, and those that went with it. A kind of which none went is not there.
    pub deleted: std::collections::BTreeMap<String, u64>,
    /// The change-log number of the deletion; null when it is deferred.
    pub seq: Option<u64>,
}

/// Which way a connection leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Direction {
    /// `north`.
    #[serde(rename = "north")]
    North,
    /// `east`.
    #[serde(rename = "east")]
    East,
    /// `south`.
    #[serde(rename = "south")]
    South,
    /// `west`.
    #[serde(rename = "west")]
    West,
    /// `up`.
    #[serde(rename = "up")]
    Up,
    /// `down`.
    #[serde(rename = "down")]
    Down,
    /// `northwest`.
    #[serde(rename = "northwest")]
    Northwest,
    /// `northeast`.
    #[serde(rename = "northeast")]
    Northeast,
    /// `southeast`.
    #[serde(rename = "southeast")]
    Southeast,
    /// `southwest`.
    #[serde(rename = "southwest")]
    Southwest,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// Where a docking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum DockStatus {
    /// `active`.
    #[serde(rename = "active")]
    Active,
    /// `completed`.
    #[serde(rename = "completed")]
    Completed,
    /// `aborted`.
    #[serde(rename = "aborted")]
    Aborted,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// How two ships are docked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum DockType {
    /// `standard`.
    #[serde(rename = "standard")]
    Standard,
    /// `combat`.
    #[serde(rename = "combat")]
    Combat,
    /// `emergency`.
    #[serde(rename = "emergency")]
    Emergency,
    /// `forced`.
    #[serde(rename = "forced")]
    Forced,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// A docking of two ships, under way or over.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Docking {
    /// The docking.
    pub dock_id: i64,
    /// One ship.
    pub ship1_id: String,
    /// The other ship.
    pub ship2_id: String,
    /// The vnum of the room where one leaves the first ship.
    pub dock_room1: i64,
    /// The vnum of the room where one leaves the second ship.
    pub dock_room2: i64,
    /// How they are docked.
    pub dock_type: DockType,
    /// Where it is, east.
    pub x: f64,
    /// Where it is, north.
    pub y: f64,
    /// Where it is, up.
    pub z: f64,
    /// Where it stands.
    pub dock_status: DockStatus,
    /// When it began.
    pub dock_time: String,
    /// When it ended; null while it is active.
    pub undock_time: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DockingList {
    /// The records, in key order.
    pub items: Vec<Docking>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DueEvents {
    /// The events, by tick and then by id.
    pub items: Vec<Event>,
}

/// When a change is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub enum Durability {
    /// When it is on disk.
    #[serde(rename = "commit")]
    Commit,
    /// When it is in memory. It is on disk with the next commit, or after the flush interval; until then its `seq` is null, and if the server is killed it is lost.
    #[serde(rename = "deferred")]
    Deferred,
}

/// What was ended.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ended {
    /// The sessions.
    pub ended: Vec<String>,
}

/// Something that is to happen in a star system.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Event {
    /// The event.
    pub event_id: i64,
    /// The star system where it happens.
    pub system_id: i64,
    /// The tick at which it happens.
    pub completion_tick: i64,
    /// What happens.
    pub action_type: String,
    /// The type of structure that it is about.
    pub structure_type: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One event of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct EventEntry {
    /// The event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<i64>,
    /// The star system where it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_id: Option<i64>,
    /// The tick at which it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_tick: Option<i64>,
    /// What happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_type: Option<String>,
    /// The type of structure that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structure_type: Option<Option<String>>,
}

impl From<Event> for EventEntry {
    fn from(record: Event) -> Self {
        Self {
            event_id: Some(record.event_id),
            system_id: Some(record.system_id),
            completion_tick: Some(record.completion_tick),
            action_type: Some(record.action_type),
            structure_type: Some(record.structure_type),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct EventList {
    /// The records, in key order.
    pub items: Vec<Event>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// A page of a fleet.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FleetPage {
    /// The ships, by their ids. A page ends early where they come to more than 16 MiB.
    pub items: Vec<Vessel>,
    /// Those of `ship_ids` that are not there, as far as this page goes.
    pub missing: Vec<String>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// What a save of several vessels did.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FleetSaved {
    /// How many vessels were saved.
    pub saved: u64,
    /// The change-log number of the save; of the change before it, when it changed nothing.
    pub seq: Option<u64>,
}

/// What an update of several ships under way did.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct FleetUpdated {
    /// How many were given.
    pub updated: u64,
    /// The change-log number of the update; of the change before it, when it changed nothing; null when it is deferred.
    pub seq: Option<u64>,
}

/// How far the disk is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Flushed {
    /// The number of the last change that is on disk.
    pub durable_seq: u64,
    /// How many records had deferred changes, which this call wrote.
    pub written: u64,
}

/// A galaxy.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Galaxy {
    /// Its name.
    pub name: String,
    /// The game's settings for it, in whatever form the game has them.
    pub config: String,
    /// The tick it has reached.
    pub tick: i64,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One galaxy of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct GalaxyEntry {
    /// Its name.
    pub name: String,
    /// The game's settings for it, in whatever form the game has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<String>,
    /// The tick it has reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tick: Option<i64>,
}

impl GalaxyEntry {
    /// With what it needs, and nothing else.
    pub fn new(name: String) -> Self {
        Self { name, config: None, tick: None }
    }
}

impl From<Galaxy> for GalaxyEntry {
    fn from(record: Galaxy) -> Self {
        Self { name: record.name, config: Some(record.config), tick: Some(record.tick) }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GalaxyList {
    /// The records, in key order.
    pub items: Vec<Galaxy>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// What a save of a galaxy did.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GalaxySaved {
    /// How many records were given.
    pub saved: Counts,
    /// The change-log number of the save; of the change before it, when it changed nothing; null when it is deferred.
    pub seq: Option<u64>,
}

/// How many operations a commit held.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GroupSize {
    /// On average.
    pub mean: f64,
    /// At most.
    pub max: u64,
}

/// How the server is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct HealthInfo {
    /// `ok`, or `degraded` while changes cannot be written.
    pub status: String,
    /// Why it is degraded.
    pub reason: Option<String>,
    /// Since when it is degraded.
    pub since: Option<String>,
    /// Where the records are kept: on `disk`, or in `memory` alone, so that they are gone when the server ends.
    pub storage: Storage,
    /// What other programs have written to the tables since the start.
    pub other_writers: Option<OtherWritersInfo>,
    /// The number of the last change that is visible.
    pub last_seq: u64,
    /// The number of the last change that is on disk.
    pub durable_seq: u64,
    /// How many records have deferred changes that wait to be written.
    pub deferred_pending: u64,
    /// How many operations wait for the writer.
    pub queue_length: u64,
    /// How backups are going.
    pub backup: BackupHealth,
    /// What was saved and lost, if this start found the database damaged; null otherwise.
    pub recovered: Option<Recovered>,
    /// How the kept history is damaged; not there as long as no damage has shown. Changes are written all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history_damage: Option<Option<String>>,
}

/// What became of a ship.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct History {
    /// Each operation with its number (`seq`), its moment (`at`) and those of its `changes` that are about the ship, the latest first.
    pub items: Vec<OperationInfo>,
    /// Give it as `before` to get what came before; null when that is all that is kept.
    pub next: Option<u64>,
    /// The number of the first change that is kept.
    pub oldest_seq: u64,
}

/// What was done, or would be.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Imported {
    /// How many were not here.
    pub created: u64,
    /// How many were here and differed, and were replaced.
    pub replaced: u64,
    /// How many were here already, with the same fields, and stay as they are.
    pub unchanged: u64,
    /// Those that are here and differ, in a dry run without `replace`: they would be refused.
    pub different: Vec<Place>,
    /// The change-log number of the import; of the change before it, when it changed nothing.
    pub seq: Option<u64>,
}

/// A ship and its interior.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Interior {
    /// The ship.
    pub ship_id: String,
    /// Its name.
    pub vessel_name: String,
    /// What sort of vessel it is.
    pub vessel_type: VesselType,
    /// Who owns it.
    pub owner: String,
    /// How many rooms it may have; unless given, what its type had when it was created.
    pub max_rooms: i64,
    /// Its rooms.
    pub rooms: Vec<Room>,
    /// The ways between its rooms.
    pub connections: Vec<Connection>,
    /// The vnum of the bridge.
    pub bridge_room: Option<i64>,
    /// The vnum of the room where one comes aboard.
    pub entrance_room: Option<i64>,
    /// The vnums of the rooms that hold cargo.
    pub cargo_rooms: Vec<i64>,
    /// The game's code for what was built in.
    pub upgrades: i64,
    /// What it is insured for.
    pub insured_for: i64,
    /// What its crew is owed.
    pub wages_owed: i64,
    /// Its figurehead.
    pub figurehead: String,
    /// Its colours.
    pub paint_scheme: String,
    /// How many rooms it has.
    pub num_rooms: i64,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One interior of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct InteriorEntry {
    /// The ship.
    pub ship_id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vessel_name: Option<String>,
    /// What sort of vessel it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vessel_type: Option<VesselType>,
    /// Who owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// How many rooms it may have; unless given, what its type had when it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_rooms: Option<i64>,
    /// Its rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rooms: Option<Vec<Room>>,
    /// The ways between its rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connections: Option<Vec<Connection>>,
    /// The vnum of the bridge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bridge_room: Option<Option<i64>>,
    /// The vnum of the room where one comes aboard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrance_room: Option<Option<i64>>,
    /// The vnums of the rooms that hold cargo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cargo_rooms: Option<Vec<i64>>,
    /// The game's code for what was built in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upgrades: Option<i64>,
    /// What it is insured for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insured_for: Option<i64>,
    /// What its crew is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wages_owed: Option<i64>,
    /// Its figurehead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figurehead: Option<String>,
    /// Its colours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paint_scheme: Option<String>,
}

impl InteriorEntry {
    /// With what it needs, and nothing else.
    pub fn new(ship_id: String) -> Self {
        Self {
            ship_id,
            vessel_name: None,
            vessel_type: None,
            owner: None,
            max_rooms: None,
            rooms: None,
            connections: None,
            bridge_room: None,
            entrance_room: None,
            cargo_rooms: None,
            upgrades: None,
            insured_for: None,
            wages_owed: None,
            figurehead: None,
            paint_scheme: None,
        }
    }
}

impl From<Interior> for InteriorEntry {
    fn from(record: Interior) -> Self {
        Self {
            ship_id: record.ship_id,
            vessel_name: Some(record.vessel_name),
            vessel_type: Some(record.vessel_type),
            owner: Some(record.owner),
            max_rooms: Some(record.max_rooms),
            rooms: Some(record.rooms),
            connections: Some(record.connections),
            bridge_room: Some(record.bridge_room),
            entrance_room: Some(record.entrance_room),
            cargo_rooms: Some(record.cargo_rooms),
            upgrades: Some(record.upgrades),
            insured_for: Some(record.insured_for),
            wages_owed: Some(record.wages_owed),
            figurehead: Some(record.figurehead),
            paint_scheme: Some(record.paint_scheme),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct InteriorList {
    /// The records, in key order.
    pub items: Vec<Interior>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// The name of a kind of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum KindName {
    /// `interior`.
    #[serde(rename = "interior")]
    Interior,
    /// `docking`.
    #[serde(rename = "docking")]
    Docking,
    /// `cargo`.
    #[serde(rename = "cargo")]
    Cargo,
    /// `crew`.
    #[serde(rename = "crew")]
    Crew,
    /// `room_template`.
    #[serde(rename = "room_template")]
    RoomTemplate,
    /// `runtime`.
    #[serde(rename = "runtime")]
    Runtime,
    /// `project`.
    #[serde(rename = "project")]
    Project,
    /// `codex`.
    #[serde(rename = "codex")]
    Codex,
    /// `task`.
    #[serde(rename = "task")]
    Task,
    /// `session`.
    #[serde(rename = "session")]
    Session,
    /// `artifact`.
    #[serde(rename = "artifact")]
    Artifact,
    /// `session_stats`.
    #[serde(rename = "session_stats")]
    SessionStats,
    /// `galaxy`.
    #[serde(rename = "galaxy")]
    Galaxy,
    /// `star_system`.
    #[serde(rename = "star_system")]
    StarSystem,
    /// `structure`.
    #[serde(rename = "structure")]
    Structure,
    /// `event`.
    #[serde(rename = "event")]
    Event,
    /// `user`.
    #[serde(rename = "user")]
    User,
    /// `planet`.
    #[serde(rename = "planet")]
    Planet,
    /// `building`.
    #[serde(rename = "building")]
    Building,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// The newest backup, for `system.stats`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct NewestBackup {
    /// When it was made.
    pub at: String,
    /// Where it is.
    pub path: String,
    /// How large it is, in bytes.
    pub bytes: u64,
    /// The number of the last change in it.
    pub seq: u64,
}

/// One of the operations.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Operation {
    /// A method that changes something.
    pub method: String,
    /// Its params.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub params: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Operation {
    /// With what it needs, and nothing else.
    pub fn new(method: String) -> Self {
        Self { method, params: None }
    }
}

/// An operation as it is listed.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OperationInfo {
    /// Its number.
    pub seq: u64,
    /// When it was.
    pub at: String,
    /// What it changed.
    pub changes: Vec<ChangeInfo>,
}

/// What other programs have written to the tables.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct OtherWritersInfo {
    /// When that was noticed last.
    pub noticed_at: String,
    /// How many records were read again.
    pub records: u64,
    /// Records that were not taken over, and why; the last ten.
    pub refused: Vec<String>,
}

/// Where a record is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Its kind.
    pub kind: KindName,
    /// Its key.
    pub key: serde_json::Value,
}

/// A planet of a player's colony. Each player has one at a place; two players may have theirs at the same.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Planet {
    /// The planet.
    pub planet_id: i64,
    /// The player whose it is.
    pub user_id: i64,
    /// The galaxy it lies in.
    pub galaxy: i64,
    /// The system in that galaxy.
    pub system: i64,
    /// Its place in that system.
    pub position: i64,
    /// What it is called.
    pub name: String,
    /// How much metal there is.
    pub metal: i64,
    /// How much crystal there is.
    pub crystal: i64,
    /// How much deuterium there is.
    pub deuterium: i64,
    /// How much metal the game adds, in its own unit of time.
    pub metal_rate: f64,
    /// How much crystal the game adds.
    pub crystal_rate: f64,
    /// How much deuterium the game adds.
    pub deuterium_rate: f64,
    /// Up to when the game has added it. A game that starts again adds what has come together since.
    pub last_update: String,
    /// How warm it is there; null where the game does not say.
    pub temperature: Option<i64>,
    /// How large it is, in the game's own unit; null where the game does not say.
    pub size: Option<i64>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlanetList {
    /// The records, in key order.
    pub items: Vec<Planet>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// A project in a workspace.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Project {
    /// The project.
    pub project_id: String,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// Its name.
    pub name: String,
    /// What sort of project it is.
    pub project_type: String,
    /// What it is about.
    pub description: Option<String>,
    /// The context that is open in it.
    pub active_context_id: Option<String>,
    /// The editor's settings for it.
    pub settings: serde_json::Map<String, serde_json::Value>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProjectList {
    /// The records, in key order.
    pub items: Vec<Project>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// A project in a workspace.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ProjectWithId {
    /// The project.
    pub id: String,
    /// The workspace that it belongs to.
    pub workspace_id: String,
    /// Its name.
    pub name: String,
    /// What sort of project it is.
    pub project_type: String,
    /// What it is about.
    pub description: Option<String>,
    /// The context that is open in it.
    pub active_context_id: Option<String>,
    /// The editor's settings for it.
    pub settings: serde_json::Map<String, serde_json::Value>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A record as it is shown among others, with its kind.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RecordInfo {
    /// The kind of record.
    pub kind: KindName,
    /// Its key.
    pub key: serde_json::Value,
    /// Its version.
    pub version: u64,
    /// The record.
    pub record: serde_json::Map<String, serde_json::Value>,
}

/// What became of a database that was damaged.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Recovered {
    /// When.
    pub at: String,
    /// How the damage showed.
    pub reason: String,
    /// The folder that has the damaged files.
    pub quarantine: String,
    /// How many records of each kind were saved.
    pub saved: std::collections::BTreeMap<String, u64>,
    /// How many records of each kind are known and could not be saved.
    pub lost: std::collections::BTreeMap<String, u64>,
    /// How many records more were lost, of which not even the kind is known; null if that cannot be told.
    pub lost_unknown: Option<u64>,
    /// How many of the saved ones only the backup had.
    pub from_backup: u64,
    /// How many of the saved ones may be older than they last were, because later changes may be lost.
    pub perhaps_older: u64,
    /// The backup that was used.
    pub backup: Option<String>,
}

/// What somebody may ask for. Each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Role {
    /// Look.
    #[serde(rename = "read")]
    Read,
    /// Change records.
    #[serde(rename = "write")]
    Write,
    /// What concerns the whole server: checks, backups.
    #[serde(rename = "admin")]
    Admin,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// A room aboard.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Room {
    /// The game's number for the room, unique within the ship.
    pub vnum: i64,
    /// What it is for.
    pub room_type: RoomType,
}

/// The template of a room. There is one for a room type and vessel type.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RoomTemplate {
    /// The template.
    pub template_id: i64,
    /// What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`.
    pub room_type: String,
    /// The room's name; `%s` stands for the ship's.
    pub name_format: String,
    /// What one sees there.
    pub description: String,
    /// The game's flags for the room.
    pub room_flags: i64,
    /// The game's code for the terrain.
    pub sector_type: i64,
    /// The smallest vessel that has such a room.
    pub min_vessel_size: i64,
    /// The largest vessel that has such a room.
    pub max_vessel_size: i64,
    /// The type of vessel it is for; null means any.
    pub vessel_type: Option<VesselType>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RoomTemplateList {
    /// The records, in key order.
    pub items: Vec<RoomTemplate>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// What a room is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum RoomType {
    /// `bridge`.
    #[serde(rename = "bridge")]
    Bridge,
    /// `quarters`.
    #[serde(rename = "quarters")]
    Quarters,
    /// `cargo`.
    #[serde(rename = "cargo")]
    Cargo,
    /// `engineering`.
    #[serde(rename = "engineering")]
    Engineering,
    /// `weapons`.
    #[serde(rename = "weapons")]
    Weapons,
    /// `medical`.
    #[serde(rename = "medical")]
    Medical,
    /// `mess_hall`.
    #[serde(rename = "mess_hall")]
    MessHall,
    /// `corridor`.
    #[serde(rename = "corridor")]
    Corridor,
    /// `airlock`.
    #[serde(rename = "airlock")]
    Airlock,
    /// `deck`.
    #[serde(rename = "deck")]
    Deck,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// A ship under way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Runtime {
    /// The ship.
    pub ship_id: String,
    /// Where it is, east.
    pub x: f64,
    /// Where it is, north.
    pub y: f64,
    /// Where it is, up.
    pub z: f64,
    /// Which way it heads, in the game's own measure.
    pub heading: f64,
    /// How fast it is, in the game's own measure.
    pub speed: f64,
    /// Where it is in the game's own words; null when they say nothing.
    pub location: serde_json::Value,
    /// What its autopilot does.
    pub autopilot: Autopilot,
    /// Where the autopilot steers; null when it steers nowhere.
    pub waypoint: serde_json::Value,
    /// In what state hull, sails and whatever else the game has are.
    pub condition: serde_json::Map<String, serde_json::Value>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One runtime of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct RuntimeEntry {
    /// The ship.
    pub ship_id: String,
    /// Where it is, east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Where it is, north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// Where it is, up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub z: Option<f64>,
    /// Which way it heads, in the game's own measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<f64>,
    /// How fast it is, in the game's own measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed: Option<f64>,
    /// Where it is in the game's own words; null when they say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<serde_json::Value>,
    /// What its autopilot does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub autopilot: Option<Autopilot>,
    /// Where the autopilot steers; null when it steers nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waypoint: Option<serde_json::Value>,
    /// In what state hull, sails and whatever else the game has are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<serde_json::Map<String, serde_json::Value>>,
}

impl RuntimeEntry {
    /// With what it needs, and nothing else.
    pub fn new(ship_id: String) -> Self {
        Self {
            ship_id,
            x: None,
            y: None,
            z: None,
            heading: None,
            speed: None,
            location: None,
            autopilot: None,
            waypoint: None,
            condition: None,
        }
    }
}

impl From<Runtime> for RuntimeEntry {
    fn from(record: Runtime) -> Self {
        Self {
            ship_id: record.ship_id,
            x: Some(record.x),
            y: Some(record.y),
            z: Some(record.z),
            heading: Some(record.heading),
            speed: Some(record.speed),
            location: Some(record.location),
            autopilot: Some(record.autopilot),
            waypoint: Some(record.waypoint),
            condition: Some(record.condition),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct RuntimeList {
    /// The records, in key order.
    pub items: Vec<Runtime>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// A play session, under way or over.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Session {
    /// The session.
    pub session_id: String,
    /// How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale.
    pub duration_seconds: Option<i64>,
    /// What the game keeps with it.
    pub data: serde_json::Map<String, serde_json::Value>,
    /// When it began.
    pub started_at: String,
    /// Where it stands.
    pub status: SessionStatus,
    /// When it ended; null while it is active.
    pub ended_at: Option<String>,
    /// How it ended; null while it is active, or where that is not known.
    pub result: Option<SessionResult>,
    /// Why it ended, in the game's own word; null while it is active, or where no reason was given.
    pub end_reason: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SessionList {
    /// The records, in key order.
    pub items: Vec<Session>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum SessionResult {
    /// `won`.
    #[serde(rename = "won")]
    Won,
    /// `lost`.
    #[serde(rename = "lost")]
    Lost,
    /// `abandoned`.
    #[serde(rename = "abandoned")]
    Abandoned,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum SessionStatus {
    /// `active`.
    #[serde(rename = "active")]
    Active,
    /// `ended`.
    #[serde(rename = "ended")]
    Ended,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// A star system. No two of a galaxy are in the same place.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StarSystem {
    /// The system.
    pub system_id: i64,
    /// The galaxy that it is in.
    pub galaxy: String,
    /// Where it is, across.
    pub x: i64,
    /// Where it is, up.
    pub y: i64,
    /// How much metal there is.
    pub metal: i64,
    /// How many people there are.
    pub crew: i64,
    /// How much water there is.
    pub water: i64,
    /// The tick up to which these are right.
    pub current_tick: i64,
    /// The account that owns it.
    pub owner: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StarSystemList {
    /// The records, in key order.
    pub items: Vec<StarSystem>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// The figures since the start.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StatsInfo {
    /// How many records there are, by kind.
    pub records: std::collections::BTreeMap<String, u64>,
    /// About how much memory they have, by kind, in bytes.
    pub record_bytes: std::collections::BTreeMap<String, u64>,
    /// How many commits there were.
    pub commits: u64,
    /// How many operations changed something.
    pub operations: u64,
    /// How often something could not be written.
    pub failures: u64,
    /// What was answered from memory.
    pub deferred: DeferredCounts,
    /// How many operations a commit held.
    pub group_size: GroupSize,
    /// How long a commit took, in milliseconds.
    pub commit_ms: CommitTime,
    /// The size of the database and its WAL.
    pub bytes: u64,
    /// The newest backup that is known.
    pub newest_backup: Option<NewestBackup>,
    /// How long the server has run, in seconds.
    pub uptime_s: f64,
}

/// Where records are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum Storage {
    /// On disk.
    #[serde(rename = "disk")]
    Disk,
    /// In memory alone.
    #[serde(rename = "memory")]
    Memory,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// A structure in a star system. There is one of a type in a system.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Structure {
    /// The structure.
    pub structure_id: i64,
    /// The star system that it is in.
    pub system_id: i64,
    /// What it is.
    pub structure_type: String,
    /// How far it is built.
    pub level: i64,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// One structure of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct StructureEntry {
    /// The structure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structure_id: Option<i64>,
    /// The star system that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_id: Option<i64>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structure_type: Option<String>,
    /// How far it is built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<i64>,
}

impl From<Structure> for StructureEntry {
    fn from(record: Structure) -> Self {
        Self {
            structure_id: Some(record.structure_id),
            system_id: Some(record.system_id),
            structure_type: Some(record.structure_type),
            level: Some(record.level),
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct StructureList {
    /// The records, in key order.
    pub items: Vec<Structure>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Subscribed {
    /// Its id, among those of this connection.
    pub subscription: u64,
    /// The number of the last change before what will be sent.
    pub seq: u64,
}

/// A task under another: the same fields, `subtasks` among them. OpenRPC's own parser follows references for ever where a schema contains itself, so the document describes one level.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Subtask {
    /// Its title.
    pub title: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How urgent it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// Who is to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// Its tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// Its labels, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Subtask {
    /// With what it needs, and nothing else.
    pub fn new(title: String) -> Self {
        Self {
            title,
            description: None,
            priority: None,
            assignee: None,
            due_date: None,
            tags: None,
            labels: None,
        }
    }
}

/// A galaxy and all that belongs to it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Subtree {
    /// The galaxy.
    pub galaxy: Galaxy,
    /// Its star systems, by id.
    pub systems: Vec<System>,
}

/// A star system and what is in it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct System {
    /// The system.
    pub system_id: i64,
    /// The galaxy that it is in.
    pub galaxy: String,
    /// Where it is, across.
    pub x: i64,
    /// Where it is, up.
    pub y: i64,
    /// How much metal there is.
    pub metal: i64,
    /// How many people there are.
    pub crew: i64,
    /// How much water there is.
    pub water: i64,
    /// The tick up to which these are right.
    pub current_tick: i64,
    /// The account that owns it.
    pub owner: Option<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
    /// What is built there, by id.
    pub structures: Vec<Structure>,
    /// What is to happen there, by id.
    pub events: Vec<Event>,
}

/// One star_system of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct SystemSave {
    /// The system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_id: Option<i64>,
    /// The galaxy that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub galaxy: Option<String>,
    /// Where it is, across.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<i64>,
    /// Where it is, up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<i64>,
    /// How much metal there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metal: Option<i64>,
    /// How many people there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew: Option<i64>,
    /// How much water there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub water: Option<i64>,
    /// The tick up to which these are right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_tick: Option<i64>,
    /// The account that owns it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Option<String>>,
    /// All its structures, found by id or else by type. Those that are not named here go; left out, they stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structures: Option<Vec<StructureEntry>>,
    /// All its events, found by id or else as equals. Those that are not named here go; left out, they stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<EventEntry>>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Task {
    /// The task.
    pub task_id: String,
    /// Its title.
    pub title: String,
    /// What is to be done.
    pub description: Option<String>,
    /// Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`.
    pub status: String,
    /// How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`.
    pub priority: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its labels, by name.
    pub labels: serde_json::Map<String, serde_json::Value>,
    /// The project it is in. One that is not there is made, without a name.
    pub project_id: Option<String>,
    /// The task it lies under.
    pub parent_id: Option<String>,
    /// Who is to do it.
    pub assignee: Option<String>,
    /// When it is to be done.
    pub due_date: Option<String>,
    /// What came of it, when it was done.
    pub output: Option<String>,
    /// What was made on the way: paths, links or names.
    pub artifacts: Vec<String>,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// How the tasks stand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TaskDashboard {
    /// How many there are.
    pub total_tasks: u64,
    /// How many of each status.
    pub status_breakdown: std::collections::BTreeMap<String, u64>,
    /// How many of each priority.
    pub priority_breakdown: std::collections::BTreeMap<String, u64>,
    /// The newest that lie under none.
    pub recent_tasks: Vec<TaskSummary>,
    /// Those that were to be done by now and are not, the longest overdue first.
    pub overdue_tasks: Vec<TaskSummary>,
    /// Those that are to be done within seven days, the next first.
    pub upcoming_tasks: Vec<TaskSummary>,
    /// How many in each project.
    pub project_breakdown: std::collections::BTreeMap<String, u64>,
    /// How many of a hundred are done.
    pub completion_rate: f64,
    /// How long one took on average, in seconds; null, because nobody notes when a task is done.
    pub average_completion_time: Option<f64>,
}

/// A new task, and those under it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TaskInput {
    /// Its title.
    pub title: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it stands; `todo`, unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How urgent it is; `normal`, unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// The project it is in; that of the task above it, unless given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<Option<String>>,
    /// The task it lies under. What is among the subtasks of another lies under that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Option<String>>,
    /// Who is to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<String>,
    /// Its tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// Its labels, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<serde_json::Map<String, serde_json::Value>>,
    /// The tasks under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtasks: Option<Option<Vec<Subtask>>>,
}

impl TaskInput {
    /// With what it needs, and nothing else.
    pub fn new(title: String) -> Self {
        Self {
            title,
            description: None,
            status: None,
            priority: None,
            project_id: None,
            parent_id: None,
            assignee: None,
            due_date: None,
            tags: None,
            labels: None,
            subtasks: None,
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TaskList {
    /// The records, in key order.
    pub items: Vec<Task>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<String>,
}

/// A task as lists and trees show it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TaskSummary {
    /// The task.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is to be done.
    pub description: Option<String>,
    /// Where it stands.
    pub status: String,
    /// How urgent it is.
    pub priority: String,
    /// Who is to do it.
    pub assignee: Option<String>,
    /// The project it is in.
    pub project_id: Option<String>,
    /// The task it lies under.
    pub parent_id: Option<String>,
    /// How many tasks lie right under it.
    pub child_count: u64,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
    /// When it is to be done.
    pub due_date: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its labels, by name.
    pub labels: serde_json::Map<String, serde_json::Value>,
}

/// A task with those under it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct TaskTree {
    /// The task.
    pub task: TaskSummary,
    /// The tasks under it, the oldest first, in the same form.
    pub children: Vec<serde_json::Map<String, serde_json::Value>>,
    /// How many levels it is below the root.
    pub depth: u64,
}

/// A task, and the fields to change; null clears one that may be null.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TaskUpdate {
    /// The task.
    pub task_id: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How urgent it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// The project it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project_id: Option<Option<String>>,
    /// The task it lies under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Option<String>>,
    /// Who is to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<Option<String>>,
    /// When it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date: Option<Option<String>>,
    /// Its tags; null for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Option<Vec<String>>>,
    /// Its labels, by name; null for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Option<serde_json::Map<String, serde_json::Value>>>,
}

impl TaskUpdate {
    /// With what it needs, and nothing else.
    pub fn new(task_id: String) -> Self {
        Self {
            task_id,
            title: None,
            description: None,
            status: None,
            priority: None,
            project_id: None,
            parent_id: None,
            assignee: None,
            due_date: None,
            tags: None,
            labels: None,
        }
    }
}

/// The counts, and how many sessions are active.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Totals {
    /// How many sessions were created.
    pub started: i64,
    /// How many have ended.
    pub ended: i64,
    /// How many of those were stale.
    pub stale_ended: i64,
    /// How many were won.
    pub won: i64,
    /// How many were lost.
    pub lost: i64,
    /// How many were abandoned, or ended without a result.
    pub abandoned: i64,
    /// How many are active.
    pub active: u64,
    /// When the last one was won or lost; null when none was.
    pub latest_completed_at: Option<String>,
    /// When a session or an artifact was last created or changed; null when there was none yet.
    pub latest_activity_at: Option<String>,
}

/// What a transfer left behind and what it brought.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Transferred {
    /// What remains of the lot; null when it went whole.
    pub from: Option<Cargo>,
    /// The lot that arrived.
    pub to: Cargo,
}

/// It is over.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Unsubscribed {
    /// Always true.
    pub unsubscribed: bool,
}

/// A player.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct User {
    /// The player; the caller's own number, or else the next one.
    pub user_id: i64,
    /// The name, which nobody else has. Case counts.
    pub username: String,
    /// 1 at creation, one more at each change that changed something.
    pub version: u64,
    /// The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written.
    pub seq: Option<u64>,
    /// When it was created.
    pub created_at: String,
    /// When it was last changed.
    pub updated_at: String,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct UserList {
    /// The records, in key order.
    pub items: Vec<User>,
    /// Give it as `after` to get the next page; null on the last.
    pub next: Option<i64>,
}

/// Which versions are at work.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VersionInfo {
    /// The program.
    pub name: String,
    /// The program's version.
    pub version: String,
    /// The number of the last migration.
    pub schema_version: i64,
    /// SQLite's version.
    pub sqlite_version: String,
}

/// A vessel and all that belongs to it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Vessel {
    /// The ship.
    pub interior: Interior,
    /// Its active dockings.
    pub dockings: Vec<Docking>,
    /// What it carries.
    pub cargo: Vec<Cargo>,
    /// Who serves aboard.
    pub crew: Vec<Crew>,
}

/// A page of a list of vessels.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VesselList {
    /// The vessels, by ship id.
    pub items: Vec<VesselSummary>,
    /// The cursor of the next page; null on the last.
    pub next: Option<String>,
}

/// A vessel to save.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct VesselSave {
    /// The ship: changed if it is there, created if not.
    pub interior: InteriorEntry,
    /// All its cargo. Lots that are not named here go; left out, they stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cargo: Option<Vec<CargoEntry>>,
    /// All its crew. Members who are not named here go; left out, they stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crew: Option<Vec<CrewEntry>>,
    /// Save only if the interior is at this version; 0 means it must not be there yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_version: Option<u64>,
    /// When to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub durability: Option<Durability>,
}

impl VesselSave {
    /// With what it needs, and nothing else.
    pub fn new(interior: InteriorEntry) -> Self {
        Self { interior, cargo: None, crew: None, if_version: None, durability: None }
    }
}

/// A vessel in a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct VesselSummary {
    /// The ship.
    pub ship_id: String,
    /// Its name.
    pub vessel_name: String,
    /// What sort of vessel it is.
    pub vessel_type: VesselType,
    /// Who owns it.
    pub owner: String,
    /// How many lots of cargo it carries.
    pub cargo_count: u64,
    /// How many serve aboard.
    pub crew_count: u64,
    /// The ship it is docked with; null when it is not.
    pub docked_with: Option<String>,
}

/// What sort of vessel it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum VesselType {
    /// `raft`.
    #[serde(rename = "raft")]
    Raft,
    /// `boat`.
    #[serde(rename = "boat")]
    Boat,
    /// `ship`.
    #[serde(rename = "ship")]
    Ship,
    /// `warship`.
    #[serde(rename = "warship")]
    Warship,
    /// `airship`.
    #[serde(rename = "airship")]
    Airship,
    /// `submarine`.
    #[serde(rename = "submarine")]
    Submarine,
    /// `transport`.
    #[serde(rename = "transport")]
    Transport,
    /// `magical`.
    #[serde(rename = "magical")]
    Magical,
    /// A word of a later server's.
    #[serde(other, skip_serializing)]
    Unknown,
}

/// The methods of `artifact`.
pub mod artifact {
    /// `artifact.create`: Creates a `artifact` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The session it is in.
        pub session_id: String,
        /// Where it is, east.
        pub x: f64,
        /// Where it is, up.
        pub y: f64,
        /// The artifact.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub artifact_id: Option<String>,
        /// What has become of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::ArtifactStatus>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(session_id: String, x: f64, y: f64) -> Self {
            Self { session_id, x, y, artifact_id: None, status: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "artifact.create";
        type Result = super::Artifact;
    }

    /// `artifact.load`: Returns a `artifact` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The artifact.
        pub artifact_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "artifact.load";
        type Result = super::Artifact;
    }

    /// `artifact.update`: Changes the given fields of a `artifact` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The artifact.
        pub artifact_id: String,
        /// The session it is in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub session_id: Option<String>,
        /// Where it is, east.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<f64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<f64>,
        /// What has become of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::ArtifactStatus>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(artifact_id: String) -> Self {
            Self {
                artifact_id,
                session_id: None,
                x: None,
                y: None,
                status: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "artifact.update";
        type Result = super::Artifact;
    }

    /// `artifact.delete`: Removes a `artifact` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The artifact.
        pub artifact_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(artifact_id: String) -> Self {
            Self { artifact_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "artifact.delete";
        type Result = super::Deleted;
    }

    /// `artifact.list`: Returns the `artifact` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only in this session.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub session_id: Option<String>,
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::ArtifactStatus>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "artifact.list";
        type Result = super::ArtifactList;
    }
}

/// The methods of `batch`.
pub mod batch {
    /// `batch.apply`: Runs up to 1000 changing methods as one change; if one is refused, none is done.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Apply {
        /// At most 1000.
        pub operations: Vec<super::Operation>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Apply {
        /// With what it needs, and nothing else.
        pub fn new(operations: Vec<super::Operation>) -> Self {
            Self { operations, durability: None }
        }
    }

    impl crate::Method for Apply {
        const NAME: &'static str = "batch.apply";
        type Result = super::Applied;
    }
}

/// The methods of `building`.
pub mod building {
    /// `building.create`: Creates a `building` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The planet it stands on.
        pub planet_id: i64,
        /// What sort of building it is; the game's own name for it.
        pub building_type: String,
        /// How far it is built.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub level: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(planet_id: i64, building_type: String) -> Self {
            Self { planet_id, building_type, level: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "building.create";
        type Result = super::Building;
    }

    /// `building.load`: Returns a `building` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The building.
        pub building_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "building.load";
        type Result = super::Building;
    }

    /// `building.update`: Changes the given fields of a `building` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The building.
        pub building_id: i64,
        /// The planet it stands on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub planet_id: Option<i64>,
        /// What sort of building it is; the game's own name for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub building_type: Option<String>,
        /// How far it is built.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub level: Option<i64>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(building_id: i64) -> Self {
            Self {
                building_id,
                planet_id: None,
                building_type: None,
                level: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "building.update";
        type Result = super::Building;
    }

    /// `building.delete`: Removes a `building` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The building.
        pub building_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(building_id: i64) -> Self {
            Self { building_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "building.delete";
        type Result = super::Deleted;
    }

    /// `building.list`: Returns the `building` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only on this planet.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub planet_id: Option<i64>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "building.list";
        type Result = super::BuildingList;
    }
}

/// The methods of `cargo`.
pub mod cargo {
    /// `cargo.create`: Creates a `cargo` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The ship that carries it.
        pub ship_id: String,
        /// The vnum of the room it lies in.
        pub cargo_room: i64,
        /// The game's number for the item.
        pub item_vnum: i64,
        /// What it is called.
        pub item_name: String,
        /// How many there are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_count: Option<i64>,
        /// What one of them weighs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_weight: Option<i64>,
        /// Who loaded it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub loaded_by: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String, cargo_room: i64, item_vnum: i64, item_name: String) -> Self {
            Self {
                ship_id,
                cargo_room,
                item_vnum,
                item_name,
                item_count: None,
                item_weight: None,
                loaded_by: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "cargo.create";
        type Result = super::Cargo;
    }

    /// `cargo.load`: Returns a `cargo` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The lot.
        pub manifest_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "cargo.load";
        type Result = super::Cargo;
    }

    /// `cargo.update`: Changes the given fields of a `cargo` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The lot.
        pub manifest_id: i64,
        /// The ship that carries it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// The vnum of the room it lies in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cargo_room: Option<i64>,
        /// The game's number for the item.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_vnum: Option<i64>,
        /// What it is called.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_name: Option<String>,
        /// How many there are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_count: Option<i64>,
        /// What one of them weighs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_weight: Option<i64>,
        /// Who loaded it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub loaded_by: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(manifest_id: i64) -> Self {
            Self {
                manifest_id,
                ship_id: None,
                cargo_room: None,
                item_vnum: None,
                item_name: None,
                item_count: None,
                item_weight: None,
                loaded_by: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "cargo.update";
        type Result = super::Cargo;
    }

    /// `cargo.delete`: Removes a `cargo` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The lot.
        pub manifest_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(manifest_id: i64) -> Self {
            Self { manifest_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "cargo.delete";
        type Result = super::Deleted;
    }

    /// `cargo.list`: Returns the `cargo` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only aboard this ship.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// Only of this item.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_vnum: Option<i64>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "cargo.list";
        type Result = super::CargoList;
    }

    /// `cargo.transfer`: Moves a lot, or part of it, to a room of this ship or another, in one change.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Transfer {
        /// The lot.
        pub manifest_id: i64,
        /// The ship that gets it.
        pub to_ship_id: String,
        /// The vnum of the room it goes to.
        pub cargo_room: i64,
        /// How many of it; the whole lot, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub item_count: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Transfer {
        /// With what it needs, and nothing else.
        pub fn new(manifest_id: i64, to_ship_id: String, cargo_room: i64) -> Self {
            Self { manifest_id, to_ship_id, cargo_room, item_count: None, durability: None }
        }
    }

    impl crate::Method for Transfer {
        const NAME: &'static str = "cargo.transfer";
        type Result = super::Transferred;
    }
}

/// The methods of `changes`.
pub mod changes {
    /// `changes.subscribe`: Sends every change from now on, or from `from_seq`, to this connection, as `changes.event` notifications.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Subscribe {
        /// Only changes of these kinds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kinds: Option<Vec<super::KindName>>,
        /// Only changes of this ship, and of what belongs to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// The number of the first change that is wanted; unless given, the next one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub from_seq: Option<u64>,
        /// Begin with the present records.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub snapshot: Option<bool>,
    }

    impl crate::Method for Subscribe {
        const NAME: &'static str = "changes.subscribe";
        type Result = super::Subscribed;
    }

    /// `changes.unsubscribe`: Ends a subscription of this connection.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Unsubscribe {
        /// Its id.
        pub subscription: u64,
    }

    impl crate::Method for Unsubscribe {
        const NAME: &'static str = "changes.unsubscribe";
        type Result = super::Unsubscribed;
    }

    /// `changes.list`: Lists the changes from `from_seq` on, for those who ask now and then.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct List {
        /// The number of the first change that is wanted.
        pub from_seq: u64,
        /// The most operations to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Only changes of these kinds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kinds: Option<Vec<super::KindName>>,
        /// Only changes of this ship, and of what belongs to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
    }

    impl List {
        /// With what it needs, and nothing else.
        pub fn new(from_seq: u64) -> Self {
            Self { from_seq, limit: None, kinds: None, ship_id: None }
        }
    }

    impl crate::Method for List {
        const NAME: &'static str = "changes.list";
        type Result = super::ChangeList;
    }
}

/// The methods of `codex`.
pub mod codex {
    /// `codex.create`: Creates a `codex` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// Its title.
        pub title: String,
        /// The codex.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_id: Option<String>,
        /// The template it was made from.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub template_id: Option<String>,
        /// What is in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub content: Option<serde_json::Value>,
        /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<serde_json::Map<String, serde_json::Value>>,
        /// Its tags.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Vec<String>>,
        /// What it refers to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub references: Option<Vec<super::CodexReference>>,
        /// The project it is in. One that is not there is made, without a name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<String>,
        /// The codex it lies under.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<String>,
        /// Who made it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub created_by: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(title: String) -> Self {
            Self {
                title,
                codex_id: None,
                template_id: None,
                content: None,
                metadata: None,
                tags: None,
                references: None,
                project_id: None,
                parent_id: None,
                created_by: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "codex.create";
        type Result = super::Codex;
    }

    /// `codex.load`: Returns a `codex` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The codex.
        pub codex_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "codex.load";
        type Result = super::Codex;
    }

    /// `codex.update`: Changes the given fields of a `codex` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The codex.
        pub codex_id: String,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The template it was made from.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub template_id: Option<String>,
        /// What is in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub content: Option<serde_json::Value>,
        /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<serde_json::Map<String, serde_json::Value>>,
        /// Its tags.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Vec<String>>,
        /// What it refers to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub references: Option<Vec<super::CodexReference>>,
        /// The project it is in. One that is not there is made, without a name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// The codex it lies under.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Who made it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub created_by: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(codex_id: String) -> Self {
            Self {
                codex_id,
                title: None,
                template_id: None,
                content: None,
                metadata: None,
                tags: None,
                references: None,
                project_id: None,
                parent_id: None,
                created_by: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "codex.update";
        type Result = super::Codex;
    }

    /// `codex.delete`: Removes a `codex` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The codex.
        pub codex_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(codex_id: String) -> Self {
            Self { codex_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "codex.delete";
        type Result = super::Deleted;
    }

    /// `codex.list`: Returns the `codex` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only of this template.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub template_id: Option<String>,
        /// Only in this project; null: only those in none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// Only right under this codex; null: only those under none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Only with this tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tag: Option<String>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "codex.list";
        type Result = super::CodexList;
    }
}

/// The methods of `colony`.
pub mod colony {
    /// `colony.load`: Returns a user with all planets and their buildings, all of one commit.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The player's name.
        pub username: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "colony.load";
        type Result = super::Colony;
    }
}

/// The methods of `crew`.
pub mod crew {
    /// `crew.create`: Creates a `crew` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The ship they serve on.
        pub ship_id: String,
        /// The game's number for the character.
        pub npc_vnum: i64,
        /// Their name.
        pub npc_name: String,
        /// The vnum of the room they are assigned to.
        pub assigned_room: i64,
        /// What they do.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew_role: Option<super::CrewRole>,
        /// The vnum of the room where they stand watch.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duty_station: Option<i64>,
        /// How loyal they are, from 0 to 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub loyalty_rating: Option<i64>,
        /// How they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::CrewStatus>,
        /// When they were last seen.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_seen: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String, npc_vnum: i64, npc_name: String, assigned_room: i64) -> Self {
            Self {
                ship_id,
                npc_vnum,
                npc_name,
                assigned_room,
                crew_role: None,
                duty_station: None,
                loyalty_rating: None,
                status: None,
                last_seen: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "crew.create";
        type Result = super::Crew;
    }

    /// `crew.load`: Returns a `crew` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The member.
        pub crew_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "crew.load";
        type Result = super::Crew;
    }

    /// `crew.update`: Changes the given fields of a `crew` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The member.
        pub crew_id: i64,
        /// The ship they serve on.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// The game's number for the character.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub npc_vnum: Option<i64>,
        /// Their name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub npc_name: Option<String>,
        /// The vnum of the room they are assigned to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub assigned_room: Option<i64>,
        /// What they do.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew_role: Option<super::CrewRole>,
        /// The vnum of the room where they stand watch.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duty_station: Option<Option<i64>>,
        /// How loyal they are, from 0 to 100.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub loyalty_rating: Option<i64>,
        /// How they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::CrewStatus>,
        /// When they were last seen.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_seen: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(crew_id: i64) -> Self {
            Self {
                crew_id,
                ship_id: None,
                npc_vnum: None,
                npc_name: None,
                assigned_room: None,
                crew_role: None,
                duty_station: None,
                loyalty_rating: None,
                status: None,
                last_seen: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "crew.update";
        type Result = super::Crew;
    }

    /// `crew.delete`: Removes a `crew` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The member.
        pub crew_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(crew_id: i64) -> Self {
            Self { crew_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "crew.delete";
        type Result = super::Deleted;
    }

    /// `crew.list`: Returns the `crew` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only aboard this ship.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// Only in this role.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew_role: Option<super::CrewRole>,
        /// Only those who are so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::CrewStatus>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "crew.list";
        type Result = super::CrewList;
    }
}

/// The methods of `docking`.
pub mod docking {
    /// `docking.create`: Creates a `docking` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// One ship.
        pub ship1_id: String,
        /// The other ship.
        pub ship2_id: String,
        /// The vnum of the room where one leaves the first ship.
        pub dock_room1: i64,
        /// The vnum of the room where one leaves the second ship.
        pub dock_room2: i64,
        /// How they are docked.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_type: Option<super::DockType>,
        /// Where it is, east.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<f64>,
        /// Where it is, north.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<f64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub z: Option<f64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(ship1_id: String, ship2_id: String, dock_room1: i64, dock_room2: i64) -> Self {
            Self {
                ship1_id,
                ship2_id,
                dock_room1,
                dock_room2,
                dock_type: None,
                x: None,
                y: None,
                z: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "docking.create";
        type Result = super::Docking;
    }

    /// `docking.load`: Returns a `docking` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The docking.
        pub dock_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "docking.load";
        type Result = super::Docking;
    }

    /// `docking.update`: Changes the given fields of a `docking` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The docking.
        pub dock_id: i64,
        /// The vnum of the room where one leaves the first ship.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_room1: Option<i64>,
        /// The vnum of the room where one leaves the second ship.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_room2: Option<i64>,
        /// How they are docked.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_type: Option<super::DockType>,
        /// Where it is, east.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<f64>,
        /// Where it is, north.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<f64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub z: Option<f64>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(dock_id: i64) -> Self {
            Self {
                dock_id,
                dock_room1: None,
                dock_room2: None,
                dock_type: None,
                x: None,
                y: None,
                z: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "docking.update";
        type Result = super::Docking;
    }

    /// `docking.delete`: Removes a `docking` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The docking.
        pub dock_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(dock_id: i64) -> Self {
            Self { dock_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "docking.delete";
        type Result = super::Deleted;
    }

    /// `docking.list`: Returns the `docking` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only with this ship, on either side.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_status: Option<super::DockStatus>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "docking.list";
        type Result = super::DockingList;
    }

    /// `docking.undock`: Ends a docking, named by its id or by one of its ships.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Undock {
        /// The docking; or give `ship_id`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_id: Option<i64>,
        /// The ship whose docking is meant; or give `dock_id`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_id: Option<String>,
        /// How it ended: `completed`, unless given, or `aborted`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dock_status: Option<super::DockStatus>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl crate::Method for Undock {
        const NAME: &'static str = "docking.undock";
        type Result = super::Docking;
    }

    /// `docking.abort_stale`: Aborts every active docking that began longer ago than given.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct AbortStale {
        /// In seconds.
        pub older_than_s: u64,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl AbortStale {
        /// With what it needs, and nothing else.
        pub fn new(older_than_s: u64) -> Self {
            Self { older_than_s, durability: None }
        }
    }

    impl crate::Method for AbortStale {
        const NAME: &'static str = "docking.abort_stale";
        type Result = super::Aborted;
    }
}

/// The methods of `editor`.
pub mod editor {
    /// `version_info`: Says what program this is, to an editor's extension.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct VersionInfo {}

    impl crate::Method for VersionInfo {
        const NAME: &'static str = "version_info";
        type Result = super::Build;
    }

    /// `create_codex`: Creates a codex and returns its id.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct CreateCodex {
        /// Its id; one that is made for it, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub codex_id: Option<String>,
        /// Its title.
        pub title: String,
        /// The template it was made from; `default`, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub template_id: Option<String>,
        /// What is in it: an object, a text or null.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub content: Option<serde_json::Value>,
        /// What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<serde_json::Map<String, serde_json::Value>>,
        /// Its tags; null for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Vec<String>>,
        /// What it refers to; null for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub references: Option<Vec<super::CodexReference>>,
        /// The project it is in; null or an empty text for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// The codex it lies under; null or an empty text for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Who made it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub created_by: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl CreateCodex {
        /// With what it needs, and nothing else.
        pub fn new(title: String) -> Self {
            Self {
                codex_id: None,
                title,
                template_id: None,
                content: None,
                metadata: None,
                tags: None,
                references: None,
                project_id: None,
                parent_id: None,
                created_by: None,
                durability: None,
            }
        }
    }

    impl crate::Method for CreateCodex {
        const NAME: &'static str = "create_codex";
        type Result = String;
    }

    /// `get_codex`: Returns a codex.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct GetCodex {
        /// The codex.
        pub codex_id: String,
    }

    impl crate::Method for GetCodex {
        const NAME: &'static str = "get_codex";
        type Result = super::CodexWithId;
    }

    /// `update_codex`: Changes the given fields of a codex.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct UpdateCodex {
        /// The codex.
        pub codex_id: String,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The template it was made from.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub template_id: Option<String>,
        /// What is in it: an object, a text or null.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub content: Option<serde_json::Value>,
        /// What is known about it; null for nothing. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metadata: Option<Option<serde_json::Map<String, serde_json::Value>>>,
        /// Its tags; null for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Option<Vec<String>>>,
        /// What it refers to; null for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub references: Option<Option<Vec<super::CodexReference>>>,
        /// The project it is in; null or an empty text for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// The codex it lies under; null or an empty text for none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Who made it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub created_by: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl UpdateCodex {
        /// With what it needs, and nothing else.
        pub fn new(codex_id: String) -> Self {
            Self {
                codex_id,
                title: None,
                template_id: None,
                content: None,
                metadata: None,
                tags: None,
                references: None,
                project_id: None,
                parent_id: None,
                created_by: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for UpdateCodex {
        const NAME: &'static str = "update_codex";
        type Result = super::CodexWithId;
    }

    /// `delete_codex`: Removes a codex; those under it stay, and lie under none.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct DeleteCodex {
        /// The codex.
        pub codex_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl DeleteCodex {
        /// With what it needs, and nothing else.
        pub fn new(codex_id: String) -> Self {
            Self { codex_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for DeleteCodex {
        const NAME: &'static str = "delete_codex";
        type Result = bool;
    }

    /// `list_codices`: Returns every codex, the newest first.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct ListCodices {}

    impl crate::Method for ListCodices {
        const NAME: &'static str = "list_codices";
        type Result = Vec<super::CodexWithId>;
    }

    /// `list_children`: Returns the codices right under another, the oldest first.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct ListChildren {
        /// The codex that they lie under.
        pub parent_id: String,
    }

    impl crate::Method for ListChildren {
        const NAME: &'static str = "list_children";
        type Result = Vec<super::CodexWithId>;
    }

    /// `create_project`: Creates a project.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct CreateProject {
        /// The workspace that it belongs to.
        pub workspace_id: String,
        /// Its name.
        pub name: String,
        /// What sort of project it is.
        pub project_type: String,
        /// The project.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// The context that is open in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub active_context_id: Option<String>,
        /// The editor's settings for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub settings: Option<serde_json::Map<String, serde_json::Value>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl CreateProject {
        /// With what it needs, and nothing else.
        pub fn new(workspace_id: String, name: String, project_type: String) -> Self {
            Self {
                workspace_id,
                name,
                project_type,
                project_id: None,
                description: None,
                active_context_id: None,
                settings: None,
                durability: None,
            }
        }
    }

    impl crate::Method for CreateProject {
        const NAME: &'static str = "create_project";
        type Result = super::ProjectWithId;
    }

    /// `get_project`: Returns a project.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct GetProject {
        /// The project.
        pub project_id: String,
    }

    impl crate::Method for GetProject {
        const NAME: &'static str = "get_project";
        type Result = super::ProjectWithId;
    }

    /// `update_project`: Changes the given fields of a project.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct UpdateProject {
        /// The project.
        pub project_id: String,
        /// The workspace that it belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub workspace_id: Option<String>,
        /// Its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// What sort of project it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_type: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
        /// The context that is open in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub active_context_id: Option<Option<String>>,
        /// The editor's settings for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub settings: Option<serde_json::Map<String, serde_json::Value>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl UpdateProject {
        /// With what it needs, and nothing else.
        pub fn new(project_id: String) -> Self {
            Self {
                project_id,
                workspace_id: None,
                name: None,
                project_type: None,
                description: None,
                active_context_id: None,
                settings: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for UpdateProject {
        const NAME: &'static str = "update_project";
        type Result = super::ProjectWithId;
    }

    /// `delete_project`: Removes a project; its codices stay, and are in none.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct DeleteProject {
        /// The project.
        pub project_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl DeleteProject {
        /// With what it needs, and nothing else.
        pub fn new(project_id: String) -> Self {
            Self { project_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for DeleteProject {
        const NAME: &'static str = "delete_project";
        type Result = bool;
    }

    /// `list_projects`: Returns the projects of a workspace, the oldest first.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct ListProjects {
        /// The workspace.
        pub workspace_id: String,
    }

    impl crate::Method for ListProjects {
        const NAME: &'static str = "list_projects";
        type Result = Vec<super::ProjectWithId>;
    }

    /// `create_task`: Creates a task with those under it, in one change, and returns its id.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct CreateTask {
        /// The task, and those under it.
        pub task_input: super::TaskInput,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl CreateTask {
        /// With what it needs, and nothing else.
        pub fn new(task_input: super::TaskInput) -> Self {
            Self { task_input, durability: None }
        }
    }

    impl crate::Method for CreateTask {
        const NAME: &'static str = "create_task";
        type Result = String;
    }

    /// `get_task`: Returns a task.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct GetTask {
        /// The task.
        pub task_id: String,
    }

    impl crate::Method for GetTask {
        const NAME: &'static str = "get_task";
        type Result = super::TaskSummary;
    }

    /// `list_tasks`: Returns the tasks under another or, unless it is given, those under none, the newest first.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct ListTasks {
        /// Only in this project.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// Those right under this task; those under none, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status_filter: Option<String>,
        /// Only those that are as urgent.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub priority_filter: Option<String>,
        /// Only of this person.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub assignee: Option<String>,
        /// The most to return; all, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<u64>,
    }

    impl crate::Method for ListTasks {
        const NAME: &'static str = "list_tasks";
        type Result = Vec<super::TaskSummary>;
    }

    /// `update_task`: Changes the given fields of a task.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct UpdateTask {
        /// The task, and the fields to change.
        pub update_input: super::TaskUpdate,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl UpdateTask {
        /// With what it needs, and nothing else.
        pub fn new(update_input: super::TaskUpdate) -> Self {
            Self { update_input, durability: None }
        }
    }

    impl crate::Method for UpdateTask {
        const NAME: &'static str = "update_task";
        type Result = super::TaskSummary;
    }

    /// `complete_task`: Makes a task done, and keeps what came of it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct CompleteTask {
        /// The task.
        pub task_id: String,
        /// What came of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output: Option<String>,
        /// What was made on the way.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub artifacts: Option<Vec<String>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl CompleteTask {
        /// With what it needs, and nothing else.
        pub fn new(task_id: String) -> Self {
            Self { task_id, output: None, artifacts: None, durability: None }
        }
    }

    impl crate::Method for CompleteTask {
        const NAME: &'static str = "complete_task";
        type Result = super::TaskSummary;
    }

    /// `delete_task`: Removes a task, and those under it where that is asked for.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct DeleteTask {
        /// The task.
        pub task_id: String,
        /// Whether every task under it goes too. Otherwise they stay, and lie under none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub delete_subtasks: Option<bool>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl DeleteTask {
        /// With what it needs, and nothing else.
        pub fn new(task_id: String) -> Self {
            Self { task_id, delete_subtasks: None, durability: None }
        }
    }

    impl crate::Method for DeleteTask {
        const NAME: &'static str = "delete_task";
        type Result = bool;
    }

    /// `get_task_dashboard`: Returns how the tasks stand: how many of each sort, and which are recent, overdue or upcoming.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct GetTaskDashboard {
        /// The project; all of them, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
    }

    impl crate::Method for GetTaskDashboard {
        const NAME: &'static str = "get_task_dashboard";
        type Result = super::TaskDashboard;
    }

    /// `create_task_tree`: Creates a tree of tasks in one change, and returns the id of its root.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct CreateTaskTree {
        /// The title of the task at its root.
        pub tree_title: String,
        /// What is to be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tree_description: Option<String>,
        /// The tasks under it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub subtasks: Option<Option<Vec<super::Subtask>>>,
        /// The project that all of them are in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl CreateTaskTree {
        /// With what it needs, and nothing else.
        pub fn new(tree_title: String) -> Self {
            Self { tree_title, tree_description: None, subtasks: None, project_id: None, durability: None }
        }
    }

    impl crate::Method for CreateTaskTree {
        const NAME: &'static str = "create_task_tree";
        type Result = String;
    }

    /// `get_task_tree`: Returns a task with those under it, down to a depth.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct GetTaskTree {
        /// The task at its root.
        pub task_id: String,
        /// How many levels below it: 5 unless given, and at most 32.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_depth: Option<u64>,
    }

    impl GetTaskTree {
        /// With what it needs, and nothing else.
        pub fn new(task_id: String) -> Self {
            Self { task_id, max_depth: None }
        }
    }

    impl crate::Method for GetTaskTree {
        const NAME: &'static str = "get_task_tree";
        type Result = super::TaskTree;
    }
}

/// The methods of `event`.
pub mod event {
    /// `event.create`: Creates a `event` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The star system where it happens.
        pub system_id: i64,
        /// The tick at which it happens.
        pub completion_tick: i64,
        /// What happens.
        pub action_type: String,
        /// The type of structure that it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structure_type: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(system_id: i64, completion_tick: i64, action_type: String) -> Self {
            Self { system_id, completion_tick, action_type, structure_type: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "event.create";
        type Result = super::Event;
    }

    /// `event.load`: Returns a `event` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The event.
        pub event_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "event.load";
        type Result = super::Event;
    }

    /// `event.update`: Changes the given fields of a `event` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The event.
        pub event_id: i64,
        /// The star system where it happens.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub system_id: Option<i64>,
        /// The tick at which it happens.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub completion_tick: Option<i64>,
        /// What happens.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub action_type: Option<String>,
        /// The type of structure that it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structure_type: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(event_id: i64) -> Self {
            Self {
                event_id,
                system_id: None,
                completion_tick: None,
                action_type: None,
                structure_type: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "event.update";
        type Result = super::Event;
    }

    /// `event.delete`: Removes a `event` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The event.
        pub event_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(event_id: i64) -> Self {
            Self { event_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "event.delete";
        type Result = super::Deleted;
    }

    /// `event.list`: Returns the `event` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only in this star system.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub system_id: Option<i64>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "event.list";
        type Result = super::EventList;
    }

    /// `event.due`: Returns the events of a galaxy that are due by a tick, in the order in which they happen.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Due {
        /// The galaxy.
        pub galaxy: String,
        /// The last tick that counts.
        pub tick: i64,
    }

    impl crate::Method for Due {
        const NAME: &'static str = "event.due";
        type Result = super::DueEvents;
    }
}

/// The methods of `fleet`.
pub mod fleet {
    /// `fleet.load`: Returns ships as `vessel.load` does, all or those named, each page of one commit.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Load {
        /// Only these; every ship unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ship_ids: Option<Vec<String>>,
        /// The most to return: 1000 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this ship: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "fleet.load";
        type Result = super::FleetPage;
    }

    /// `fleet.save`: Saves several ships as `vessel.save` does, all in one change or none.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Save {
        /// Each as in `vessel.save`.
        pub vessels: Vec<super::VesselSave>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Save {
        /// With what it needs, and nothing else.
        pub fn new(vessels: Vec<super::VesselSave>) -> Self {
            Self { vessels, durability: None }
        }
    }

    impl crate::Method for Save {
        const NAME: &'static str = "fleet.save";
        type Result = super::FleetSaved;
    }

    /// `fleet.update_runtime`: Changes the given fields of several `runtime` records and makes those that are missing, all in one change or none.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct UpdateRuntime {
        /// Each with its `ship_id` and the fields of its `runtime` to change.
        pub items: Vec<super::RuntimeEntry>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl UpdateRuntime {
        /// With what it needs, and nothing else.
        pub fn new(items: Vec<super::RuntimeEntry>) -> Self {
            Self { items, durability: None }
        }
    }

    impl crate::Method for UpdateRuntime {
        const NAME: &'static str = "fleet.update_runtime";
        type Result = super::FleetUpdated;
    }
}

/// The methods of `galaxy`.
pub mod galaxy {
    /// `galaxy.create`: Creates a `galaxy` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// Its name.
        pub name: String,
        /// The game's settings for it, in whatever form the game has them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub config: Option<String>,
        /// The tick it has reached.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tick: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(name: String) -> Self {
            Self { name, config: None, tick: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "galaxy.create";
        type Result = super::Galaxy;
    }

    /// `galaxy.update`: Changes the given fields of a `galaxy` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// Its name.
        pub name: String,
        /// The game's settings for it, in whatever form the game has them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub config: Option<String>,
        /// The tick it has reached.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tick: Option<i64>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(name: String) -> Self {
            Self { name, config: None, tick: None, if_version: None, durability: None }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "galaxy.update";
        type Result = super::Galaxy;
    }

    /// `galaxy.delete`: Removes a `galaxy` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// Its name.
        pub name: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(name: String) -> Self {
            Self { name, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "galaxy.delete";
        type Result = super::Deleted;
    }

    /// `galaxy.list`: Returns the `galaxy` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "galaxy.list";
        type Result = super::GalaxyList;
    }

    /// `galaxy.load`: Returns a galaxy with its star systems and all that is in them, all of one commit.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// Its name.
        pub name: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "galaxy.load";
        type Result = super::Subtree;
    }

    /// `galaxy.save`: Creates or changes a galaxy and star systems of it, each with exactly the structures and events given, in one change.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Save {
        /// The galaxy: changed if it is there, created if not.
        pub galaxy: super::GalaxyEntry,
        /// Star systems of it. Without its id one is found by its place; one that is not found is created.
        pub systems: Vec<super::SystemSave>,
        /// Whether the galaxy's other star systems go, with all that is in them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub replace: Option<bool>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Save {
        /// With what it needs, and nothing else.
        pub fn new(galaxy: super::GalaxyEntry, systems: Vec<super::SystemSave>) -> Self {
            Self { galaxy, systems, replace: None, durability: None }
        }
    }

    impl crate::Method for Save {
        const NAME: &'static str = "galaxy.save";
        type Result = super::GalaxySaved;
    }
}

/// The methods of `interior`.
pub mod interior {
    /// `interior.create`: Creates a `interior` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The ship.
        pub ship_id: String,
        /// Its name.
        pub vessel_name: String,
        /// What sort of vessel it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<super::VesselType>,
        /// Who owns it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// How many rooms it may have; unless given, what its type had when it was created.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_rooms: Option<i64>,
        /// Its rooms.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rooms: Option<Vec<super::Room>>,
        /// The ways between its rooms.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub connections: Option<Vec<super::Connection>>,
        /// The vnum of the bridge.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bridge_room: Option<i64>,
        /// The vnum of the room where one comes aboard.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub entrance_room: Option<i64>,
        /// The vnums of the rooms that hold cargo.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cargo_rooms: Option<Vec<i64>>,
        /// The game's code for what was built in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub upgrades: Option<i64>,
        /// What it is insured for.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub insured_for: Option<i64>,
        /// What its crew is owed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub wages_owed: Option<i64>,
        /// Its figurehead.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub figurehead: Option<String>,
        /// Its colours.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub paint_scheme: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String, vessel_name: String) -> Self {
            Self {
                ship_id,
                vessel_name,
                vessel_type: None,
                owner: None,
                max_rooms: None,
                rooms: None,
                connections: None,
                bridge_room: None,
                entrance_room: None,
                cargo_rooms: None,
                upgrades: None,
                insured_for: None,
                wages_owed: None,
                figurehead: None,
                paint_scheme: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "interior.create";
        type Result = super::Interior;
    }

    /// `interior.load`: Returns a `interior` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The ship.
        pub ship_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "interior.load";
        type Result = super::Interior;
    }

    /// `interior.update`: Changes the given fields of a `interior` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The ship.
        pub ship_id: String,
        /// Its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_name: Option<String>,
        /// What sort of vessel it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<super::VesselType>,
        /// Who owns it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// How many rooms it may have; unless given, what its type had when it was created.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_rooms: Option<i64>,
        /// Its rooms.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rooms: Option<Vec<super::Room>>,
        /// The ways between its rooms.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub connections: Option<Vec<super::Connection>>,
        /// The vnum of the bridge.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub bridge_room: Option<Option<i64>>,
        /// The vnum of the room where one comes aboard.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub entrance_room: Option<Option<i64>>,
        /// The vnums of the rooms that hold cargo.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cargo_rooms: Option<Vec<i64>>,
        /// The game's code for what was built in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub upgrades: Option<i64>,
        /// What it is insured for.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub insured_for: Option<i64>,
        /// What its crew is owed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub wages_owed: Option<i64>,
        /// Its figurehead.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub figurehead: Option<String>,
        /// Its colours.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub paint_scheme: Option<String>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self {
                ship_id,
                vessel_name: None,
                vessel_type: None,
                owner: None,
                max_rooms: None,
                rooms: None,
                connections: None,
                bridge_room: None,
                entrance_room: None,
                cargo_rooms: None,
                upgrades: None,
                insured_for: None,
                wages_owed: None,
                figurehead: None,
                paint_scheme: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "interior.update";
        type Result = super::Interior;
    }

    /// `interior.delete`: Removes a `interior` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The ship.
        pub ship_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self { ship_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "interior.delete";
        type Result = super::Deleted;
    }

    /// `interior.list`: Returns the `interior` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only of this type.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<super::VesselType>,
        /// Only of this owner.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "interior.list";
        type Result = super::InteriorList;
    }
}

/// The methods of `planet`.
pub mod planet {
    /// `planet.create`: Creates a `planet` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The player whose it is.
        pub user_id: i64,
        /// The galaxy it lies in.
        pub galaxy: i64,
        /// The system in that galaxy.
        pub system: i64,
        /// Its place in that system.
        pub position: i64,
        /// What it is called.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// How much metal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How much crystal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal: Option<i64>,
        /// How much deuterium there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium: Option<i64>,
        /// How much metal the game adds, in its own unit of time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal_rate: Option<f64>,
        /// How much crystal the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal_rate: Option<f64>,
        /// How much deuterium the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium_rate: Option<f64>,
        /// Up to when the game has added it. A game that starts again adds what has come together since.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_update: Option<String>,
        /// How warm it is there; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub temperature: Option<i64>,
        /// How large it is, in the game's own unit; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(user_id: i64, galaxy: i64, system: i64, position: i64) -> Self {
            Self {
                user_id,
                galaxy,
                system,
                position,
                name: None,
                metal: None,
                crystal: None,
                deuterium: None,
                metal_rate: None,
                crystal_rate: None,
                deuterium_rate: None,
                last_update: None,
                temperature: None,
                size: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "planet.create";
        type Result = super::Planet;
    }

    /// `planet.load`: Returns a `planet` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The planet.
        pub planet_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "planet.load";
        type Result = super::Planet;
    }

    /// `planet.update`: Changes the given fields of a `planet` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The planet.
        pub planet_id: i64,
        /// The player whose it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_id: Option<i64>,
        /// The galaxy it lies in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub galaxy: Option<i64>,
        /// The system in that galaxy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub system: Option<i64>,
        /// Its place in that system.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub position: Option<i64>,
        /// What it is called.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// How much metal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How much crystal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal: Option<i64>,
        /// How much deuterium there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium: Option<i64>,
        /// How much metal the game adds, in its own unit of time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal_rate: Option<f64>,
        /// How much crystal the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal_rate: Option<f64>,
        /// How much deuterium the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium_rate: Option<f64>,
        /// Up to when the game has added it. A game that starts again adds what has come together since.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_update: Option<String>,
        /// How warm it is there; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub temperature: Option<Option<i64>>,
        /// How large it is, in the game's own unit; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<Option<i64>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(planet_id: i64) -> Self {
            Self {
                planet_id,
                user_id: None,
                galaxy: None,
                system: None,
                position: None,
                name: None,
                metal: None,
                crystal: None,
                deuterium: None,
                metal_rate: None,
                crystal_rate: None,
                deuterium_rate: None,
                last_update: None,
                temperature: None,
                size: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "planet.update";
        type Result = super::Planet;
    }

    /// `planet.delete`: Removes a `planet` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The planet.
        pub planet_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(planet_id: i64) -> Self {
            Self { planet_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "planet.delete";
        type Result = super::Deleted;
    }

    /// `planet.list`: Returns the `planet` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only of this player.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_id: Option<i64>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "planet.list";
        type Result = super::PlanetList;
    }

    /// `planet.save`: Creates or changes a planet and the buildings given, and makes its user if there is none, in one change.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Save {
        /// The planet.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub planet_id: Option<i64>,
        /// The player whose it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_id: Option<i64>,
        /// The galaxy it lies in.
        pub galaxy: i64,
        /// The system in that galaxy.
        pub system: i64,
        /// Its place in that system.
        pub position: i64,
        /// What it is called.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// How much metal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How much crystal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal: Option<i64>,
        /// How much deuterium there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium: Option<i64>,
        /// How much metal the game adds, in its own unit of time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal_rate: Option<f64>,
        /// How much crystal the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal_rate: Option<f64>,
        /// How much deuterium the game adds.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium_rate: Option<f64>,
        /// Up to when the game has added it. A game that starts again adds what has come together since.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_update: Option<String>,
        /// How warm it is there; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub temperature: Option<Option<i64>>,
        /// How large it is, in the game's own unit; null where the game does not say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub size: Option<Option<i64>>,
        /// The player whose it is. It is required.
        pub username: String,
        /// Buildings, each changed if the planet has one of its type, and created if not. Others stay as they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub buildings: Option<Vec<super::BuildingEntry>>,
        /// Save only if the planet is at this version; 0 means it must not be there yet.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Save {
        /// With what it needs, and nothing else.
        pub fn new(galaxy: i64, system: i64, position: i64, username: String) -> Self {
            Self {
                planet_id: None,
                user_id: None,
                galaxy,
                system,
                position,
                name: None,
                metal: None,
                crystal: None,
                deuterium: None,
                metal_rate: None,
                crystal_rate: None,
                deuterium_rate: None,
                last_update: None,
                temperature: None,
                size: None,
                username,
                buildings: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Save {
        const NAME: &'static str = "planet.save";
        type Result = super::Planet;
    }

    /// `planet.spend`: Takes metal, crystal and deuterium from a planet: all that is asked for, or nothing.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Spend {
        /// The planet.
        pub planet_id: i64,
        /// How much metal; none, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How much crystal; none, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crystal: Option<i64>,
        /// How much deuterium; none, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub deuterium: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Spend {
        /// With what it needs, and nothing else.
        pub fn new(planet_id: i64) -> Self {
            Self { planet_id, metal: None, crystal: None, deuterium: None, durability: None }
        }
    }

    impl crate::Method for Spend {
        const NAME: &'static str = "planet.spend";
        type Result = super::Planet;
    }
}

/// The methods of `project`.
pub mod project {
    /// `project.create`: Creates a `project` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The workspace that it belongs to.
        pub workspace_id: String,
        /// Its name.
        pub name: String,
        /// What sort of project it is.
        pub project_type: String,
        /// The project.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// The context that is open in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub active_context_id: Option<String>,
        /// The editor's settings for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub settings: Option<serde_json::Map<String, serde_json::Value>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(workspace_id: String, name: String, project_type: String) -> Self {
            Self {
                workspace_id,
                name,
                project_type,
                project_id: None,
                description: None,
                active_context_id: None,
                settings: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "project.create";
        type Result = super::Project;
    }

    /// `project.load`: Returns a `project` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The project.
        pub project_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "project.load";
        type Result = super::Project;
    }

    /// `project.update`: Changes the given fields of a `project` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The project.
        pub project_id: String,
        /// The workspace that it belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub workspace_id: Option<String>,
        /// Its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// What sort of project it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_type: Option<String>,
        /// What it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
        /// The context that is open in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub active_context_id: Option<Option<String>>,
        /// The editor's settings for it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub settings: Option<serde_json::Map<String, serde_json::Value>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(project_id: String) -> Self {
            Self {
                project_id,
                workspace_id: None,
                name: None,
                project_type: None,
                description: None,
                active_context_id: None,
                settings: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "project.update";
        type Result = super::Project;
    }

    /// `project.delete`: Removes a `project` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The project.
        pub project_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(project_id: String) -> Self {
            Self { project_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "project.delete";
        type Result = super::Deleted;
    }

    /// `project.list`: Returns the `project` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only of this workspace.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub workspace_id: Option<String>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "project.list";
        type Result = super::ProjectList;
    }
}

/// The methods of `room_template`.
pub mod room_template {
    /// `room_template.create`: Creates a `room_template` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`.
        pub room_type: String,
        /// The room's name; `%s` stands for the ship's.
        pub name_format: String,
        /// What one sees there.
        pub description: String,
        /// The game's flags for the room.
        pub room_flags: i64,
        /// The game's code for the terrain.
        pub sector_type: i64,
        /// The smallest vessel that has such a room.
        pub min_vessel_size: i64,
        /// The largest vessel that has such a room.
        pub max_vessel_size: i64,
        /// The type of vessel it is for; null means any.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<super::VesselType>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(
            room_type: String,
            name_format: String,
            description: String,
            room_flags: i64,
            sector_type: i64,
            min_vessel_size: i64,
            max_vessel_size: i64,
        ) -> Self {
            Self {
                room_type,
                name_format,
                description,
                room_flags,
                sector_type,
                min_vessel_size,
                max_vessel_size,
                vessel_type: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "room_template.create";
        type Result = super::RoomTemplate;
    }

    /// `room_template.load`: Returns a `room_template` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The template.
        pub template_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "room_template.load";
        type Result = super::RoomTemplate;
    }

    /// `room_template.update`: Changes the given fields of a `room_template` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The template.
        pub template_id: i64,
        /// What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub room_type: Option<String>,
        /// The room's name; `%s` stands for the ship's.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub name_format: Option<String>,
        /// What one sees there.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// The game's flags for the room.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub room_flags: Option<i64>,
        /// The game's code for the terrain.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub sector_type: Option<i64>,
        /// The smallest vessel that has such a room.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub min_vessel_size: Option<i64>,
        /// The largest vessel that has such a room.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_vessel_size: Option<i64>,
        /// The type of vessel it is for; null means any.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<Option<super::VesselType>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(template_id: i64) -> Self {
            Self {
                template_id,
                room_type: None,
                name_format: None,
                description: None,
                room_flags: None,
                sector_type: None,
                min_vessel_size: None,
                max_vessel_size: None,
                vessel_type: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "room_template.update";
        type Result = super::RoomTemplate;
    }

    /// `room_template.delete`: Removes a `room_template` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The template.
        pub template_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(template_id: i64) -> Self {
            Self { template_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "room_template.delete";
        type Result = super::Deleted;
    }

    /// `room_template.list`: Returns the `room_template` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only for this type of vessel; null: only those for any.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<Option<super::VesselType>>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "room_template.list";
        type Result = super::RoomTemplateList;
    }
}

/// The methods of `rpc`.
pub mod rpc {
    /// `rpc.authenticate`: Says by a token who calls on this connection, and returns its name and role.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Authenticate {
        /// A token of the server's, as `harbormaster token new` has shown it.
        pub token: String,
    }

    impl crate::Method for Authenticate {
        const NAME: &'static str = "rpc.authenticate";
        type Result = super::Authenticated;
    }

    /// `rpc.discover`: Returns this document: every method with its params, result, errors and examples, as OpenRPC.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Discover {}

    impl crate::Method for Discover {
        const NAME: &'static str = "rpc.discover";
        type Result = serde_json::Map<String, serde_json::Value>;
    }
}

/// The methods of `runtime`.
pub mod runtime {
    /// `runtime.create`: Creates a `runtime` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The ship.
        pub ship_id: String,
        /// Where it is, east.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<f64>,
        /// Where it is, north.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<f64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub z: Option<f64>,
        /// Which way it heads, in the game's own measure.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub heading: Option<f64>,
        /// How fast it is, in the game's own measure.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub speed: Option<f64>,
        /// Where it is in the game's own words; null when they say nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub location: Option<serde_json::Value>,
        /// What its autopilot does.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub autopilot: Option<super::Autopilot>,
        /// Where the autopilot steers; null when it steers nowhere.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub waypoint: Option<serde_json::Value>,
        /// In what state hull, sails and whatever else the game has are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub condition: Option<serde_json::Map<String, serde_json::Value>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self {
                ship_id,
                x: None,
                y: None,
                z: None,
                heading: None,
                speed: None,
                location: None,
                autopilot: None,
                waypoint: None,
                condition: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "runtime.create";
        type Result = super::Runtime;
    }

    /// `runtime.load`: Returns a `runtime` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The ship.
        pub ship_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "runtime.load";
        type Result = super::Runtime;
    }

    /// `runtime.update`: Changes the given fields of a `runtime` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The ship.
        pub ship_id: String,
        /// Where it is, east.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<f64>,
        /// Where it is, north.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<f64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub z: Option<f64>,
        /// Which way it heads, in the game's own measure.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub heading: Option<f64>,
        /// How fast it is, in the game's own measure.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub speed: Option<f64>,
        /// Where it is in the game's own words; null when they say nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub location: Option<serde_json::Value>,
        /// What its autopilot does.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub autopilot: Option<super::Autopilot>,
        /// Where the autopilot steers; null when it steers nowhere.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub waypoint: Option<serde_json::Value>,
        /// In what state hull, sails and whatever else the game has are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub condition: Option<serde_json::Map<String, serde_json::Value>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self {
                ship_id,
                x: None,
                y: None,
                z: None,
                heading: None,
                speed: None,
                location: None,
                autopilot: None,
                waypoint: None,
                condition: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "runtime.update";
        type Result = super::Runtime;
    }

    /// `runtime.delete`: Removes a `runtime` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The ship.
        pub ship_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self { ship_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "runtime.delete";
        type Result = super::Deleted;
    }

    /// `runtime.list`: Returns the `runtime` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only those whose autopilot does this.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub autopilot: Option<super::Autopilot>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "runtime.list";
        type Result = super::RuntimeList;
    }
}

/// The methods of `session`.
pub mod session {
    /// `session.create`: Creates a `session` record.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Create {
        /// How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_seconds: Option<i64>,
        /// The session.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub session_id: Option<String>,
        /// What the game keeps with it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: Option<serde_json::Map<String, serde_json::Value>>,
        /// When it began.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub started_at: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl crate::Method for Create {
        const NAME: &'static str = "session.create";
        type Result = super::Session;
    }

    /// `session.load`: Returns a `session` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The session.
        pub session_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "session.load";
        type Result = super::Session;
    }

    /// `session.update`: Changes the given fields of a `session` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The session.
        pub session_id: String,
        /// How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub duration_seconds: Option<Option<i64>>,
        /// What the game keeps with it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: Option<serde_json::Map<String, serde_json::Value>>,
        /// When it began.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub started_at: Option<String>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(session_id: String) -> Self {
            Self {
                session_id,
                duration_seconds: None,
                data: None,
                started_at: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "session.update";
        type Result = super::Session;
    }

    /// `session.delete`: Removes a `session` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The session.
        pub session_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(session_id: String) -> Self {
            Self { session_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "session.delete";
        type Result = super::Deleted;
    }

    /// `session.list`: Returns the `session` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<super::SessionStatus>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "session.list";
        type Result = super::SessionList;
    }

    /// `session.end`: Ends a play session and counts it, once: one that has ended is refused.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct End {
        /// The session.
        pub session_id: String,
        /// How it ended; null where that is not known, which counts as abandoned.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub result: Option<super::SessionResult>,
        /// When it ended; now, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub ended_at: Option<String>,
        /// What the game keeps with it from then on; what it kept before, unless given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub data: Option<serde_json::Map<String, serde_json::Value>>,
        /// Why it ended, in the game's own word. With `stale` it is counted among those that were to be over long before.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reason: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl End {
        /// With what it needs, and nothing else.
        pub fn new(session_id: String) -> Self {
            Self { session_id, result: None, ended_at: None, data: None, reason: None, durability: None }
        }
    }

    impl crate::Method for End {
        const NAME: &'static str = "session.end";
        type Result = super::Session;
    }

    /// `session.end_stale`: Ends every active play session that began more than twice its duration ago, as abandoned.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct EndStale {
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl crate::Method for EndStale {
        const NAME: &'static str = "session.end_stale";
        type Result = super::Ended;
    }

    /// `session.delete_older_than`: Removes the play sessions that ended more than so many days ago, with their artifacts; their counts stay.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct DeleteOlderThan {
        /// In days of 24 hours.
        pub days: u64,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl DeleteOlderThan {
        /// With what it needs, and nothing else.
        pub fn new(days: u64) -> Self {
            Self { days, durability: None }
        }
    }

    impl crate::Method for DeleteOlderThan {
        const NAME: &'static str = "session.delete_older_than";
        type Result = super::Deleted;
    }

    /// `session.count`: Returns how many play sessions began at one moment or later, and before another.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Count {
        /// At this moment or later.
        pub from: String,
        /// Before this moment.
        pub to: String,
    }

    impl crate::Method for Count {
        const NAME: &'static str = "session.count";
        type Result = super::Counted;
    }

    /// `session.stats`: Returns how many play sessions there ever were, how they ended, and how many are active.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Stats {}

    impl crate::Method for Stats {
        const NAME: &'static str = "session.stats";
        type Result = super::Totals;
    }
}

/// The methods of `star_system`.
pub mod star_system {
    /// `star_system.create`: Creates a `star_system` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The galaxy that it is in.
        pub galaxy: String,
        /// Where it is, across.
        pub x: i64,
        /// Where it is, up.
        pub y: i64,
        /// How much metal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How many people there are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew: Option<i64>,
        /// How much water there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub water: Option<i64>,
        /// The tick up to which these are right.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub current_tick: Option<i64>,
        /// The account that owns it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(galaxy: String, x: i64, y: i64) -> Self {
            Self {
                galaxy,
                x,
                y,
                metal: None,
                crew: None,
                water: None,
                current_tick: None,
                owner: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "star_system.create";
        type Result = super::StarSystem;
    }

    /// `star_system.load`: Returns a `star_system` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The system.
        pub system_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "star_system.load";
        type Result = super::StarSystem;
    }

    /// `star_system.update`: Changes the given fields of a `star_system` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The system.
        pub system_id: i64,
        /// The galaxy that it is in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub galaxy: Option<String>,
        /// Where it is, across.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub x: Option<i64>,
        /// Where it is, up.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub y: Option<i64>,
        /// How much metal there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub metal: Option<i64>,
        /// How many people there are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew: Option<i64>,
        /// How much water there is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub water: Option<i64>,
        /// The tick up to which these are right.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub current_tick: Option<i64>,
        /// The account that owns it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<Option<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(system_id: i64) -> Self {
            Self {
                system_id,
                galaxy: None,
                x: None,
                y: None,
                metal: None,
                crew: None,
                water: None,
                current_tick: None,
                owner: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "star_system.update";
        type Result = super::StarSystem;
    }

    /// `star_system.delete`: Removes a `star_system` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The system.
        pub system_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(system_id: i64) -> Self {
            Self { system_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "star_system.delete";
        type Result = super::Deleted;
    }

    /// `star_system.list`: Returns the `star_system` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only in this galaxy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub galaxy: Option<String>,
        /// Only of this account; null: only those of none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<Option<String>>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "star_system.list";
        type Result = super::StarSystemList;
    }
}

/// The methods of `structure`.
pub mod structure {
    /// `structure.create`: Creates a `structure` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The star system that it is in.
        pub system_id: i64,
        /// What it is.
        pub structure_type: String,
        /// How far it is built.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub level: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(system_id: i64, structure_type: String) -> Self {
            Self { system_id, structure_type, level: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "structure.create";
        type Result = super::Structure;
    }

    /// `structure.load`: Returns a `structure` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The structure.
        pub structure_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "structure.load";
        type Result = super::Structure;
    }

    /// `structure.update`: Changes the given fields of a `structure` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The structure.
        pub structure_id: i64,
        /// The star system that it is in.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub system_id: Option<i64>,
        /// What it is.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub structure_type: Option<String>,
        /// How far it is built.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub level: Option<i64>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(structure_id: i64) -> Self {
            Self {
                structure_id,
                system_id: None,
                structure_type: None,
                level: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "structure.update";
        type Result = super::Structure;
    }

    /// `structure.delete`: Removes a `structure` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The structure.
        pub structure_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(structure_id: i64) -> Self {
            Self { structure_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "structure.delete";
        type Result = super::Deleted;
    }

    /// `structure.list`: Returns the `structure` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only in this star system.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub system_id: Option<i64>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "structure.list";
        type Result = super::StructureList;
    }
}

/// The methods of `system`.
pub mod system {
    /// `system.version`: Returns the versions of the program, the schema and SQLite.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Version {}

    impl crate::Method for Version {
        const NAME: &'static str = "system.version";
        type Result = super::VersionInfo;
    }

    /// `system.health`: Says whether changes can be written, and how far they are.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Health {}

    impl crate::Method for Health {
        const NAME: &'static str = "system.health";
        type Result = super::HealthInfo;
    }

    /// `system.stats`: Returns record counts, commits, failures, what was deferred, group sizes, commit times, bytes and uptime.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Stats {}

    impl crate::Method for Stats {
        const NAME: &'static str = "system.stats";
        type Result = super::StatsInfo;
    }

    /// `system.flush`: Answers once every change answered so far is on disk and in its table, and says how many records it wrote.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Flush {}

    impl crate::Method for Flush {
        const NAME: &'static str = "system.flush";
        type Result = super::Flushed;
    }

    /// `system.check`: Checks the file, its foreign keys, and memory against the tables, while writes go on.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Check {}

    impl crate::Method for Check {
        const NAME: &'static str = "system.check";
        type Result = super::Checked;
    }

    /// `system.compact`: Gives back the space that the database's file does not need; reads go on, and changes wait meanwhile.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct Compact {}

    impl crate::Method for Compact {
        const NAME: &'static str = "system.compact";
        type Result = super::Compacted;
    }

    /// `system.backup`: Writes the whole database to a new file and verifies it, while writes go on.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Backup {
        /// A file that is not there yet, or a folder, in which the backup gets a name that tells the time. A relative path begins in the database's folder.
        pub path: String,
    }

    impl crate::Method for Backup {
        const NAME: &'static str = "system.backup";
        type Result = super::BackupInfo;
    }

    /// `system.import`: Puts up to 10 000 records of another database here as they are there, with keys, versions and times, in one change.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Import {
        /// At most 10 000, parents before their children.
        pub records: Vec<super::Arriving>,
        /// Put them also in the place of records that differ.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub replace: Option<bool>,
        /// Only say what would be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub dry_run: Option<bool>,
    }

    impl Import {
        /// With what it needs, and nothing else.
        pub fn new(records: Vec<super::Arriving>) -> Self {
            Self { records, replace: None, dry_run: None }
        }
    }

    impl crate::Method for Import {
        const NAME: &'static str = "system.import";
        type Result = super::Imported;
    }
}

/// The methods of `task`.
pub mod task {
    /// `task.create`: Creates a `task` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// Its title.
        pub title: String,
        /// The task.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub task_id: Option<String>,
        /// What is to be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<String>,
        /// Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub priority: Option<String>,
        /// Its tags.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Vec<String>>,
        /// Its labels, by name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub labels: Option<serde_json::Map<String, serde_json::Value>>,
        /// The project it is in. One that is not there is made, without a name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<String>,
        /// The task it lies under.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<String>,
        /// Who is to do it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub assignee: Option<String>,
        /// When it is to be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub due_date: Option<String>,
        /// What came of it, when it was done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output: Option<String>,
        /// What was made on the way: paths, links or names.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub artifacts: Option<Vec<String>>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(title: String) -> Self {
            Self {
                title,
                task_id: None,
                description: None,
                status: None,
                priority: None,
                tags: None,
                labels: None,
                project_id: None,
                parent_id: None,
                assignee: None,
                due_date: None,
                output: None,
                artifacts: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "task.create";
        type Result = super::Task;
    }

    /// `task.load`: Returns a `task` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The task.
        pub task_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "task.load";
        type Result = super::Task;
    }

    /// `task.update`: Changes the given fields of a `task` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The task.
        pub task_id: String,
        /// Its title.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// What is to be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub description: Option<Option<String>>,
        /// Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub priority: Option<String>,
        /// Its tags.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tags: Option<Vec<String>>,
        /// Its labels, by name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub labels: Option<serde_json::Map<String, serde_json::Value>>,
        /// The project it is in. One that is not there is made, without a name.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// The task it lies under.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Who is to do it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub assignee: Option<Option<String>>,
        /// When it is to be done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub due_date: Option<Option<String>>,
        /// What came of it, when it was done.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub output: Option<Option<String>>,
        /// What was made on the way: paths, links or names.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub artifacts: Option<Vec<String>>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(task_id: String) -> Self {
            Self {
                task_id,
                title: None,
                description: None,
                status: None,
                priority: None,
                tags: None,
                labels: None,
                project_id: None,
                parent_id: None,
                assignee: None,
                due_date: None,
                output: None,
                artifacts: None,
                if_version: None,
                durability: None,
            }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "task.update";
        type Result = super::Task;
    }

    /// `task.delete`: Removes a `task` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The task.
        pub task_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(task_id: String) -> Self {
            Self { task_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "task.delete";
        type Result = super::Deleted;
    }

    /// `task.list`: Returns the `task` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only those that stand so.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<String>,
        /// Only those that are as urgent.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub priority: Option<String>,
        /// Only in this project; null: only those in none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub project_id: Option<Option<String>>,
        /// Only right under this task; null: only those under none.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Option<String>>,
        /// Only of this person; null: only those of nobody.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub assignee: Option<Option<String>>,
        /// Only with this tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub tag: Option<String>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "task.list";
        type Result = super::TaskList;
    }
}

/// The methods of `user`.
pub mod user {
    /// `user.create`: Creates a `user` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Create {
        /// The name, which nobody else has. Case counts.
        pub username: String,
        /// The player; the caller's own number, or else the next one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub user_id: Option<i64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Create {
        /// With what it needs, and nothing else.
        pub fn new(username: String) -> Self {
            Self { username, user_id: None, durability: None }
        }
    }

    impl crate::Method for Create {
        const NAME: &'static str = "user.create";
        type Result = super::User;
    }

    /// `user.load`: Returns a `user` record.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The player; the caller's own number, or else the next one.
        pub user_id: i64,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "user.load";
        type Result = super::User;
    }

    /// `user.update`: Changes the given fields of a `user` record; `null` clears a field that may be null.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Update {
        /// The player; the caller's own number, or else the next one.
        pub user_id: i64,
        /// The name, which nobody else has. Case counts.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub username: Option<String>,
        /// Change it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Update {
        /// With what it needs, and nothing else.
        pub fn new(user_id: i64) -> Self {
            Self { user_id, username: None, if_version: None, durability: None }
        }
    }

    impl crate::Method for Update {
        const NAME: &'static str = "user.update";
        type Result = super::User;
    }

    /// `user.delete`: Removes a `user` record and what cannot be without it.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The player; the caller's own number, or else the next one.
        pub user_id: i64,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(user_id: i64) -> Self {
            Self { user_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "user.delete";
        type Result = super::Deleted;
    }

    /// `user.list`: Returns the `user` records that the filters allow, in key order and in pages.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "user.list";
        type Result = super::UserList;
    }
}

/// The methods of `vessel`.
pub mod vessel {
    /// `vessel.load`: Returns a ship with its active dockings, cargo and crew, all of one commit.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Load {
        /// The ship.
        pub ship_id: String,
    }

    impl crate::Method for Load {
        const NAME: &'static str = "vessel.load";
        type Result = super::Vessel;
    }

    /// `vessel.save`: Creates or changes a ship, and makes its cargo and crew exactly those given, in one change.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Save {
        /// The ship: changed if it is there, created if not.
        pub interior: super::InteriorEntry,
        /// All its cargo. Lots that are not named here go; left out, they stay as they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cargo: Option<Vec<super::CargoEntry>>,
        /// All its crew. Members who are not named here go; left out, they stay as they are.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub crew: Option<Vec<super::CrewEntry>>,
        /// Save only if the interior is at this version; 0 means it must not be there yet.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Save {
        /// With what it needs, and nothing else.
        pub fn new(interior: super::InteriorEntry) -> Self {
            Self { interior, cargo: None, crew: None, if_version: None, durability: None }
        }
    }

    impl crate::Method for Save {
        const NAME: &'static str = "vessel.save";
        type Result = super::Vessel;
    }

    /// `vessel.delete`: Removes a ship with its dockings, cargo, crew and runtime.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct Delete {
        /// The ship.
        pub ship_id: String,
        /// Delete it only if it is at this version.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub if_version: Option<u64>,
        /// When to answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub durability: Option<super::Durability>,
    }

    impl Delete {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self { ship_id, if_version: None, durability: None }
        }
    }

    impl crate::Method for Delete {
        const NAME: &'static str = "vessel.delete";
        type Result = super::Deleted;
    }

    /// `vessel.list`: Returns ships with how much they carry, how many serve aboard, and whom they are docked with.
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
    pub struct List {
        /// Only of this type.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub vessel_type: Option<super::VesselType>,
        /// Only of this owner.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// The most to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Begin behind this key: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    impl crate::Method for List {
        const NAME: &'static str = "vessel.list";
        type Result = super::VesselList;
    }

    /// `vessel.history`: Lists the kept changes of a vessel and of all that belongs to it, the latest first.
    #[derive(Clone, Debug, PartialEq, serde::Serialize)]
    pub struct History {
        /// The ship; it need not be there any more.
        pub ship_id: String,
        /// The most operations to return: 100 unless given, and at most 1000.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// Only changes before this one: the `next` of the last answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub before: Option<u64>,
    }

    impl History {
        /// With what it needs, and nothing else.
        pub fn new(ship_id: String) -> Self {
            Self { ship_id, limit: None, before: None }
        }
    }

    impl crate::Method for History {
        const NAME: &'static str = "vessel.history";
        type Result = super::History;
    }
}
