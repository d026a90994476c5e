// The types of Harbormaster's protocol. Generated from the OpenRPC document; do not edit.
//
// Integers have up to 64 bits, and numbers of JavaScript hold those up to 2^53 exactly.

/** What was aborted. */
export interface Aborted {
  /** The dockings. */
  aborted: Array<number>;
}

/** The `data` of error 409: One of the ships is in an active docking already. */
export interface AlreadyDockedError {
  kind: "already_docked";
  /** The ship. */
  ship_id: string;
  /** The docking; null where it was only a step of the refused request itself. */
  docking: Record<string, unknown> | null;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error 409: There is a record with this key, or with a value that must be unique, already. */
export interface AlreadyExistsError {
  kind: "already_exists";
  /** The kind of record. */
  record: string;
  /** The key. */
  key: number | string | Record<string, unknown>;
  /** The record that is there; null where it was only a step of the refused request itself, or there is none. */
  current: Record<string, unknown> | null;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** What the operations returned. */
export interface Applied {
  /** In the order of the operations. */
  results: Array<unknown>;
}

/** One of the records. */
export interface Arriving {
  /** Its kind. */
  kind: KindName;
  /** The whole record, as methods return it. Its `seq` is not looked at. */
  record: Record<string, unknown>;
}

/** One thing in a session. */
export interface Artifact {
  /** The artifact. */
  artifact_id: string;
  /** The session it is in. */
  session_id: string;
  /** Where it is, east. */
  x: number;
  /** Where it is, up. */
  y: number;
  /** What has become of it. */
  status: ArtifactStatus;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface ArtifactList {
  /** The records, in key order. */
  items: Array<Artifact>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** Where an artifact is. */
export type ArtifactStatus = "ground" | "inAir" | "flying" | "deposited" | "carried";

/** As whom the connection goes on. */
export interface Authenticated {
  /** The token's name; null on a connection that needs no token. */
  name: string | null;
  /** What it may ask for. */
  role: Role;
}

/** What a ship's autopilot does. */
export type Autopilot = "off" | "travelling" | "waiting" | "paused" | "complete";

/** How backups are going, for `system.health`. */
export interface BackupHealth {
  /** When the newest one was made. */
  last_at: string | null;
  /** The number of the last change in it. */
  last_seq: number | null;
  /** Why the last attempt failed. */
  last_error: string | null;
}

/** A backup that was made and verified. */
export interface BackupInfo {
  /** Where it is. */
  path: string;
  /** How large it is, in bytes. */
  bytes: number;
  /** The number of the last change in it. */
  seq: number;
}

/** What program this is. */
export interface Build {
  /** The program's version. */
  version: string;
  /** What it was built for. */
  build_target: string;
  /** How it was built: `debug` or `release`. */
  build_profile: string;
  /** What it can do besides keeping records. */
  features: string;
}

/** A building on a planet, which has one of a type. */
export interface Building {
  /** The building. */
  building_id: number;
  /** The planet it stands on. */
  planet_id: number;
  /** What sort of building it is; the game's own name for it. */
  building_type: string;
  /** How far it is built. */
  level: number;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One building of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface BuildingEntry {
  /** The building. */
  building_id?: number | null;
  /** The planet it stands on. */
  planet_id?: number;
  /** What sort of building it is; the game's own name for it. */
  building_type?: string;
  /** How far it is built. */
  level?: number;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface BuildingList {
  /** The records, in key order. */
  items: Array<Building>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** A planet with what is built there. */
export interface BuiltPlanet {
  /** The planet. */
  planet_id: number;
  /** The player whose it is. */
  user_id: number;
  /** The galaxy it lies in. */
  galaxy: number;
  /** The system in that galaxy. */
  system: number;
  /** Its place in that system. */
  position: number;
  /** What it is called. */
  name: string;
  /** How much metal there is. */
  metal: number;
  /** How much crystal there is. */
  crystal: number;
  /** How much deuterium there is. */
  deuterium: number;
  /** How much metal the game adds, in its own unit of time. */
  metal_rate: number;
  /** How much crystal the game adds. */
  crystal_rate: number;
  /** How much deuterium the game adds. */
  deuterium_rate: number;
  /** Up to when the game has added it. A game that starts again adds what has come together since. */
  last_update: string;
  /** How warm it is there; null where the game does not say. */
  temperature: number | null;
  /** How large it is, in the game's own unit; null where the game does not say. */
  size: number | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** Its buildings. */
  buildings: Array<Building>;
}

/** One lot of cargo in a ship's hold. */
export interface Cargo {
  /** The lot. */
  manifest_id: number;
  /** The ship that carries it. */
  ship_id: string;
  /** The vnum of the room it lies in. */
  cargo_room: number;
  /** The game's number for the item. */
  item_vnum: number;
  /** What it is called. */
  item_name: string;
  /** How many there are. */
  item_count: number;
  /** What one of them weighs. */
  item_weight: number;
  /** Who loaded it. */
  loaded_by: string | null;
  /** When it was loaded. */
  loaded_at: string;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One cargo of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface CargoEntry {
  /** The lot. */
  manifest_id?: number | null;
  /** The ship that carries it. */
  ship_id?: string;
  /** The vnum of the room it lies in. */
  cargo_room?: number;
  /** The game's number for the item. */
  item_vnum?: number;
  /** What it is called. */
  item_name?: string;
  /** How many there are. */
  item_count?: number;
  /** What one of them weighs. */
  item_weight?: number;
  /** Who loaded it. */
  loaded_by?: string | null;
  /** When it was loaded. */
  loaded_at?: unknown;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface CargoList {
  /** The records, in key order. */
  items: Array<Cargo>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** One change of an operation, as the log has it. */
export interface ChangeInfo {
  /** The kind of record. */
  kind: KindName;
  /** `create`, `update` or `delete`. */
  op: "create" | "update" | "delete";
  /** The record's key. */
  key: number | string;
  /** Its version after the change; null when it is gone. */
  version: number | null;
  /** The record after the change; null when it is gone. */
  record: Record<string, unknown> | null;
}

/** Some changes. */
export interface ChangeList {
  /** Each operation with its number (`seq`), its moment (`at`) and its `changes`. */
  items: Array<OperationInfo>;
  /** Give it as `from_seq` to get what comes next. */
  next_seq: number;
  /** The number of the last change. */
  last_seq: number;
}

/** What a check found. */
export interface Checked {
  /** Whether all is well. */
  ok: boolean;
  /** What is not; at most 100 findings. */
  findings: Array<string>;
}

/** A codex. */
export interface Codex {
  /** The codex. */
  codex_id: string;
  /** Its title. */
  title: string;
  /** The template it was made from. */
  template_id: string;
  /** What is in it. */
  content: unknown;
  /** What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata: Record<string, unknown>;
  /** Its tags. */
  tags: Array<string>;
  /** What it refers to. */
  references: Array<CodexReference>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id: string | null;
  /** The codex it lies under. */
  parent_id: string | null;
  /** Who made it. */
  created_by: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface CodexList {
  /** The records, in key order. */
  items: Array<Codex>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** What a codex refers to: `id` and `type`; or, as an editor's extension writes it, `from_id`, `to_id` and `ref_type`. */
export interface CodexReference {
  /** What is referred to. */
  id?: string | null;
  /** What sort of reference it is. */
  type?: string | null;
  /** What refers. */
  from_id?: string | null;
  /** What it refers to. */
  to_id?: string | null;
  /** What sort of reference it is from one to the other. */
  ref_type?: string | null;
  /** Where the reference stands, or why. */
  context?: string | null;
}

/** A codex. */
export interface CodexWithId {
  /** The codex. */
  id: string;
  /** Its title. */
  title: string;
  /** The template it was made from. */
  template_id: string;
  /** What is in it. */
  content: unknown;
  /** What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata: Record<string, unknown>;
  /** Its tags. */
  tags: Array<string>;
  /** What it refers to. */
  references: Array<CodexReference>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id: string | null;
  /** The codex it lies under. */
  parent_id: string | null;
  /** Who made it. */
  created_by: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** All that a player has. */
export interface Colony {
  /** The player. */
  user: User;
  /** The player's planets. */
  planets: Array<BuiltPlanet>;
}

/** How long a commit took, in milliseconds. */
export interface CommitTime {
  /** Half were faster. */
  p50: number;
  /** One in a hundred was slower. */
  p99: number;
  /** The slowest. */
  max: number;
}

/** What a compaction gave back. */
export interface Compacted {
  /** How large the database and its WAL were. */
  bytes_before: number;
  /** How large they are. */
  bytes_after: number;
}

/** A way from one room to another. The same way out of a room may occur twice: old data has it. */
export interface Connection {
  /** Where it begins: the room's place in `rooms`, from 0. */
  from: number;
  /** Where it ends: the room's place in `rooms`, from 0. */
  to: number;
  /** Which way it leads. */
  direction: Direction;
  /** Whether there is a hatch. */
  hatch?: boolean;
  /** Whether it is locked. */
  locked?: boolean;
}

/** How many there are. */
export interface Counted {
  /** The number of sessions. */
  count: number;
}

/** How many records of each kind were given. */
export interface Counts {
  galaxy: number;
  star_system: number;
  structure: number;
  event: number;
}

/** One member of a ship's crew. */
export interface Crew {
  /** The member. */
  crew_id: number;
  /** The ship they serve on. */
  ship_id: string;
  /** The game's number for the character. */
  npc_vnum: number;
  /** Their name. */
  npc_name: string;
  /** The vnum of the room they are assigned to. */
  assigned_room: number;
  /** What they do. */
  crew_role: CrewRole;
  /** The vnum of the room where they stand watch. */
  duty_station: number | null;
  /** How loyal they are, from 0 to 100. */
  loyalty_rating: number;
  /** How they are. */
  status: CrewStatus;
  /** When they were last seen. */
  last_seen: string | null;
  /** When they were hired. */
  hired_at: string;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One crew of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface CrewEntry {
  /** The member. */
  crew_id?: number | null;
  /** The ship they serve on. */
  ship_id?: string;
  /** The game's number for the character. */
  npc_vnum?: number;
  /** Their name. */
  npc_name?: string;
  /** The vnum of the room they are assigned to. */
  assigned_room?: number;
  /** What they do. */
  crew_role?: CrewRole;
  /** The vnum of the room where they stand watch. */
  duty_station?: number | null;
  /** How loyal they are, from 0 to 100. */
  loyalty_rating?: number;
  /** How they are. */
  status?: CrewStatus;
  /** When they were last seen. */
  last_seen?: string | null;
  /** When they were hired. */
  hired_at?: unknown;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface CrewList {
  /** The records, in key order. */
  items: Array<Crew>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** What someone does aboard. */
export type CrewRole = "captain" | "pilot" | "gunner" | "engineer" | "medic" | "marine" | "crew";

/** How someone is. */
export type CrewStatus = "active" | "injured" | "awol" | "dead";

/** What was answered from memory since the start. */
export interface DeferredCounts {
  /** How many operations. */
  operations: number;
  /** How many changes of records they came to when they were written: many changes of one record are one. */
  writes: number;
}

/** How many records of each kind a deletion took, and its number in the change log. */
export interface Deleted {
  /** The number of records by kind: the one that was named, and those that went with it. A kind of which none went is not there. */
  deleted: Record<string, number>;
  /** The change-log number of the deletion; null when it is deferred. */
  seq: number | null;
}

/** Which way a connection leads. */
export type Direction = "north" | "east" | "south" | "west" | "up" | "down" | "northwest" | "northeast" | "southeast" | "southwest";

/** Where a docking stands. */
export type DockStatus = "active" | "completed" | "aborted";

/** How two ships are docked. */
export type DockType = "standard" | "combat" | "emergency" | "forced";

/** A docking of two ships, under way or over. */
export interface Docking {
  /** The docking. */
  dock_id: number;
  /** One ship. */
  ship1_id: string;
  /** The other ship. */
  ship2_id: string;
  /** The vnum of the room where one leaves the first ship. */
  dock_room1: number;
  /** The vnum of the room where one leaves the second ship. */
  dock_room2: number;
  /** How they are docked. */
  dock_type: DockType;
  /** Where it is, east. */
  x: number;
  /** Where it is, north. */
  y: number;
  /** Where it is, up. */
  z: number;
  /** Where it stands. */
  dock_status: DockStatus;
  /** When it began. */
  dock_time: string;
  /** When it ended; null while it is active. */
  undock_time: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface DockingList {
  /** The records, in key order. */
  items: Array<Docking>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** What is due. */
export interface DueEvents {
  /** The events, by tick and then by id. */
  items: Array<Event>;
}

/** When a change is answered. */
export type Durability =
  /** When it is on disk. */
  | "commit"
  /** When it is in memory. It is on disk with the next commit, or after the flush interval; until then its `seq` is null, and if the server is killed it is lost. */
  | "deferred";

/** What was ended. */
export interface Ended {
  /** The sessions. */
  ended: Array<string>;
}

/** Something that is to happen in a star system. */
export interface Event {
  /** The event. */
  event_id: number;
  /** The star system where it happens. */
  system_id: number;
  /** The tick at which it happens. */
  completion_tick: number;
  /** What happens. */
  action_type: string;
  /** The type of structure that it is about. */
  structure_type: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One event of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface EventEntry {
  /** The event. */
  event_id?: number | null;
  /** The star system where it happens. */
  system_id?: number;
  /** The tick at which it happens. */
  completion_tick?: number;
  /** What happens. */
  action_type?: string;
  /** The type of structure that it is about. */
  structure_type?: string | null;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface EventList {
  /** The records, in key order. */
  items: Array<Event>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** A page of a fleet. */
export interface FleetPage {
  /** The ships, by their ids. A page ends early where they come to more than 16 MiB. */
  items: Array<Vessel>;
  /** Those of `ship_ids` that are not there, as far as this page goes. */
  missing: Array<string>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** What a save of several vessels did. */
export interface FleetSaved {
  /** How many vessels were saved. */
  saved: number;
  /** The change-log number of the save; of the change before it, when it changed nothing. */
  seq: number | null;
}

/** What an update of several ships under way did. */
export interface FleetUpdated {
  /** How many were given. */
  updated: number;
  /** The change-log number of the update; of the change before it, when it changed nothing; null when it is deferred. */
  seq: number | null;
}

/** How far the disk is. */
export interface Flushed {
  /** The number of the last change that is on disk. */
  durable_seq: number;
  /** How many records had deferred changes, which this call wrote. */
  written: number;
}

/** The `data` of error 403: The method takes a role that the connection does not have. */
export interface ForbiddenError {
  kind: "forbidden";
  /** The role that the connection has. */
  role: string;
  /** The role that the method takes. */
  needed?: string;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** A galaxy. */
export interface Galaxy {
  /** Its name. */
  name: string;
  /** The game's settings for it, in whatever form the game has them. */
  config: string;
  /** The tick it has reached. */
  tick: number;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One galaxy of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface GalaxyEntry {
  /** Its name. */
  name: string;
  /** The game's settings for it, in whatever form the game has them. */
  config?: string;
  /** The tick it has reached. */
  tick?: number;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface GalaxyList {
  /** The records, in key order. */
  items: Array<Galaxy>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** What a save of a galaxy did. */
export interface GalaxySaved {
  /** How many records were given. */
  saved: Counts;
  /** The change-log number of the save; of the change before it, when it changed nothing; null when it is deferred. */
  seq: number | null;
}

/** How many operations a commit held. */
export interface GroupSize {
  /** On average. */
  mean: number;
  /** At most. */
  max: number;
}

/** How the server is. */
export interface HealthInfo {
  /** `ok`, or `degraded` while changes cannot be written. */
  status: string;
  /** Why it is degraded. */
  reason: string | null;
  /** Since when it is degraded. */
  since: string | null;
  /** Where the records are kept: on `disk`, or in `memory` alone, so that they are gone when the server ends. */
  storage: Storage;
  /** What other programs have written to the tables since the start. */
  other_writers: OtherWritersInfo | null;
  /** The number of the last change that is visible. */
  last_seq: number;
  /** The number of the last change that is on disk. */
  durable_seq: number;
  /** How many records have deferred changes that wait to be written. */
  deferred_pending: number;
  /** How many operations wait for the writer. */
  queue_length: number;
  /** How backups are going. */
  backup: BackupHealth;
  /** What was saved and lost, if this start found the database damaged; null otherwise. */
  recovered: Recovered | null;
  /** How the kept history is damaged; not there as long as no damage has shown. Changes are written all the same. */
  history_damage?: string | null;
}

/** What became of a ship. */
export interface History {
  /** Each operation with its number (`seq`), its moment (`at`) and those of its `changes` that are about the ship, the latest first. */
  items: Array<OperationInfo>;
  /** Give it as `before` to get what came before; null when that is all that is kept. */
  next: number | null;
  /** The number of the first change that is kept. */
  oldest_seq: number;
}

/** What was done, or would be. */
export interface Imported {
  /** How many were not here. */
  created: number;
  /** How many were here and differed, and were replaced. */
  replaced: number;
  /** How many were here already, with the same fields, and stay as they are. */
  unchanged: number;
  /** Those that are here and differ, in a dry run without `replace`: they would be refused. */
  different: Array<Place>;
  /** The change-log number of the import; of the change before it, when it changed nothing. */
  seq: number | null;
}

/** A ship and its interior. */
export interface Interior {
  /** The ship. */
  ship_id: string;
  /** Its name. */
  vessel_name: string;
  /** What sort of vessel it is. */
  vessel_type: VesselType;
  /** Who owns it. */
  owner: string;
  /** How many rooms it may have; unless given, what its type had when it was created. */
  max_rooms: number;
  /** Its rooms. */
  rooms: Array<Room>;
  /** The ways between its rooms. */
  connections: Array<Connection>;
  /** The vnum of the bridge. */
  bridge_room: number | null;
  /** The vnum of the room where one comes aboard. */
  entrance_room: number | null;
  /** The vnums of the rooms that hold cargo. */
  cargo_rooms: Array<number>;
  /** The game's code for what was built in. */
  upgrades: number;
  /** What it is insured for. */
  insured_for: number;
  /** What its crew is owed. */
  wages_owed: number;
  /** Its figurehead. */
  figurehead: string;
  /** Its colours. */
  paint_scheme: string;
  /** How many rooms it has. */
  num_rooms: number;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One interior of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface InteriorEntry {
  /** The ship. */
  ship_id: string;
  /** Its name. */
  vessel_name?: string;
  /** What sort of vessel it is. */
  vessel_type?: VesselType;
  /** Who owns it. */
  owner?: string;
  /** How many rooms it may have; unless given, what its type had when it was created. */
  max_rooms?: number;
  /** Its rooms. */
  rooms?: Array<Room>;
  /** The ways between its rooms. */
  connections?: Array<Connection>;
  /** The vnum of the bridge. */
  bridge_room?: number | null;
  /** The vnum of the room where one comes aboard. */
  entrance_room?: number | null;
  /** The vnums of the rooms that hold cargo. */
  cargo_rooms?: Array<number>;
  /** The game's code for what was built in. */
  upgrades?: number;
  /** What it is insured for. */
  insured_for?: number;
  /** What its crew is owed. */
  wages_owed?: number;
  /** Its figurehead. */
  figurehead?: string;
  /** Its colours. */
  paint_scheme?: string;
  /** How many rooms it has. */
  num_rooms?: unknown;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface InteriorList {
  /** The records, in key order. */
  items: Array<Interior>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** The `data` of error -32603: A fault of the server; nothing was changed. */
export interface InternalError {
  kind: "internal";
  /** An id that the server's log has too. */
  incident: string;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error -32602: The params do not fit the method. */
export interface InvalidParamsError {
  kind: "invalid_params";
  /** The field, as a path from the params; empty for the params themselves. */
  field: string;
  /** What is wrong. */
  reason: string;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error -32600: The JSON is not a request. */
export interface InvalidRequestError {
  kind: "invalid_request";
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The name of a kind of records. */
export type KindName = "interior" | "docking" | "cargo" | "crew" | "room_template" | "runtime" | "project" | "codex" | "task" | "session" | "artifact" | "session_stats" | "galaxy" | "star_system" | "structure" | "event" | "user" | "planet" | "building";

/** The `data` of error 410: The change log does not reach back that far any more. */
export interface LogCompactedError {
  kind: "log_compacted";
  /** The number of the oldest change that it has. */
  oldest_seq: number;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error -32601: There is no such method. */
export interface MethodNotFoundError {
  kind: "method_not_found";
  /** The name that was asked for. */
  method: string;
  /** Methods with names like it. */
  similar: Array<string>;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error 422: A field names a record that is not there. */
export interface MissingParentError {
  kind: "missing_parent";
  /** The field, as a path from the params; empty for the params themselves. */
  field: string;
  /** The kind of record. */
  record: string;
  /** The key. */
  key: number | string | Record<string, unknown>;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The newest backup, for `system.stats`. */
export interface NewestBackup {
  /** When it was made. */
  at: string;
  /** Where it is. */
  path: string;
  /** How large it is, in bytes. */
  bytes: number;
  /** The number of the last change in it. */
  seq: number;
}

/** The `data` of error 409: The docking or session has ended already. */
export interface NotActiveError {
  kind: "not_active";
  /** The record that is there; null where it was only a step of the refused request itself, or there is none. */
  current: Record<string, unknown> | null;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error 404: There is no such record. */
export interface NotFoundError {
  kind: "not_found";
  /** The kind of record. */
  record: string;
  /** The key. */
  key: number | string | Record<string, unknown>;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** One of the operations. */
export interface Operation {
  /** A method that changes something. */
  method: string;
  /** Its params. */
  params?: Record<string, unknown> | null;
}

/** An operation as it is listed. */
export interface OperationInfo {
  /** Its number. */
  seq: number;
  /** When it was. */
  at: string;
  /** What it changed. */
  changes: Array<ChangeInfo>;
}

/** What other programs have written to the tables. */
export interface OtherWritersInfo {
  /** When that was noticed last. */
  noticed_at: string;
  /** How many records were read again. */
  records: number;
  /** Records that were not taken over, and why; the last ten. */
  refused: Array<string>;
}

/** The `data` of error 429: The server has as much to do as it takes; nothing was changed. */
export interface OverloadedError {
  kind: "overloaded";
  /** How long to wait before the next try, in milliseconds. */
  retry_after_ms: number;
  /** The bound, where it is one of the connection. */
  limit?: number;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error -32700: The frame is not JSON, or not UTF-8. */
export interface ParseError {
  kind: "parse_error";
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** Where a record is. */
export interface Place {
  /** Its kind. */
  kind: KindName;
  /** Its key. */
  key: number | string;
}

/** A planet of a player's colony. Each player has one at a place; two players may have theirs at the same. */
export interface Planet {
  /** The planet. */
  planet_id: number;
  /** The player whose it is. */
  user_id: number;
  /** The galaxy it lies in. */
  galaxy: number;
  /** The system in that galaxy. */
  system: number;
  /** Its place in that system. */
  position: number;
  /** What it is called. */
  name: string;
  /** How much metal there is. */
  metal: number;
  /** How much crystal there is. */
  crystal: number;
  /** How much deuterium there is. */
  deuterium: number;
  /** How much metal the game adds, in its own unit of time. */
  metal_rate: number;
  /** How much crystal the game adds. */
  crystal_rate: number;
  /** How much deuterium the game adds. */
  deuterium_rate: number;
  /** Up to when the game has added it. A game that starts again adds what has come together since. */
  last_update: string;
  /** How warm it is there; null where the game does not say. */
  temperature: number | null;
  /** How large it is, in the game's own unit; null where the game does not say. */
  size: number | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface PlanetList {
  /** The records, in key order. */
  items: Array<Planet>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** A project in a workspace. */
export interface Project {
  /** The project. */
  project_id: string;
  /** The workspace that it belongs to. */
  workspace_id: string;
  /** Its name. */
  name: string;
  /** What sort of project it is. */
  project_type: string;
  /** What it is about. */
  description: string | null;
  /** The context that is open in it. */
  active_context_id: string | null;
  /** The editor's settings for it. */
  settings: Record<string, unknown>;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface ProjectList {
  /** The records, in key order. */
  items: Array<Project>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** A project in a workspace. */
export interface ProjectWithId {
  /** The project. */
  id: string;
  /** The workspace that it belongs to. */
  workspace_id: string;
  /** Its name. */
  name: string;
  /** What sort of project it is. */
  project_type: string;
  /** What it is about. */
  description: string | null;
  /** The context that is open in it. */
  active_context_id: string | null;
  /** The editor's settings for it. */
  settings: Record<string, unknown>;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A record as it is shown among others, with its kind. */
export interface RecordInfo {
  /** The kind of record. */
  kind: KindName;
  /** Its key. */
  key: number | string;
  /** Its version. */
  version: number;
  /** The record. */
  record: Record<string, unknown>;
}

/** What became of a database that was damaged. */
export interface Recovered {
  /** When. */
  at: string;
  /** How the damage showed. */
  reason: string;
  /** The folder that has the damaged files. */
  quarantine: string;
  /** How many records of each kind were saved. */
  saved: Record<string, number>;
  /** How many records of each kind are known and could not be saved. */
  lost: Record<string, number>;
  /** How many records more were lost, of which not even the kind is known; null if that cannot be told. */
  lost_unknown: number | null;
  /** How many of the saved ones only the backup had. */
  from_backup: number;
  /** How many of the saved ones may be older than they last were, because later changes may be lost. */
  perhaps_older: number;
  /** The backup that was used. */
  backup: string | null;
}

/** What somebody may ask for. Each role may do what those before it may. */
export type Role =
  /** Look. */
  | "read"
  /** Change records. */
  | "write"
  /** What concerns the whole server: checks, backups. */
  | "admin";

/** A room aboard. */
export interface Room {
  /** The game's number for the room, unique within the ship. */
  vnum: number;
  /** What it is for. */
  room_type: RoomType;
}

/** The template of a room. There is one for a room type and vessel type. */
export interface RoomTemplate {
  /** The template. */
  template_id: number;
  /** What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`. */
  room_type: string;
  /** The room's name; `%s` stands for the ship's. */
  name_format: string;
  /** What one sees there. */
  description: string;
  /** The game's flags for the room. */
  room_flags: number;
  /** The game's code for the terrain. */
  sector_type: number;
  /** The smallest vessel that has such a room. */
  min_vessel_size: number;
  /** The largest vessel that has such a room. */
  max_vessel_size: number;
  /** The type of vessel it is for; null means any. */
  vessel_type: VesselType | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface RoomTemplateList {
  /** The records, in key order. */
  items: Array<RoomTemplate>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** What a room is for. */
export type RoomType = "bridge" | "quarters" | "cargo" | "engineering" | "weapons" | "medical" | "mess_hall" | "corridor" | "airlock" | "deck";

/** The `data` of error 422: A rule of the domain does not allow it. */
export interface RuleError {
  kind: "rule";
  /** The rule's name. */
  rule: string;
  /** What is wrong. */
  reason: string;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** A ship under way. */
export interface Runtime {
  /** The ship. */
  ship_id: string;
  /** Where it is, east. */
  x: number;
  /** Where it is, north. */
  y: number;
  /** Where it is, up. */
  z: number;
  /** Which way it heads, in the game's own measure. */
  heading: number;
  /** How fast it is, in the game's own measure. */
  speed: number;
  /** Where it is in the game's own words; null when they say nothing. */
  location: unknown;
  /** What its autopilot does. */
  autopilot: Autopilot;
  /** Where the autopilot steers; null when it steers nowhere. */
  waypoint: unknown;
  /** In what state hull, sails and whatever else the game has are. */
  condition: Record<string, unknown>;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One runtime of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface RuntimeEntry {
  /** The ship. */
  ship_id: string;
  /** Where it is, east. */
  x?: number;
  /** Where it is, north. */
  y?: number;
  /** Where it is, up. */
  z?: number;
  /** Which way it heads, in the game's own measure. */
  heading?: number;
  /** How fast it is, in the game's own measure. */
  speed?: number;
  /** Where it is in the game's own words; null when they say nothing. */
  location?: unknown;
  /** What its autopilot does. */
  autopilot?: Autopilot;
  /** Where the autopilot steers; null when it steers nowhere. */
  waypoint?: unknown;
  /** In what state hull, sails and whatever else the game has are. */
  condition?: Record<string, unknown>;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface RuntimeList {
  /** The records, in key order. */
  items: Array<Runtime>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** A play session, under way or over. */
export interface Session {
  /** The session. */
  session_id: string;
  /** How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale. */
  duration_seconds: number | null;
  /** What the game keeps with it. */
  data: Record<string, unknown>;
  /** When it began. */
  started_at: string;
  /** Where it stands. */
  status: SessionStatus;
  /** When it ended; null while it is active. */
  ended_at: string | null;
  /** How it ended; null while it is active, or where that is not known. */
  result: SessionResult | null;
  /** Why it ended, in the game's own word; null while it is active, or where no reason was given. */
  end_reason: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface SessionList {
  /** The records, in key order. */
  items: Array<Session>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** How a session ended. */
export type SessionResult = "won" | "lost" | "abandoned";

/** Where a session stands. */
export type SessionStatus = "active" | "ended";

/** A star system. No two of a galaxy are in the same place. */
export interface StarSystem {
  /** The system. */
  system_id: number;
  /** The galaxy that it is in. */
  galaxy: string;
  /** Where it is, across. */
  x: number;
  /** Where it is, up. */
  y: number;
  /** How much metal there is. */
  metal: number;
  /** How many people there are. */
  crew: number;
  /** How much water there is. */
  water: number;
  /** The tick up to which these are right. */
  current_tick: number;
  /** The account that owns it. */
  owner: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface StarSystemList {
  /** The records, in key order. */
  items: Array<StarSystem>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** The figures since the start. */
export interface StatsInfo {
  /** How many records there are, by kind. */
  records: Record<string, number>;
  /** About how much memory they have, by kind, in bytes. */
  record_bytes: Record<string, number>;
  /** How many commits there were. */
  commits: number;
  /** How many operations changed something. */
  operations: number;
  /** How often something could not be written. */
  failures: number;
  /** What was answered from memory. */
  deferred: DeferredCounts;
  /** How many operations a commit held. */
  group_size: GroupSize;
  /** How long a commit took, in milliseconds. */
  commit_ms: CommitTime;
  /** The size of the database and its WAL. */
  bytes: number;
  /** The newest backup that is known. */
  newest_backup: NewestBackup | null;
  /** How long the server has run, in seconds. */
  uptime_s: number;
}

/** Where records are kept. */
export type Storage =
  /** On disk. */
  | "disk"
  /** In memory alone. */
  | "memory";

/** The `data` of error 503: The disk does not take the change. */
export interface StorageUnavailableError {
  kind: "storage_unavailable";
  /** What is wrong. */
  reason: string;
  /** Whether the change is on disk: `not_applied` says that it is not, and will not be. */
  outcome: "not_applied" | "unknown";
  /** How long to wait before the next try, in milliseconds. */
  retry_after_ms: number;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** A structure in a star system. There is one of a type in a system. */
export interface Structure {
  /** The structure. */
  structure_id: number;
  /** The star system that it is in. */
  system_id: number;
  /** What it is. */
  structure_type: string;
  /** How far it is built. */
  level: number;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** One structure of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface StructureEntry {
  /** The structure. */
  structure_id?: number | null;
  /** The star system that it is in. */
  system_id?: number;
  /** What it is. */
  structure_type?: string;
  /** How far it is built. */
  level?: number;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
}

/** A page of a list. */
export interface StructureList {
  /** The records, in key order. */
  items: Array<Structure>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** A subscription. */
export interface Subscribed {
  /** Its id, among those of this connection. */
  subscription: number;
  /** The number of the last change before what will be sent. */
  seq: number;
}

/** A task under another: the same fields, `subtasks` among them. OpenRPC's own parser follows references for ever where a schema contains itself, so the document describes one level. */
export interface Subtask {
  /** Its title. */
  title: string;
  /** What is to be done. */
  description?: string | null;
  /** How urgent it is. */
  priority?: string | null;
  /** Who is to do it. */
  assignee?: string | null;
  /** When it is to be done. */
  due_date?: string | null;
  /** Its tags. */
  tags?: Array<string> | null;
  /** Its labels, by name. */
  labels?: Record<string, unknown> | null;
}

/** A galaxy and all that belongs to it. */
export interface Subtree {
  /** The galaxy. */
  galaxy: Galaxy;
  /** Its star systems, by id. */
  systems: Array<System>;
}

/** A star system and what is in it. */
export interface System {
  /** The system. */
  system_id: number;
  /** The galaxy that it is in. */
  galaxy: string;
  /** Where it is, across. */
  x: number;
  /** Where it is, up. */
  y: number;
  /** How much metal there is. */
  metal: number;
  /** How many people there are. */
  crew: number;
  /** How much water there is. */
  water: number;
  /** The tick up to which these are right. */
  current_tick: number;
  /** The account that owns it. */
  owner: string | null;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** What is built there, by id. */
  structures: Array<Structure>;
  /** What is to happen there, by id. */
  events: Array<Event>;
}

/** One star_system of a set that is saved whole: with the key of one that is there, the fields to change; otherwise a new one. What the server set may be given back as it came. */
export interface SystemSave {
  /** The system. */
  system_id?: number | null;
  /** The galaxy that it is in. */
  galaxy?: string;
  /** Where it is, across. */
  x?: number;
  /** Where it is, up. */
  y?: number;
  /** How much metal there is. */
  metal?: number;
  /** How many people there are. */
  crew?: number;
  /** How much water there is. */
  water?: number;
  /** The tick up to which these are right. */
  current_tick?: number;
  /** The account that owns it. */
  owner?: string | null;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
  /** All its structures, found by id or else by type. Those that are not named here go; left out, they stay as they are. */
  structures?: Array<StructureEntry>;
  /** All its events, found by id or else as equals. Those that are not named here go; left out, they stay as they are. */
  events?: Array<EventEntry>;
}

/** A task. */
export interface Task {
  /** The task. */
  task_id: string;
  /** Its title. */
  title: string;
  /** What is to be done. */
  description: string | null;
  /** Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`. */
  status: string;
  /** How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`. */
  priority: string;
  /** Its tags. */
  tags: Array<string>;
  /** Its labels, by name. */
  labels: Record<string, unknown>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id: string | null;
  /** The task it lies under. */
  parent_id: string | null;
  /** Who is to do it. */
  assignee: string | null;
  /** When it is to be done. */
  due_date: string | null;
  /** What came of it, when it was done. */
  output: string | null;
  /** What was made on the way: paths, links or names. */
  artifacts: Array<string>;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** How the tasks stand. */
export interface TaskDashboard {
  /** How many there are. */
  total_tasks: number;
  /** How many of each status. */
  status_breakdown: Record<string, number>;
  /** How many of each priority. */
  priority_breakdown: Record<string, number>;
  /** The newest that lie under none. */
  recent_tasks: Array<TaskSummary>;
  /** Those that were to be done by now and are not, the longest overdue first. */
  overdue_tasks: Array<TaskSummary>;
  /** Those that are to be done within seven days, the next first. */
  upcoming_tasks: Array<TaskSummary>;
  /** How many in each project. */
  project_breakdown: Record<string, number>;
  /** How many of a hundred are done. */
  completion_rate: number;
  /** How long one took on average, in seconds; null, because nobody notes when a task is done. */
  average_completion_time: number | null;
}

/** A new task, and those under it. */
export interface TaskInput {
  /** Its title. */
  title: string;
  /** What is to be done. */
  description?: string | null;
  /** Where it stands; `todo`, unless given. */
  status?: string | null;
  /** How urgent it is; `normal`, unless given. */
  priority?: string | null;
  /** The project it is in; that of the task above it, unless given. */
  project_id?: string | null;
  /** The task it lies under. What is among the subtasks of another lies under that. */
  parent_id?: string | null;
  /** Who is to do it. */
  assignee?: string | null;
  /** When it is to be done. */
  due_date?: string | null;
  /** Its tags. */
  tags?: Array<string> | null;
  /** Its labels, by name. */
  labels?: Record<string, unknown> | null;
  /** The tasks under it. */
  subtasks?: Array<Subtask> | null;
}

/** A page of a list. */
export interface TaskList {
  /** The records, in key order. */
  items: Array<Task>;
  /** Give it as `after` to get the next page; null on the last. */
  next: string | null;
}

/** A task as lists and trees show it. */
export interface TaskSummary {
  /** The task. */
  id: string;
  /** Its title. */
  title: string;
  /** What is to be done. */
  description: string | null;
  /** Where it stands. */
  status: string;
  /** How urgent it is. */
  priority: string;
  /** Who is to do it. */
  assignee: string | null;
  /** The project it is in. */
  project_id: string | null;
  /** The task it lies under. */
  parent_id: string | null;
  /** How many tasks lie right under it. */
  child_count: number;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
  /** When it is to be done. */
  due_date: string | null;
  /** Its tags. */
  tags: Array<string>;
  /** Its labels, by name. */
  labels: Record<string, unknown>;
}

/** A task with those under it. */
export interface TaskTree {
  /** The task. */
  task: TaskSummary;
  /** The tasks under it, the oldest first, in the same form. */
  children: Array<Record<string, unknown>>;
  /** How many levels it is below the root. */
  depth: number;
}

/** A task, and the fields to change; null clears one that may be null. */
export interface TaskUpdate {
  /** The task. */
  task_id: string;
  /** Its title. */
  title?: string | null;
  /** What is to be done. */
  description?: string | null;
  /** Where it stands. */
  status?: string | null;
  /** How urgent it is. */
  priority?: string | null;
  /** The project it is in. */
  project_id?: string | null;
  /** The task it lies under. */
  parent_id?: string | null;
  /** Who is to do it. */
  assignee?: string | null;
  /** When it is to be done. */
  due_date?: string | null;
  /** Its tags; null for none. */
  tags?: Array<string> | null;
  /** Its labels, by name; null for none. */
  labels?: Record<string, unknown> | null;
}

/** The `data` of error 408: The client took too long; the connection is closed. */
export interface TimedOutError {
  kind: "timed_out";
  /** How long it may take, in milliseconds. */
  timeout_ms: number;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The `data` of error 413: The request or its result is over a bound. */
export interface TooLargeError {
  kind: "too_large";
  /** The bound. */
  limit: number;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** The counts, and how many sessions are active. */
export interface Totals {
  /** How many sessions were created. */
  started: number;
  /** How many have ended. */
  ended: number;
  /** How many of those were stale. */
  stale_ended: number;
  /** How many were won. */
  won: number;
  /** How many were lost. */
  lost: number;
  /** How many were abandoned, or ended without a result. */
  abandoned: number;
  /** How many are active. */
  active: number;
  /** When the last one was won or lost; null when none was. */
  latest_completed_at: string | null;
  /** When a session or an artifact was last created or changed; null when there was none yet. */
  latest_activity_at: string | null;
}

/** What a transfer left behind and what it brought. */
export interface Transferred {
  /** What remains of the lot; null when it went whole. */
  from: Cargo | null;
  /** The lot that arrived. */
  to: Cargo;
}

/** The `data` of error 401: The connection has not said who it is. */
export interface UnauthorizedError {
  kind: "unauthorized";
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** It is over. */
export interface Unsubscribed {
  /** Always true. */
  unsubscribed: boolean;
}

/** A player. */
export interface User {
  /** The player; the caller's own number, or else the next one. */
  user_id: number;
  /** The name, which nobody else has. Case counts. */
  username: string;
  /** 1 at creation, one more at each change that changed something. */
  version: number;
  /** The change-log number of the last change; 0 for what came with the schema, null while a deferred change waits to be written. */
  seq: number | null;
  /** When it was created. */
  created_at: string;
  /** When it was last changed. */
  updated_at: string;
}

/** A page of a list. */
export interface UserList {
  /** The records, in key order. */
  items: Array<User>;
  /** Give it as `after` to get the next page; null on the last. */
  next: number | null;
}

/** The `data` of error 409: The record is not at the version that was given as `if_version`. */
export interface VersionConflictError {
  kind: "version_conflict";
  /** The kind of record. */
  record: string;
  /** The key. */
  key: number | string | Record<string, unknown>;
  /** The version that was given. */
  expected: number;
  /** The record that is there; null where it was only a step of the refused request itself, or there is none. */
  current: Record<string, unknown> | null;
  /** Which of several parts of the request it is about, counted from 0. */
  index?: number;
}

/** Which versions are at work. */
export interface VersionInfo {
  /** The program. */
  name: string;
  /** The program's version. */
  version: string;
  /** The number of the last migration. */
  schema_version: number;
  /** SQLite's version. */
  sqlite_version: string;
}

/** A vessel and all that belongs to it. */
export interface Vessel {
  /** The ship. */
  interior: Interior;
  /** Its active dockings. */
  dockings: Array<Docking>;
  /** What it carries. */
  cargo: Array<Cargo>;
  /** Who serves aboard. */
  crew: Array<Crew>;
}

/** A page of a list of vessels. */
export interface VesselList {
  /** The vessels, by ship id. */
  items: Array<VesselSummary>;
  /** The cursor of the next page; null on the last. */
  next: string | null;
}

/** A vessel to save. */
export interface VesselSave {
  /** The ship: changed if it is there, created if not. */
  interior: InteriorEntry;
  /** All its cargo. Lots that are not named here go; left out, they stay as they are. */
  cargo?: Array<CargoEntry>;
  /** All its crew. Members who are not named here go; left out, they stay as they are. */
  crew?: Array<CrewEntry>;
  /** Save only if the interior is at this version; 0 means it must not be there yet. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** A vessel in a list. */
export interface VesselSummary {
  /** The ship. */
  ship_id: string;
  /** Its name. */
  vessel_name: string;
  /** What sort of vessel it is. */
  vessel_type: VesselType;
  /** Who owns it. */
  owner: string;
  /** How many lots of cargo it carries. */
  cargo_count: number;
  /** How many serve aboard. */
  crew_count: number;
  /** The ship it is docked with; null when it is not. */
  docked_with: string | null;
}

/** What sort of vessel it is. */
export type VesselType = "raft" | "boat" | "ship" | "warship" | "airship" | "submarine" | "transport" | "magical";

/** The params of `interior.create`. */
export interface InteriorCreateParams {
  /** The ship. */
  ship_id: string;
  /** Its name. */
  vessel_name: string;
  /** What sort of vessel it is. */
  vessel_type?: VesselType;
  /** Who owns it. */
  owner?: string;
  /** How many rooms it may have; unless given, what its type had when it was created. */
  max_rooms?: number;
  /** Its rooms. */
  rooms?: Array<Room>;
  /** The ways between its rooms. */
  connections?: Array<Connection>;
  /** The vnum of the bridge. */
  bridge_room?: number | null;
  /** The vnum of the room where one comes aboard. */
  entrance_room?: number | null;
  /** The vnums of the rooms that hold cargo. */
  cargo_rooms?: Array<number>;
  /** The game's code for what was built in. */
  upgrades?: number;
  /** What it is insured for. */
  insured_for?: number;
  /** What its crew is owed. */
  wages_owed?: number;
  /** Its figurehead. */
  figurehead?: string;
  /** Its colours. */
  paint_scheme?: string;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `interior.load`. */
export interface InteriorLoadParams {
  /** The ship. */
  ship_id: string;
}

/** The params of `interior.update`. */
export interface InteriorUpdateParams {
  /** The ship. */
  ship_id: string;
  /** Its name. */
  vessel_name?: string;
  /** What sort of vessel it is. */
  vessel_type?: VesselType;
  /** Who owns it. */
  owner?: string;
  /** How many rooms it may have; unless given, what its type had when it was created. */
  max_rooms?: number;
  /** Its rooms. */
  rooms?: Array<Room>;
  /** The ways between its rooms. */
  connections?: Array<Connection>;
  /** The vnum of the bridge. */
  bridge_room?: number | null;
  /** The vnum of the room where one comes aboard. */
  entrance_room?: number | null;
  /** The vnums of the rooms that hold cargo. */
  cargo_rooms?: Array<number>;
  /** The game's code for what was built in. */
  upgrades?: number;
  /** What it is insured for. */
  insured_for?: number;
  /** What its crew is owed. */
  wages_owed?: number;
  /** Its figurehead. */
  figurehead?: string;
  /** Its colours. */
  paint_scheme?: string;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `interior.delete`. */
export interface InteriorDeleteParams {
  /** The ship. */
  ship_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `interior.list`. */
export interface InteriorListParams {
  /** Only of this type. */
  vessel_type?: VesselType | null;
  /** Only of this owner. */
  owner?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `docking.create`. */
export interface DockingCreateParams {
  /** One ship. */
  ship1_id: string;
  /** The other ship. */
  ship2_id: string;
  /** The vnum of the room where one leaves the first ship. */
  dock_room1: number;
  /** The vnum of the room where one leaves the second ship. */
  dock_room2: number;
  /** How they are docked. */
  dock_type?: DockType;
  /** Where it is, east. */
  x?: number;
  /** Where it is, north. */
  y?: number;
  /** Where it is, up. */
  z?: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `docking.load`. */
export interface DockingLoadParams {
  /** The docking. */
  dock_id: number;
}

/** The params of `docking.update`. */
export interface DockingUpdateParams {
  /** The docking. */
  dock_id: number;
  /** The vnum of the room where one leaves the first ship. */
  dock_room1?: number;
  /** The vnum of the room where one leaves the second ship. */
  dock_room2?: number;
  /** How they are docked. */
  dock_type?: DockType;
  /** Where it is, east. */
  x?: number;
  /** Where it is, north. */
  y?: number;
  /** Where it is, up. */
  z?: number;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `docking.delete`. */
export interface DockingDeleteParams {
  /** The docking. */
  dock_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `docking.list`. */
export interface DockingListParams {
  /** Only with this ship, on either side. */
  ship_id?: string | null;
  /** Only those that stand so. */
  dock_status?: DockStatus | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `cargo.create`. */
export interface CargoCreateParams {
  /** The ship that carries it. */
  ship_id: string;
  /** The vnum of the room it lies in. */
  cargo_room: number;
  /** The game's number for the item. */
  item_vnum: number;
  /** What it is called. */
  item_name: string;
  /** How many there are. */
  item_count?: number;
  /** What one of them weighs. */
  item_weight?: number;
  /** Who loaded it. */
  loaded_by?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `cargo.load`. */
export interface CargoLoadParams {
  /** The lot. */
  manifest_id: number;
}

/** The params of `cargo.update`. */
export interface CargoUpdateParams {
  /** The lot. */
  manifest_id: number;
  /** The ship that carries it. */
  ship_id?: string;
  /** The vnum of the room it lies in. */
  cargo_room?: number;
  /** The game's number for the item. */
  item_vnum?: number;
  /** What it is called. */
  item_name?: string;
  /** How many there are. */
  item_count?: number;
  /** What one of them weighs. */
  item_weight?: number;
  /** Who loaded it. */
  loaded_by?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `cargo.delete`. */
export interface CargoDeleteParams {
  /** The lot. */
  manifest_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `cargo.list`. */
export interface CargoListParams {
  /** Only aboard this ship. */
  ship_id?: string | null;
  /** Only of this item. */
  item_vnum?: number | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `crew.create`. */
export interface CrewCreateParams {
  /** The ship they serve on. */
  ship_id: string;
  /** The game's number for the character. */
  npc_vnum: number;
  /** Their name. */
  npc_name: string;
  /** The vnum of the room they are assigned to. */
  assigned_room: number;
  /** What they do. */
  crew_role?: CrewRole;
  /** The vnum of the room where they stand watch. */
  duty_station?: number | null;
  /** How loyal they are, from 0 to 100. */
  loyalty_rating?: number;
  /** How they are. */
  status?: CrewStatus;
  /** When they were last seen. */
  last_seen?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `crew.load`. */
export interface CrewLoadParams {
  /** The member. */
  crew_id: number;
}

/** The params of `crew.update`. */
export interface CrewUpdateParams {
  /** The member. */
  crew_id: number;
  /** The ship they serve on. */
  ship_id?: string;
  /** The game's number for the character. */
  npc_vnum?: number;
  /** Their name. */
  npc_name?: string;
  /** The vnum of the room they are assigned to. */
  assigned_room?: number;
  /** What they do. */
  crew_role?: CrewRole;
  /** The vnum of the room where they stand watch. */
  duty_station?: number | null;
  /** How loyal they are, from 0 to 100. */
  loyalty_rating?: number;
  /** How they are. */
  status?: CrewStatus;
  /** When they were last seen. */
  last_seen?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `crew.delete`. */
export interface CrewDeleteParams {
  /** The member. */
  crew_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `crew.list`. */
export interface CrewListParams {
  /** Only aboard this ship. */
  ship_id?: string | null;
  /** Only in this role. */
  crew_role?: CrewRole | null;
  /** Only those who are so. */
  status?: CrewStatus | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `room_template.create`. */
export interface RoomTemplateCreateParams {
  /** What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`. */
  room_type: string;
  /** The room's name; `%s` stands for the ship's. */
  name_format: string;
  /** What one sees there. */
  description: string;
  /** The game's flags for the room. */
  room_flags: number;
  /** The game's code for the terrain. */
  sector_type: number;
  /** The smallest vessel that has such a room. */
  min_vessel_size: number;
  /** The largest vessel that has such a room. */
  max_vessel_size: number;
  /** The type of vessel it is for; null means any. */
  vessel_type?: VesselType | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `room_template.load`. */
export interface RoomTemplateLoadParams {
  /** The template. */
  template_id: number;
}

/** The params of `room_template.update`. */
export interface RoomTemplateUpdateParams {
  /** The template. */
  template_id: number;
  /** What sort of room it describes. Finer than the rooms' own types: `quarters_captain`, `brig`. */
  room_type?: string;
  /** The room's name; `%s` stands for the ship's. */
  name_format?: string;
  /** What one sees there. */
  description?: string;
  /** The game's flags for the room. */
  room_flags?: number;
  /** The game's code for the terrain. */
  sector_type?: number;
  /** The smallest vessel that has such a room. */
  min_vessel_size?: number;
  /** The largest vessel that has such a room. */
  max_vessel_size?: number;
  /** The type of vessel it is for; null means any. */
  vessel_type?: VesselType | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `room_template.delete`. */
export interface RoomTemplateDeleteParams {
  /** The template. */
  template_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `room_template.list`. */
export interface RoomTemplateListParams {
  /** Only for this type of vessel; null: only those for any. */
  vessel_type?: VesselType | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `runtime.create`. */
export interface RuntimeCreateParams {
  /** The ship. */
  ship_id: string;
  /** Where it is, east. */
  x?: number;
  /** Where it is, north. */
  y?: number;
  /** Where it is, up. */
  z?: number;
  /** Which way it heads, in the game's own measure. */
  heading?: number;
  /** How fast it is, in the game's own measure. */
  speed?: number;
  /** Where it is in the game's own words; null when they say nothing. */
  location?: unknown;
  /** What its autopilot does. */
  autopilot?: Autopilot;
  /** Where the autopilot steers; null when it steers nowhere. */
  waypoint?: unknown;
  /** In what state hull, sails and whatever else the game has are. */
  condition?: Record<string, unknown>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `runtime.load`. */
export interface RuntimeLoadParams {
  /** The ship. */
  ship_id: string;
}

/** The params of `runtime.update`. */
export interface RuntimeUpdateParams {
  /** The ship. */
  ship_id: string;
  /** Where it is, east. */
  x?: number;
  /** Where it is, north. */
  y?: number;
  /** Where it is, up. */
  z?: number;
  /** Which way it heads, in the game's own measure. */
  heading?: number;
  /** How fast it is, in the game's own measure. */
  speed?: number;
  /** Where it is in the game's own words; null when they say nothing. */
  location?: unknown;
  /** What its autopilot does. */
  autopilot?: Autopilot;
  /** Where the autopilot steers; null when it steers nowhere. */
  waypoint?: unknown;
  /** In what state hull, sails and whatever else the game has are. */
  condition?: Record<string, unknown>;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `runtime.delete`. */
export interface RuntimeDeleteParams {
  /** The ship. */
  ship_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `runtime.list`. */
export interface RuntimeListParams {
  /** Only those whose autopilot does this. */
  autopilot?: Autopilot | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `project.create`. */
export interface ProjectCreateParams {
  /** The workspace that it belongs to. */
  workspace_id: string;
  /** Its name. */
  name: string;
  /** What sort of project it is. */
  project_type: string;
  /** The project. */
  project_id?: string;
  /** What it is about. */
  description?: string | null;
  /** The context that is open in it. */
  active_context_id?: string | null;
  /** The editor's settings for it. */
  settings?: Record<string, unknown>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `project.load`. */
export interface ProjectLoadParams {
  /** The project. */
  project_id: string;
}

/** The params of `project.update`. */
export interface ProjectUpdateParams {
  /** The project. */
  project_id: string;
  /** The workspace that it belongs to. */
  workspace_id?: string;
  /** Its name. */
  name?: string;
  /** What sort of project it is. */
  project_type?: string;
  /** What it is about. */
  description?: string | null;
  /** The context that is open in it. */
  active_context_id?: string | null;
  /** The editor's settings for it. */
  settings?: Record<string, unknown>;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `project.delete`. */
export interface ProjectDeleteParams {
  /** The project. */
  project_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `project.list`. */
export interface ProjectListParams {
  /** Only of this workspace. */
  workspace_id?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `codex.create`. */
export interface CodexCreateParams {
  /** Its title. */
  title: string;
  /** The codex. */
  codex_id?: string;
  /** The template it was made from. */
  template_id?: string;
  /** What is in it. */
  content?: unknown;
  /** What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata?: Record<string, unknown>;
  /** Its tags. */
  tags?: Array<string>;
  /** What it refers to. */
  references?: Array<CodexReference>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id?: string | null;
  /** The codex it lies under. */
  parent_id?: string | null;
  /** Who made it. */
  created_by?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `codex.load`. */
export interface CodexLoadParams {
  /** The codex. */
  codex_id: string;
}

/** The params of `codex.update`. */
export interface CodexUpdateParams {
  /** The codex. */
  codex_id: string;
  /** Its title. */
  title?: string;
  /** The template it was made from. */
  template_id?: string;
  /** What is in it. */
  content?: unknown;
  /** What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata?: Record<string, unknown>;
  /** Its tags. */
  tags?: Array<string>;
  /** What it refers to. */
  references?: Array<CodexReference>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id?: string | null;
  /** The codex it lies under. */
  parent_id?: string | null;
  /** Who made it. */
  created_by?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `codex.delete`. */
export interface CodexDeleteParams {
  /** The codex. */
  codex_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `codex.list`. */
export interface CodexListParams {
  /** Only of this template. */
  template_id?: string | null;
  /** Only in this project; null: only those in none. */
  project_id?: string | null;
  /** Only right under this codex; null: only those under none. */
  parent_id?: string | null;
  /** Only with this tag. */
  tag?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `task.create`. */
export interface TaskCreateParams {
  /** Its title. */
  title: string;
  /** The task. */
  task_id?: string;
  /** What is to be done. */
  description?: string | null;
  /** Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`. */
  status?: string;
  /** How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`. */
  priority?: string;
  /** Its tags. */
  tags?: Array<string>;
  /** Its labels, by name. */
  labels?: Record<string, unknown>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id?: string | null;
  /** The task it lies under. */
  parent_id?: string | null;
  /** Who is to do it. */
  assignee?: string | null;
  /** When it is to be done. */
  due_date?: string | null;
  /** What came of it, when it was done. */
  output?: string | null;
  /** What was made on the way: paths, links or names. */
  artifacts?: Array<string>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `task.load`. */
export interface TaskLoadParams {
  /** The task. */
  task_id: string;
}

/** The params of `task.update`. */
export interface TaskUpdateParams {
  /** The task. */
  task_id: string;
  /** Its title. */
  title?: string;
  /** What is to be done. */
  description?: string | null;
  /** Where it stands; the editor's own name for it, such as `todo`, `doing`, `review`, `done`, `blocked`. */
  status?: string;
  /** How urgent it is; the editor's own name for it, such as `critical`, `high`, `normal`, `low`, `someday`. */
  priority?: string;
  /** Its tags. */
  tags?: Array<string>;
  /** Its labels, by name. */
  labels?: Record<string, unknown>;
  /** The project it is in. One that is not there is made, without a name. */
  project_id?: string | null;
  /** The task it lies under. */
  parent_id?: string | null;
  /** Who is to do it. */
  assignee?: string | null;
  /** When it is to be done. */
  due_date?: string | null;
  /** What came of it, when it was done. */
  output?: string | null;
  /** What was made on the way: paths, links or names. */
  artifacts?: Array<string>;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `task.delete`. */
export interface TaskDeleteParams {
  /** The task. */
  task_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `task.list`. */
export interface TaskListParams {
  /** Only those that stand so. */
  status?: string | null;
  /** Only those that are as urgent. */
  priority?: string | null;
  /** Only in this project; null: only those in none. */
  project_id?: string | null;
  /** Only right under this task; null: only those under none. */
  parent_id?: string | null;
  /** Only of this person; null: only those of nobody. */
  assignee?: string | null;
  /** Only with this tag. */
  tag?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `session.create`. */
export interface SessionCreateParams {
  /** How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale. */
  duration_seconds?: number | null;
  /** The session. */
  session_id?: string;
  /** What the game keeps with it. */
  data?: Record<string, unknown>;
  /** When it began. */
  started_at?: string;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.load`. */
export interface SessionLoadParams {
  /** The session. */
  session_id: string;
}

/** The params of `session.update`. */
export interface SessionUpdateParams {
  /** The session. */
  session_id: string;
  /** How long it is to last, in seconds; null where nobody knows. One that is active for more than twice as long is stale. */
  duration_seconds?: number | null;
  /** What the game keeps with it. */
  data?: Record<string, unknown>;
  /** When it began. */
  started_at?: string;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.delete`. */
export interface SessionDeleteParams {
  /** The session. */
  session_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.list`. */
export interface SessionListParams {
  /** Only those that stand so. */
  status?: SessionStatus | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `artifact.create`. */
export interface ArtifactCreateParams {
  /** The session it is in. */
  session_id: string;
  /** Where it is, east. */
  x: number;
  /** Where it is, up. */
  y: number;
  /** The artifact. */
  artifact_id?: string;
  /** What has become of it. */
  status?: ArtifactStatus;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `artifact.load`. */
export interface ArtifactLoadParams {
  /** The artifact. */
  artifact_id: string;
}

/** The params of `artifact.update`. */
export interface ArtifactUpdateParams {
  /** The artifact. */
  artifact_id: string;
  /** The session it is in. */
  session_id?: string;
  /** Where it is, east. */
  x?: number;
  /** Where it is, up. */
  y?: number;
  /** What has become of it. */
  status?: ArtifactStatus;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `artifact.delete`. */
export interface ArtifactDeleteParams {
  /** The artifact. */
  artifact_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `artifact.list`. */
export interface ArtifactListParams {
  /** Only in this session. */
  session_id?: string | null;
  /** Only those that stand so. */
  status?: ArtifactStatus | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `galaxy.create`. */
export interface GalaxyCreateParams {
  /** Its name. */
  name: string;
  /** The game's settings for it, in whatever form the game has them. */
  config?: string;
  /** The tick it has reached. */
  tick?: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `galaxy.update`. */
export interface GalaxyUpdateParams {
  /** Its name. */
  name: string;
  /** The game's settings for it, in whatever form the game has them. */
  config?: string;
  /** The tick it has reached. */
  tick?: number;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `galaxy.delete`. */
export interface GalaxyDeleteParams {
  /** Its name. */
  name: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `galaxy.list`. */
export interface GalaxyListParams {
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `star_system.create`. */
export interface StarSystemCreateParams {
  /** The galaxy that it is in. */
  galaxy: string;
  /** Where it is, across. */
  x: number;
  /** Where it is, up. */
  y: number;
  /** How much metal there is. */
  metal?: number;
  /** How many people there are. */
  crew?: number;
  /** How much water there is. */
  water?: number;
  /** The tick up to which these are right. */
  current_tick?: number;
  /** The account that owns it. */
  owner?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `star_system.load`. */
export interface StarSystemLoadParams {
  /** The system. */
  system_id: number;
}

/** The params of `star_system.update`. */
export interface StarSystemUpdateParams {
  /** The system. */
  system_id: number;
  /** The galaxy that it is in. */
  galaxy?: string;
  /** Where it is, across. */
  x?: number;
  /** Where it is, up. */
  y?: number;
  /** How much metal there is. */
  metal?: number;
  /** How many people there are. */
  crew?: number;
  /** How much water there is. */
  water?: number;
  /** The tick up to which these are right. */
  current_tick?: number;
  /** The account that owns it. */
  owner?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `star_system.delete`. */
export interface StarSystemDeleteParams {
  /** The system. */
  system_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `star_system.list`. */
export interface StarSystemListParams {
  /** Only in this galaxy. */
  galaxy?: string | null;
  /** Only of this account; null: only those of none. */
  owner?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `structure.create`. */
export interface StructureCreateParams {
  /** The star system that it is in. */
  system_id: number;
  /** What it is. */
  structure_type: string;
  /** How far it is built. */
  level?: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `structure.load`. */
export interface StructureLoadParams {
  /** The structure. */
  structure_id: number;
}

/** The params of `structure.update`. */
export interface StructureUpdateParams {
  /** The structure. */
  structure_id: number;
  /** The star system that it is in. */
  system_id?: number;
  /** What it is. */
  structure_type?: string;
  /** How far it is built. */
  level?: number;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `structure.delete`. */
export interface StructureDeleteParams {
  /** The structure. */
  structure_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `structure.list`. */
export interface StructureListParams {
  /** Only in this star system. */
  system_id?: number | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `event.create`. */
export interface EventCreateParams {
  /** The star system where it happens. */
  system_id: number;
  /** The tick at which it happens. */
  completion_tick: number;
  /** What happens. */
  action_type: string;
  /** The type of structure that it is about. */
  structure_type?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `event.load`. */
export interface EventLoadParams {
  /** The event. */
  event_id: number;
}

/** The params of `event.update`. */
export interface EventUpdateParams {
  /** The event. */
  event_id: number;
  /** The star system where it happens. */
  system_id?: number;
  /** The tick at which it happens. */
  completion_tick?: number;
  /** What happens. */
  action_type?: string;
  /** The type of structure that it is about. */
  structure_type?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `event.delete`. */
export interface EventDeleteParams {
  /** The event. */
  event_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `event.list`. */
export interface EventListParams {
  /** Only in this star system. */
  system_id?: number | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `user.create`. */
export interface UserCreateParams {
  /** The name, which nobody else has. Case counts. */
  username: string;
  /** The player; the caller's own number, or else the next one. */
  user_id?: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `user.load`. */
export interface UserLoadParams {
  /** The player; the caller's own number, or else the next one. */
  user_id: number;
}

/** The params of `user.update`. */
export interface UserUpdateParams {
  /** The player; the caller's own number, or else the next one. */
  user_id: number;
  /** The name, which nobody else has. Case counts. */
  username?: string;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `user.delete`. */
export interface UserDeleteParams {
  /** The player; the caller's own number, or else the next one. */
  user_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `user.list`. */
export interface UserListParams {
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `planet.create`. */
export interface PlanetCreateParams {
  /** The player whose it is. */
  user_id: number;
  /** The galaxy it lies in. */
  galaxy: number;
  /** The system in that galaxy. */
  system: number;
  /** Its place in that system. */
  position: number;
  /** What it is called. */
  name?: string;
  /** How much metal there is. */
  metal?: number;
  /** How much crystal there is. */
  crystal?: number;
  /** How much deuterium there is. */
  deuterium?: number;
  /** How much metal the game adds, in its own unit of time. */
  metal_rate?: number;
  /** How much crystal the game adds. */
  crystal_rate?: number;
  /** How much deuterium the game adds. */
  deuterium_rate?: number;
  /** Up to when the game has added it. A game that starts again adds what has come together since. */
  last_update?: string;
  /** How warm it is there; null where the game does not say. */
  temperature?: number | null;
  /** How large it is, in the game's own unit; null where the game does not say. */
  size?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `planet.load`. */
export interface PlanetLoadParams {
  /** The planet. */
  planet_id: number;
}

/** The params of `planet.update`. */
export interface PlanetUpdateParams {
  /** The planet. */
  planet_id: number;
  /** The player whose it is. */
  user_id?: number;
  /** The galaxy it lies in. */
  galaxy?: number;
  /** The system in that galaxy. */
  system?: number;
  /** Its place in that system. */
  position?: number;
  /** What it is called. */
  name?: string;
  /** How much metal there is. */
  metal?: number;
  /** How much crystal there is. */
  crystal?: number;
  /** How much deuterium there is. */
  deuterium?: number;
  /** How much metal the game adds, in its own unit of time. */
  metal_rate?: number;
  /** How much crystal the game adds. */
  crystal_rate?: number;
  /** How much deuterium the game adds. */
  deuterium_rate?: number;
  /** Up to when the game has added it. A game that starts again adds what has come together since. */
  last_update?: string;
  /** How warm it is there; null where the game does not say. */
  temperature?: number | null;
  /** How large it is, in the game's own unit; null where the game does not say. */
  size?: number | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `planet.delete`. */
export interface PlanetDeleteParams {
  /** The planet. */
  planet_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `planet.list`. */
export interface PlanetListParams {
  /** Only of this player. */
  user_id?: number | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `building.create`. */
export interface BuildingCreateParams {
  /** The planet it stands on. */
  planet_id: number;
  /** What sort of building it is; the game's own name for it. */
  building_type: string;
  /** How far it is built. */
  level?: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `building.load`. */
export interface BuildingLoadParams {
  /** The building. */
  building_id: number;
}

/** The params of `building.update`. */
export interface BuildingUpdateParams {
  /** The building. */
  building_id: number;
  /** The planet it stands on. */
  planet_id?: number;
  /** What sort of building it is; the game's own name for it. */
  building_type?: string;
  /** How far it is built. */
  level?: number;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `building.delete`. */
export interface BuildingDeleteParams {
  /** The building. */
  building_id: number;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `building.list`. */
export interface BuildingListParams {
  /** Only on this planet. */
  planet_id?: number | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: number | null;
}

/** The params of `docking.undock`. */
export interface DockingUndockParams {
  /** The docking; or give `ship_id`. */
  dock_id?: number | null;
  /** The ship whose docking is meant; or give `dock_id`. */
  ship_id?: string | null;
  /** How it ended: `completed`, unless given, or `aborted`. */
  dock_status?: DockStatus;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `docking.abort_stale`. */
export interface DockingAbortStaleParams {
  /** In seconds. */
  older_than_s: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `cargo.transfer`. */
export interface CargoTransferParams {
  /** The lot. */
  manifest_id: number;
  /** The ship that gets it. */
  to_ship_id: string;
  /** The vnum of the room it goes to. */
  cargo_room: number;
  /** How many of it; the whole lot, unless given. */
  item_count?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `vessel.load`. */
export interface VesselLoadParams {
  /** The ship. */
  ship_id: string;
}

/** The params of `vessel.save`. */
export interface VesselSaveParams {
  /** The ship: changed if it is there, created if not. */
  interior: InteriorEntry;
  /** All its cargo. Lots that are not named here go; left out, they stay as they are. */
  cargo?: Array<CargoEntry>;
  /** All its crew. Members who are not named here go; left out, they stay as they are. */
  crew?: Array<CrewEntry>;
  /** Save only if the interior is at this version; 0 means it must not be there yet. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `vessel.delete`. */
export interface VesselDeleteParams {
  /** The ship. */
  ship_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `vessel.list`. */
export interface VesselListParams {
  /** Only of this type. */
  vessel_type?: VesselType | null;
  /** Only of this owner. */
  owner?: string | null;
  /** The most to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this key: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `fleet.load`. */
export interface FleetLoadParams {
  /** Only these; every ship unless given. */
  ship_ids?: Array<string> | null;
  /** The most to return: 1000 unless given, and at most 1000. */
  limit?: number | null;
  /** Begin behind this ship: the `next` of the last answer. */
  after?: string | null;
}

/** The params of `fleet.save`. */
export interface FleetSaveParams {
  /** Each as in `vessel.save`. */
  vessels: Array<VesselSave>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `fleet.update_runtime`. */
export interface FleetUpdateRuntimeParams {
  /** Each with its `ship_id` and the fields of its `runtime` to change. */
  items: Array<RuntimeEntry>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `version_info`. */
export type VersionInfoParams = Record<string, never>;

/** The params of `create_codex`. */
export interface CreateCodexParams {
  /** Its id; one that is made for it, unless given. */
  codex_id?: string | null;
  /** Its title. */
  title: string;
  /** The template it was made from; `default`, unless given. */
  template_id?: string | null;
  /** What is in it: an object, a text or null. */
  content?: unknown;
  /** What is known about it. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata?: Record<string, unknown> | null;
  /** Its tags; null for none. */
  tags?: Array<string> | null;
  /** What it refers to; null for none. */
  references?: Array<CodexReference> | null;
  /** The project it is in; null or an empty text for none. */
  project_id?: string | null;
  /** The codex it lies under; null or an empty text for none. */
  parent_id?: string | null;
  /** Who made it. */
  created_by?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `get_codex`. */
export interface GetCodexParams {
  /** The codex. */
  codex_id: string;
}

/** The params of `update_codex`. */
export interface UpdateCodexParams {
  /** The codex. */
  codex_id: string;
  /** Its title. */
  title?: string | null;
  /** The template it was made from. */
  template_id?: string | null;
  /** What is in it: an object, a text or null. */
  content?: unknown;
  /** What is known about it; null for nothing. A `project_id` or `parent_id` in it counts as the field of that name, unless that is given too. */
  metadata?: Record<string, unknown> | null;
  /** Its tags; null for none. */
  tags?: Array<string> | null;
  /** What it refers to; null for none. */
  references?: Array<CodexReference> | null;
  /** The project it is in; null or an empty text for none. */
  project_id?: string | null;
  /** The codex it lies under; null or an empty text for none. */
  parent_id?: string | null;
  /** Who made it. */
  created_by?: string | null;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `delete_codex`. */
export interface DeleteCodexParams {
  /** The codex. */
  codex_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `list_codices`. */
export type ListCodicesParams = Record<string, never>;

/** The params of `list_children`. */
export interface ListChildrenParams {
  /** The codex that they lie under. */
  parent_id: string;
}

/** The params of `create_project`. */
export interface CreateProjectParams {
  /** The workspace that it belongs to. */
  workspace_id: string;
  /** Its name. */
  name: string;
  /** What sort of project it is. */
  project_type: string;
  /** The project. */
  project_id?: string;
  /** What it is about. */
  description?: string | null;
  /** The context that is open in it. */
  active_context_id?: string | null;
  /** The editor's settings for it. */
  settings?: Record<string, unknown>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `get_project`. */
export interface GetProjectParams {
  /** The project. */
  project_id: string;
}

/** The params of `update_project`. */
export interface UpdateProjectParams {
  /** The project. */
  project_id: string;
  /** The workspace that it belongs to. */
  workspace_id?: string;
  /** Its name. */
  name?: string;
  /** What sort of project it is. */
  project_type?: string;
  /** What it is about. */
  description?: string | null;
  /** The context that is open in it. */
  active_context_id?: string | null;
  /** The editor's settings for it. */
  settings?: Record<string, unknown>;
  /** Change it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `delete_project`. */
export interface DeleteProjectParams {
  /** The project. */
  project_id: string;
  /** Delete it only if it is at this version. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `list_projects`. */
export interface ListProjectsParams {
  /** The workspace. */
  workspace_id: string;
}

/** The params of `create_task`. */
export interface CreateTaskParams {
  /** The task, and those under it. */
  task_input: TaskInput;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `get_task`. */
export interface GetTaskParams {
  /** The task. */
  task_id: string;
}

/** The params of `list_tasks`. */
export interface ListTasksParams {
  /** Only in this project. */
  project_id?: string | null;
  /** Those right under this task; those under none, unless given. */
  parent_id?: string | null;
  /** Only those that stand so. */
  status_filter?: string | null;
  /** Only those that are as urgent. */
  priority_filter?: string | null;
  /** Only of this person. */
  assignee?: string | null;
  /** The most to return; all, unless given. */
  limit?: number | null;
}

/** The params of `update_task`. */
export interface UpdateTaskParams {
  /** The task, and the fields to change. */
  update_input: TaskUpdate;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `complete_task`. */
export interface CompleteTaskParams {
  /** The task. */
  task_id: string;
  /** What came of it. */
  output?: string | null;
  /** What was made on the way. */
  artifacts?: Array<string> | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `delete_task`. */
export interface DeleteTaskParams {
  /** The task. */
  task_id: string;
  /** Whether every task under it goes too. Otherwise they stay, and lie under none. */
  delete_subtasks?: boolean;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `get_task_dashboard`. */
export interface GetTaskDashboardParams {
  /** The project; all of them, unless given. */
  project_id?: string | null;
}

/** The params of `create_task_tree`. */
export interface CreateTaskTreeParams {
  /** The title of the task at its root. */
  tree_title: string;
  /** What is to be done. */
  tree_description?: string | null;
  /** The tasks under it. */
  subtasks?: Array<Subtask> | null;
  /** The project that all of them are in. */
  project_id?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `get_task_tree`. */
export interface GetTaskTreeParams {
  /** The task at its root. */
  task_id: string;
  /** How many levels below it: 5 unless given, and at most 32. */
  max_depth?: number | null;
}

/** The params of `planet.save`. */
export interface PlanetSaveParams {
  /** The planet. */
  planet_id?: number | null;
  /** The player whose it is. */
  user_id?: number;
  /** The galaxy it lies in. */
  galaxy: number;
  /** The system in that galaxy. */
  system: number;
  /** Its place in that system. */
  position: number;
  /** What it is called. */
  name?: string;
  /** How much metal there is. */
  metal?: number;
  /** How much crystal there is. */
  crystal?: number;
  /** How much deuterium there is. */
  deuterium?: number;
  /** How much metal the game adds, in its own unit of time. */
  metal_rate?: number;
  /** How much crystal the game adds. */
  crystal_rate?: number;
  /** How much deuterium the game adds. */
  deuterium_rate?: number;
  /** Up to when the game has added it. A game that starts again adds what has come together since. */
  last_update?: string;
  /** How warm it is there; null where the game does not say. */
  temperature?: number | null;
  /** How large it is, in the game's own unit; null where the game does not say. */
  size?: number | null;
  /** The server's. */
  version?: unknown;
  /** The server's. */
  seq?: unknown;
  /** The server's. */
  created_at?: unknown;
  /** The server's. */
  updated_at?: unknown;
  /** The player whose it is. It is required. */
  username: string;
  /** Buildings, each changed if the planet has one of its type, and created if not. Others stay as they are. */
  buildings?: Array<BuildingEntry>;
  /** Save only if the planet is at this version; 0 means it must not be there yet. */
  if_version?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `planet.spend`. */
export interface PlanetSpendParams {
  /** The planet. */
  planet_id: number;
  /** How much metal; none, unless given. */
  metal?: number | null;
  /** How much crystal; none, unless given. */
  crystal?: number | null;
  /** How much deuterium; none, unless given. */
  deuterium?: number | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `colony.load`. */
export interface ColonyLoadParams {
  /** The player's name. */
  username: string;
}

/** The params of `session.end`. */
export interface SessionEndParams {
  /** The session. */
  session_id: string;
  /** How it ended; null where that is not known, which counts as abandoned. */
  result?: SessionResult | null;
  /** When it ended; now, unless given. */
  ended_at?: string | null;
  /** What the game keeps with it from then on; what it kept before, unless given. */
  data?: Record<string, unknown> | null;
  /** Why it ended, in the game's own word. With `stale` it is counted among those that were to be over long before. */
  reason?: string | null;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.end_stale`. */
export interface SessionEndStaleParams {
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.delete_older_than`. */
export interface SessionDeleteOlderThanParams {
  /** In days of 24 hours. */
  days: number;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `session.count`. */
export interface SessionCountParams {
  /** At this moment or later. */
  from: string;
  /** Before this moment. */
  to: string;
}

/** The params of `session.stats`. */
export type SessionStatsParams = Record<string, never>;

/** The params of `galaxy.load`. */
export interface GalaxyLoadParams {
  /** Its name. */
  name: string;
}

/** The params of `galaxy.save`. */
export interface GalaxySaveParams {
  /** The galaxy: changed if it is there, created if not. */
  galaxy: GalaxyEntry;
  /** Star systems of it. Without its id one is found by its place; one that is not found is created. */
  systems: Array<SystemSave>;
  /** Whether the galaxy's other star systems go, with all that is in them. */
  replace?: boolean;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `event.due`. */
export interface EventDueParams {
  /** The galaxy. */
  galaxy: string;
  /** The last tick that counts. */
  tick: number;
}

/** The params of `batch.apply`. */
export interface BatchApplyParams {
  /** At most 1000. */
  operations: Array<Operation>;
  /** When to answer. */
  durability?: Durability;
}

/** The params of `changes.subscribe`. */
export interface ChangesSubscribeParams {
  /** Only changes of these kinds. */
  kinds?: Array<KindName> | null;
  /** Only changes of this ship, and of what belongs to it. */
  ship_id?: string | null;
  /** The number of the first change that is wanted; unless given, the next one. */
  from_seq?: number | null;
  /** Begin with the present records. */
  snapshot?: boolean;
}

/** The params of `changes.unsubscribe`. */
export interface ChangesUnsubscribeParams {
  /** Its id. */
  subscription: number;
}

/** The params of `changes.list`. */
export interface ChangesListParams {
  /** The number of the first change that is wanted. */
  from_seq: number;
  /** The most operations to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Only changes of these kinds. */
  kinds?: Array<KindName> | null;
  /** Only changes of this ship, and of what belongs to it. */
  ship_id?: string | null;
}

/** The params of `vessel.history`. */
export interface VesselHistoryParams {
  /** The ship; it need not be there any more. */
  ship_id: string;
  /** The most operations to return: 100 unless given, and at most 1000. */
  limit?: number | null;
  /** Only changes before this one: the `next` of the last answer. */
  before?: number | null;
}

/** The params of `system.version`. */
export type SystemVersionParams = Record<string, never>;

/** The params of `system.health`. */
export type SystemHealthParams = Record<string, never>;

/** The params of `system.stats`. */
export type SystemStatsParams = Record<string, never>;

/** The params of `system.flush`. */
export type SystemFlushParams = Record<string, never>;

/** The params of `system.check`. */
export type SystemCheckParams = Record<string, never>;

/** The params of `system.compact`. */
export type SystemCompactParams = Record<string, never>;

/** The params of `system.backup`. */
export interface SystemBackupParams {
  /** A file that is not there yet, or a folder, in which the backup gets a name that tells the time. A relative path begins in the database's folder. */
  path: string;
}

/** The params of `rpc.authenticate`. */
export interface RpcAuthenticateParams {
  /** A token of the server's, as `harbormaster token new` has shown it. */
  token: string;
}

/** The params of `system.import`. */
export interface SystemImportParams {
  /** At most 10 000, parents before their children. */
  records: Array<Arriving>;
  /** Put them also in the place of records that differ. */
  replace?: boolean;
  /** Only say what would be done. */
  dry_run?: boolean;
}

/** The params of `rpc.discover`. */
export type RpcDiscoverParams = Record<string, never>;

/** Sent for every operation that a subscription asks for. */
export interface ChangesEventParams {
  /** The subscription. */
  subscription: number;
  /** The operation's number. */
  seq: number;
  /** When it was. */
  at: string;
  /** What it changed, as far as the subscription asks for it. Nothing, where the operation changed nothing in the end, or only says how far the subscription is. */
  changes: Array<ChangeInfo>;
}

/** Sent first, as often as it takes, where a subscription begins with the present records. */
export interface ChangesSnapshotParams {
  /** The subscription. */
  subscription: number;
  /** The number of the last change that is in them. */
  seq: number;
  /** The records. They are of any kind. */
  records: Array<RecordInfo>;
  /** Whether these are the last of them: from now on there are operations. */
  last: boolean;
}

/** Sent when a subscription ends that its client did not end. */
export interface ChangesEndedParams {
  /** The subscription. */
  subscription: number;
  /** The number of the last change that was sent; null when not even the records that it began with have come whole. */
  last_seq: number | null;
  /** Why it is over. */
  reason: "too_slow" | "log_compacted" | "unavailable";
  /** What happened, and what to do. */
  message: string;
}

/** Every method by its name. A role may do what those before it may: read, write, admin. */
export interface Methods {
  /** Creates a `interior` record. */
  "interior.create": { params: InteriorCreateParams; result: Interior; role: "write" };
  /** Returns a `interior` record. */
  "interior.load": { params: InteriorLoadParams; result: Interior; role: "read" };
  /** Changes the given fields of a `interior` record; `null` clears a field that may be null. */
  "interior.update": { params: InteriorUpdateParams; result: Interior; role: "write" };
  /** Removes a `interior` record and what cannot be without it. */
  "interior.delete": { params: InteriorDeleteParams; result: Deleted; role: "write" };
  /** Returns the `interior` records that the filters allow, in key order and in pages. */
  "interior.list": { params: InteriorListParams; result: InteriorList; role: "read" };
  /** Creates a `docking` record. */
  "docking.create": { params: DockingCreateParams; result: Docking; role: "write" };
  /** Returns a `docking` record. */
  "docking.load": { params: DockingLoadParams; result: Docking; role: "read" };
  /** Changes the given fields of a `docking` record; `null` clears a field that may be null. */
  "docking.update": { params: DockingUpdateParams; result: Docking; role: "write" };
  /** Removes a `docking` record and what cannot be without it. */
  "docking.delete": { params: DockingDeleteParams; result: Deleted; role: "write" };
  /** Returns the `docking` records that the filters allow, in key order and in pages. */
  "docking.list": { params: DockingListParams; result: DockingList; role: "read" };
  /** Creates a `cargo` record. */
  "cargo.create": { params: CargoCreateParams; result: Cargo; role: "write" };
  /** Returns a `cargo` record. */
  "cargo.load": { params: CargoLoadParams; result: Cargo; role: "read" };
  /** Changes the given fields of a `cargo` record; `null` clears a field that may be null. */
  "cargo.update": { params: CargoUpdateParams; result: Cargo; role: "write" };
  /** Removes a `cargo` record and what cannot be without it. */
  "cargo.delete": { params: CargoDeleteParams; result: Deleted; role: "write" };
  /** Returns the `cargo` records that the filters allow, in key order and in pages. */
  "cargo.list": { params: CargoListParams; result: CargoList; role: "read" };
  /** Creates a `crew` record. */
  "crew.create": { params: CrewCreateParams; result: Crew; role: "write" };
  /** Returns a `crew` record. */
  "crew.load": { params: CrewLoadParams; result: Crew; role: "read" };
  /** Changes the given fields of a `crew` record; `null` clears a field that may be null. */
  "crew.update": { params: CrewUpdateParams; result: Crew; role: "write" };
  /** Removes a `crew` record and what cannot be without it. */
  "crew.delete": { params: CrewDeleteParams; result: Deleted; role: "write" };
  /** Returns the `crew` records that the filters allow, in key order and in pages. */
  "crew.list": { params: CrewListParams; result: CrewList; role: "read" };
  /** Creates a `room_template` record. */
  "room_template.create": { params: RoomTemplateCreateParams; result: RoomTemplate; role: "write" };
  /** Returns a `room_template` record. */
  "room_template.load": { params: RoomTemplateLoadParams; result: RoomTemplate; role: "read" };
  /** Changes the given fields of a `room_template` record; `null` clears a field that may be null. */
  "room_template.update": { params: RoomTemplateUpdateParams; result: RoomTemplate; role: "write" };
  /** Removes a `room_template` record and what cannot be without it. */
  "room_template.delete": { params: RoomTemplateDeleteParams; result: Deleted; role: "write" };
  /** Returns the `room_template` records that the filters allow, in key order and in pages. */
  "room_template.list": { params: RoomTemplateListParams; result: RoomTemplateList; role: "read" };
  /** Creates a `runtime` record. */
  "runtime.create": { params: RuntimeCreateParams; result: Runtime; role: "write" };
  /** Returns a `runtime` record. */
  "runtime.load": { params: RuntimeLoadParams; result: Runtime; role: "read" };
  /** Changes the given fields of a `runtime` record; `null` clears a field that may be null. */
  "runtime.update": { params: RuntimeUpdateParams; result: Runtime; role: "write" };
  /** Removes a `runtime` record and what cannot be without it. */
  "runtime.delete": { params: RuntimeDeleteParams; result: Deleted; role: "write" };
  /** Returns the `runtime` records that the filters allow, in key order and in pages. */
  "runtime.list": { params: RuntimeListParams; result: RuntimeList; role: "read" };
  /** Creates a `project` record. */
  "project.create": { params: ProjectCreateParams; result: Project; role: "write" };
  /** Returns a `project` record. */
  "project.load": { params: ProjectLoadParams; result: Project; role: "read" };
  /** Changes the given fields of a `project` record; `null` clears a field that may be null. */
  "project.update": { params: ProjectUpdateParams; result: Project; role: "write" };
  /** Removes a `project` record and what cannot be without it. */
  "project.delete": { params: ProjectDeleteParams; result: Deleted; role: "write" };
  /** Returns the `project` records that the filters allow, in key order and in pages. */
  "project.list": { params: ProjectListParams; result: ProjectList; role: "read" };
  /** Creates a `codex` record. */
  "codex.create": { params: CodexCreateParams; result: Codex; role: "write" };
  /** Returns a `codex` record. */
  "codex.load": { params: CodexLoadParams; result: Codex; role: "read" };
  /** Changes the given fields of a `codex` record; `null` clears a field that may be null. */
  "codex.update": { params: CodexUpdateParams; result: Codex; role: "write" };
  /** Removes a `codex` record and what cannot be without it. */
  "codex.delete": { params: CodexDeleteParams; result: Deleted; role: "write" };
  /** Returns the `codex` records that the filters allow, in key order and in pages. */
  "codex.list": { params: CodexListParams; result: CodexList; role: "read" };
  /** Creates a `task` record. */
  "task.create": { params: TaskCreateParams; result: Task; role: "write" };
  /** Returns a `task` record. */
  "task.load": { params: TaskLoadParams; result: Task; role: "read" };
  /** Changes the given fields of a `task` record; `null` clears a field that may be null. */
  "task.update": { params: TaskUpdateParams; result: Task; role: "write" };
  /** Removes a `task` record and what cannot be without it. */
  "task.delete": { params: TaskDeleteParams; result: Deleted; role: "write" };
  /** Returns the `task` records that the filters allow, in key order and in pages. */
  "task.list": { params: TaskListParams; result: TaskList; role: "read" };
  /** Creates a `session` record. */
  "session.create": { params: SessionCreateParams; result: Session; role: "write" };
  /** Returns a `session` record. */
  "session.load": { params: SessionLoadParams; result: Session; role: "read" };
  /** Changes the given fields of a `session` record; `null` clears a field that may be null. */
  "session.update": { params: SessionUpdateParams; result: Session; role: "write" };
  /** Removes a `session` record and what cannot be without it. */
  "session.delete": { params: SessionDeleteParams; result: Deleted; role: "write" };
  /** Returns the `session` records that the filters allow, in key order and in pages. */
  "session.list": { params: SessionListParams; result: SessionList; role: "read" };
  /** Creates a `artifact` record. */
  "artifact.create": { params: ArtifactCreateParams; result: Artifact; role: "write" };
  /** Returns a `artifact` record. */
  "artifact.load": { params: ArtifactLoadParams; result: Artifact; role: "read" };
  /** Changes the given fields of a `artifact` record; `null` clears a field that may be null. */
  "artifact.update": { params: ArtifactUpdateParams; result: Artifact; role: "write" };
  /** Removes a `artifact` record and what cannot be without it. */
  "artifact.delete": { params: ArtifactDeleteParams; result: Deleted; role: "write" };
  /** Returns the `artifact` records that the filters allow, in key order and in pages. */
  "artifact.list": { params: ArtifactListParams; result: ArtifactList; role: "read" };
  /** Creates a `galaxy` record. */
  "galaxy.create": { params: GalaxyCreateParams; result: Galaxy; role: "write" };
  /** Changes the given fields of a `galaxy` record; `null` clears a field that may be null. */
  "galaxy.update": { params: GalaxyUpdateParams; result: Galaxy; role: "write" };
  /** Removes a `galaxy` record and what cannot be without it. */
  "galaxy.delete": { params: GalaxyDeleteParams; result: Deleted; role: "write" };
  /** Returns the `galaxy` records that the filters allow, in key order and in pages. */
  "galaxy.list": { params: GalaxyListParams; result: GalaxyList; role: "read" };
  /** Creates a `star_system` record. */
  "star_system.create": { params: StarSystemCreateParams; result: StarSystem; role: "write" };
  /** Returns a `star_system` record. */
  "star_system.load": { params: StarSystemLoadParams; result: StarSystem; role: "read" };
  /** Changes the given fields of a `star_system` record; `null` clears a field that may be null. */
  "star_system.update": { params: StarSystemUpdateParams; result: StarSystem; role: "write" };
  /** Removes a `star_system` record and what cannot be without it. */
  "star_system.delete": { params: StarSystemDeleteParams; result: Deleted; role: "write" };
  /** Returns the `star_system` records that the filters allow, in key order and in pages. */
  "star_system.list": { params: StarSystemListParams; result: StarSystemList; role: "read" };
  /** Creates a `structure` record. */
  "structure.create": { params: StructureCreateParams; result: Structure; role: "write" };
  /** Returns a `structure` record. */
  "structure.load": { params: StructureLoadParams; result: Structure; role: "read" };
  /** Changes the given fields of a `structure` record; `null` clears a field that may be null. */
  "structure.update": { params: StructureUpdateParams; result: Structure; role: "write" };
  /** Removes a `structure` record and what cannot be without it. */
  "structure.delete": { params: StructureDeleteParams; result: Deleted; role: "write" };
  /** Returns the `structure` records that the filters allow, in key order and in pages. */
  "structure.list": { params: StructureListParams; result: StructureList; role: "read" };
  /** Creates a `event` record. */
  "event.create": { params: EventCreateParams; result: Event; role: "write" };
  /** Returns a `event` record. */
  "event.load": { params: EventLoadParams; result: Event; role: "read" };
  /** Changes the given fields of a `event` record; `null` clears a field that may be null. */
  "event.update": { params: EventUpdateParams; result: Event; role: "write" };
  /** Removes a `event` record and what cannot be without it. */
  "event.delete": { params: EventDeleteParams; result: Deleted; role: "write" };
  /** Returns the `event` records that the filters allow, in key order and in pages. */
  "event.list": { params: EventListParams; result: EventList; role: "read" };
  /** Creates a `user` record. */
  "user.create": { params: UserCreateParams; result: User; role: "write" };
  /** Returns a `user` record. */
  "user.load": { params: UserLoadParams; result: User; role: "read" };
  /** Changes the given fields of a `user` record; `null` clears a field that may be null. */
  "user.update": { params: UserUpdateParams; result: User; role: "write" };
  /** Removes a `user` record and what cannot be without it. */
  "user.delete": { params: UserDeleteParams; result: Deleted; role: "write" };
  /** Returns the `user` records that the filters allow, in key order and in pages. */
  "user.list": { params: UserListParams; result: UserList; role: "read" };
  /** Creates a `planet` record. */
  "planet.create": { params: PlanetCreateParams; result: Planet; role: "write" };
  /** Returns a `planet` record. */
  "planet.load": { params: PlanetLoadParams; result: Planet; role: "read" };
  /** Changes the given fields of a `planet` record; `null` clears a field that may be null. */
  "planet.update": { params: PlanetUpdateParams; result: Planet; role: "write" };
  /** Removes a `planet` record and what cannot be without it. */
  "planet.delete": { params: PlanetDeleteParams; result: Deleted; role: "write" };
  /** Returns the `planet` records that the filters allow, in key order and in pages. */
  "planet.list": { params: PlanetListParams; result: PlanetList; role: "read" };
  /** Creates a `building` record. */
  "building.create": { params: BuildingCreateParams; result: Building; role: "write" };
  /** Returns a `building` record. */
  "building.load": { params: BuildingLoadParams; result: Building; role: "read" };
  /** Changes the given fields of a `building` record; `null` clears a field that may be null. */
  "building.update": { params: BuildingUpdateParams; result: Building; role: "write" };
  /** Removes a `building` record and what cannot be without it. */
  "building.delete": { params: BuildingDeleteParams; result: Deleted; role: "write" };
  /** Returns the `building` records that the filters allow, in key order and in pages. */
  "building.list": { params: BuildingListParams; result: BuildingList; role: "read" };
  /** Ends a docking, named by its id or by one of its ships. */
  "docking.undock": { params: DockingUndockParams; result: Docking; role: "write" };
  /** Aborts every active docking that began longer ago than given. */
  "docking.abort_stale": { params: DockingAbortStaleParams; result: Aborted; role: "write" };
  /** Moves a lot, or part of it, to a room of this ship or another, in one change. */
  "cargo.transfer": { params: CargoTransferParams; result: Transferred; role: "write" };
  /** Returns a ship with its active dockings, cargo and crew, all of one commit. */
  "vessel.load": { params: VesselLoadParams; result: Vessel; role: "read" };
  /** Creates or changes a ship, and makes its cargo and crew exactly those given, in one change. */
  "vessel.save": { params: VesselSaveParams; result: Vessel; role: "write" };
  /** Removes a ship with its dockings, cargo, crew and runtime. */
  "vessel.delete": { params: VesselDeleteParams; result: Deleted; role: "write" };
  /** Returns ships with how much they carry, how many serve aboard, and whom they are docked with. */
  "vessel.list": { params: VesselListParams; result: VesselList; role: "read" };
  /** Returns ships as `vessel.load` does, all or those named, each page of one commit. */
  "fleet.load": { params: FleetLoadParams; result: FleetPage; role: "read" };
  /** Saves several ships as `vessel.save` does, all in one change or none. */
  "fleet.save": { params: FleetSaveParams; result: FleetSaved; role: "write" };
  /** Changes the given fields of several `runtime` records and makes those that are missing, all in one change or none. */
  "fleet.update_runtime": { params: FleetUpdateRuntimeParams; result: FleetUpdated; role: "write" };
  /** Says what program this is, to an editor's extension. */
  "version_info": { params: VersionInfoParams; result: Build; role: "read" };
  /** Creates a codex and returns its id. */
  "create_codex": { params: CreateCodexParams; result: string; role: "write" };
  /** Returns a codex. */
  "get_codex": { params: GetCodexParams; result: CodexWithId; role: "read" };
  /** Changes the given fields of a codex. */
  "update_codex": { params: UpdateCodexParams; result: CodexWithId; role: "write" };
  /** Removes a codex; those under it stay, and lie under none. */
  "delete_codex": { params: DeleteCodexParams; result: boolean; role: "write" };
  /** Returns every codex, the newest first. */
  "list_codices": { params: ListCodicesParams; result: Array<CodexWithId>; role: "read" };
  /** Returns the codices right under another, the oldest first. */
  "list_children": { params: ListChildrenParams; result: Array<CodexWithId>; role: "read" };
  /** Creates a project. */
  "create_project": { params: CreateProjectParams; result: ProjectWithId; role: "write" };
  /** Returns a project. */
  "get_project": { params: GetProjectParams; result: ProjectWithId; role: "read" };
  /** Changes the given fields of a project. */
  "update_project": { params: UpdateProjectParams; result: ProjectWithId; role: "write" };
  /** Removes a project; its codices stay, and are in none. */
  "delete_project": { params: DeleteProjectParams; result: boolean; role: "write" };
  /** Returns the projects of a workspace, the oldest first. */
  "list_projects": { params: ListProjectsParams; result: Array<ProjectWithId>; role: "read" };
  /** Creates a task with those under it, in one change, and returns its id. */
  "create_task": { params: CreateTaskParams; result: string; role: "write" };
  /** Returns a task. */
  "get_task": { params: GetTaskParams; result: TaskSummary; role: "read" };
  /** Returns the tasks under another or, unless it is given, those under none, the newest first. */
  "list_tasks": { params: ListTasksParams; result: Array<TaskSummary>; role: "read" };
  /** Changes the given fields of a task. */
  "update_task": { params: UpdateTaskParams; result: TaskSummary; role: "write" };
  /** Makes a task done, and keeps what came of it. */
  "complete_task": { params: CompleteTaskParams; result: TaskSummary; role: "write" };
  /** Removes a task, and those under it where that is asked for. */
  "delete_task": { params: DeleteTaskParams; result: boolean; role: "write" };
  /** Returns how the tasks stand: how many of each sort, and which are recent, overdue or upcoming. */
  "get_task_dashboard": { params: GetTaskDashboardParams; result: TaskDashboard; role: "read" };
  /** Creates a tree of tasks in one change, and returns the id of its root. */
  "create_task_tree": { params: CreateTaskTreeParams; result: string; role: "write" };
  /** Returns a task with those under it, down to a depth. */
  "get_task_tree": { params: GetTaskTreeParams; result: TaskTree; role: "read" };
  /** Creates or changes a planet and the buildings given, and makes its user if there is none, in one change. */
  "planet.save": { params: PlanetSaveParams; result: Planet; role: "write" };
  /** Takes metal, crystal and deuterium from a planet: all that is asked for, or nothing. */
  "planet.spend": { params: PlanetSpendParams; result: Planet; role: "write" };
  /** Returns a user with all planets and their buildings, all of one commit. */
  "colony.load": { params: ColonyLoadParams; result: Colony; role: "read" };
  /** Ends a play session and counts it, once: one that has ended is refused. */
  "session.end": { params: SessionEndParams; result: Session; role: "write" };
  /** Ends every active play session that began more than twice its duration ago, as abandoned. */
  "session.end_stale": { params: SessionEndStaleParams; result: Ended; role: "write" };
  /** Removes the play sessions that ended more than so many days ago, with their artifacts; their counts stay. */
  "session.delete_older_than": { params: SessionDeleteOlderThanParams; result: Deleted; role: "write" };
  /** Returns how many play sessions began at one moment or later, and before another. */
  "session.count": { params: SessionCountParams; result: Counted; role: "read" };
  /** Returns how many play sessions there ever were, how they ended, and how many are active. */
  "session.stats": { params: SessionStatsParams; result: Totals; role: "read" };
  /** Returns a galaxy with its star systems and all that is in them, all of one commit. */
  "galaxy.load": { params: GalaxyLoadParams; result: Subtree; role: "read" };
  /** Creates or changes a galaxy and star systems of it, each with exactly the structures and events given, in one change. */
  "galaxy.save": { params: GalaxySaveParams; result: GalaxySaved; role: "write" };
  /** Returns the events of a galaxy that are due by a tick, in the order in which they happen. */
  "event.due": { params: EventDueParams; result: DueEvents; role: "read" };
  /** Runs up to 1000 changing methods as one change; if one is refused, none is done. */
  "batch.apply": { params: BatchApplyParams; result: Applied; role: "write" };
  /** Sends every change from now on, or from `from_seq`, to this connection, as `changes.event` notifications. */
  "changes.subscribe": { params: ChangesSubscribeParams; result: Subscribed; role: "read" };
  /** Ends a subscription of this connection. */
  "changes.unsubscribe": { params: ChangesUnsubscribeParams; result: Unsubscribed; role: "read" };
  /** Lists the changes from `from_seq` on, for those who ask now and then. */
  "changes.list": { params: ChangesListParams; result: ChangeList; role: "read" };
  /** Lists the kept changes of a vessel and of all that belongs to it, the latest first. */
  "vessel.history": { params: VesselHistoryParams; result: History; role: "read" };
  /** Returns the versions of the program, the schema and SQLite. */
  "system.version": { params: SystemVersionParams; result: VersionInfo; role: "read" };
  /** Says whether changes can be written, and how far they are. */
  "system.health": { params: SystemHealthParams; result: HealthInfo; role: "read" };
  /** Returns record counts, commits, failures, what was deferred, group sizes, commit times, bytes and uptime. */
  "system.stats": { params: SystemStatsParams; result: StatsInfo; role: "read" };
  /** Answers once every change answered so far is on disk and in its table, and says how many records it wrote. */
  "system.flush": { params: SystemFlushParams; result: Flushed; role: "write" };
  /** Checks the file, its foreign keys, and memory against the tables, while writes go on. */
  "system.check": { params: SystemCheckParams; result: Checked; role: "admin" };
  /** Gives back the space that the database's file does not need; reads go on, and changes wait meanwhile. */
  "system.compact": { params: SystemCompactParams; result: Compacted; role: "admin" };
  /** Writes the whole database to a new file and verifies it, while writes go on. */
  "system.backup": { params: SystemBackupParams; result: BackupInfo; role: "admin" };
  /** Says by a token who calls on this connection, and returns its name and role. */
  "rpc.authenticate": { params: RpcAuthenticateParams; result: Authenticated; role: null };
  /** Puts up to 10 000 records of another database here as they are there, with keys, versions and times, in one change. */
  "system.import": { params: SystemImportParams; result: Imported; role: "admin" };
  /** Returns this document: every method with its params, result, errors and examples, as OpenRPC. */
  "rpc.discover": { params: RpcDiscoverParams; result: Record<string, unknown>; role: "read" };
}

/** The params of what the server sends by itself, by its name. */
export interface Notifications {
  /** Sent for every operation that a subscription asks for. */
  "changes.event": ChangesEventParams;
  /** Sent first, as often as it takes, where a subscription begins with the present records. */
  "changes.snapshot": ChangesSnapshotParams;
  /** Sent when a subscription ends that its client did not end. */
  "changes.ended": ChangesEndedParams;
}

/** What an error's `data` can be; `kind` says which. */
export type ErrorData =
  | ParseError
  | InternalError
  | InvalidParamsError
  | MethodNotFoundError
  | InvalidRequestError
  | UnauthorizedError
  | ForbiddenError
  | NotFoundError
  | TimedOutError
  | AlreadyDockedError
  | AlreadyExistsError
  | NotActiveError
  | VersionConflictError
  | LogCompactedError
  | TooLargeError
  | MissingParentError
  | RuleError
  | OverloadedError
  | StorageUnavailableError;

/** What kinds of errors there are. */
export type ErrorKind = ErrorData["kind"];

/** The code of each kind of error. */
export interface ErrorCodes {
  parse_error: -32700;
  internal: -32603;
  invalid_params: -32602;
  method_not_found: -32601;
  invalid_request: -32600;
  unauthorized: 401;
  forbidden: 403;
  not_found: 404;
  timed_out: 408;
  already_docked: 409;
  already_exists: 409;
  not_active: 409;
  version_conflict: 409;
  log_compacted: 410;
  too_large: 413;
  missing_parent: 422;
  rule: 422;
  overloaded: 429;
  storage_unavailable: 503;
}
