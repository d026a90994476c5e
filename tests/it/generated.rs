//! The files that are generated from the code: they are stale when a test here fails, and `UPDATE_EXPECT=1`
//! writes them anew.

use std::path::Path;

use clap::CommandFactory;
use harbormaster_core::kinds;
use harbormaster_core::record::schema::RecordSchemas;
use harbormaster_core::store::schema::database_sql;
use harbormaster_generate::{bundle::bundle, rust, typescript};
use harbormaster_server::config::Cli;
use harbormaster_server::error::{CODES, code_of};
use harbormaster_server::methods::routes;

use crate::openrpc::DOCUMENT;
use crate::world::World;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[track_caller]
fn expect_file(name: &str, contents: &str) {
    let path = Path::new(ROOT).join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, contents).expect("a writable file");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, contents, "{name} is stale; UPDATE_EXPECT=1 cargo test writes it anew");
}

#[test]
fn record_schemas_are_up_to_date() {
    let mut schemas = RecordSchemas::default();
    kinds::each(&mut schemas);
    let RecordSchemas(schemas) = schemas;
    for (kind, schema) in &schemas {
        let text = serde_json::to_string_pretty(schema).expect("a schema is JSON");
        expect_file(&format!("schemas/records/{kind}.json"), &(text + "\n"));
    }
    let files = std::fs::read_dir(Path::new(ROOT).join("schemas/records")).expect("the folder of schemas");
    assert_eq!(files.count(), schemas.len(), "a schema of a kind that is no more");
}

#[test]
fn openrpc_document_is_up_to_date() {
    let text = serde_json::to_string_pretty(&*DOCUMENT).expect("a document is JSON");
    expect_file("schemas/openrpc.json", &(text + "\n"));
}

#[test]
fn types_of_clients_are_up_to_date() {
    expect_file("schemas/harbormaster.d.ts", &typescript::declarations(&DOCUMENT));
    let bundle = serde_json::to_string_pretty(&bundle(&DOCUMENT)).expect("a schema is JSON");
    expect_file("schemas/bundle.json", &(bundle + "\n"));
    expect_file("crates/harbormaster-client/src/methods.rs", &rust::types(&DOCUMENT));
}

#[tokio::test]
async fn database_schema_is_up_to_date() {
    let world = World::new().await;
    let path = world.database();
    world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
    let sql = database_sql(&path).await.expect("a readable schema");
    let head = "-- Generated: what the migrations make. Do not edit.\n\n";
    expect_file("schemas/database.sql", &format!("{head}{sql}"));
}

/// A file with what stands between its two marks of a name replaced.
fn between_marks(file: &str, name: &str, contents: &str) -> String {
    let (begin, end) = (format!("<!-- {name}: generated -->\n"), format!("<!-- end of {name} -->"));
    let text = std::fs::read_to_string(Path::new(ROOT).join(file)).expect("the file");
    let (head, rest) = text.split_once(&begin).expect("the mark before the table");
    let (_, tail) = rest.split_once(&end).expect("the mark behind the table");
    format!("{head}{begin}{contents}{end}{tail}")
}

/// What a method is about, and what it does.
fn noun_and_verb(name: &str) -> (&str, &str) {
    name.split_once('.').unwrap_or(("", name))
}

/// The five methods that every kind has.
const EVERY_KIND: [&str; 5] = ["create", "load", "update", "delete", "list"];

#[test]
fn readme_names_every_method() {
    let routes = routes();
    let mut rows = std::collections::BTreeMap::<&str, Vec<&str>>::new();
    for route in routes.iter() {
        let (noun, verb) = noun_and_verb(route.name);
        rows.entry(noun).or_default().push(verb);
    }
    let (kinds, others): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(_, verbs)| EVERY_KIND.iter().all(|verb| verbs.contains(verb)));
    let named = |names: &mut dyn Iterator<Item = String>| names.collect::<Vec<_>>().join(" ");
    let kind_names = named(&mut kinds.iter().map(|(noun, _)| format!("`{noun}`")));
    let verbs = named(&mut EVERY_KIND.iter().map(|verb| format!("`{verb}`")));
    let mut table = format!("| of | methods |\n|---|---|\n| every kind: {kind_names} | {verbs} |\n");
    for (noun, verbs) in kinds.into_iter().chain(others) {
        let is_kind = EVERY_KIND.iter().all(|verb| verbs.contains(verb));
        let verbs = verbs.into_iter().filter(|verb| !is_kind || !EVERY_KIND.contains(verb));
        let verbs = named(&mut verbs.map(|verb| format!("`{verb}`")));
        if !verbs.is_empty() {
            let noun = if noun.is_empty() { "names without a noun".into() } else { format!("`{noun}`") };
            table.push_str(&format!("| {noun} | {verbs} |\n"));
        }
    }
    expect_file("README.md", &between_marks("README.md", "methods", &table));
}

#[test]
fn every_method_is_explained() {
    let routes = routes();
    let mut methods: Vec<_> = routes.iter().collect();
    methods.sort_by_key(|route| noun_and_verb(route.name).0);
    let mut table = String::from("| method | what it does |\n|---|---|\n");
    for route in methods {
        table.push_str(&format!("| `{}` | {} |\n", route.name, route.summary));
    }
    expect_file("docs/methods.md", &between_marks("docs/methods.md", "methods", &table));
}

#[test]
fn every_limit_is_explained() {
    let cli = <Cli as CommandFactory>::command();
    let serve = cli.find_subcommand("serve").expect("the command that has the limits");
    let mut table = String::from("| flag | default | bounds | what happens there |\n|---|---|---|---|\n");
    for flag in serve.get_arguments().filter(|flag| flag.get_help_heading() == Some("Limits")) {
        let name = flag.get_long().expect("each has a name");
        let default = flag.get_default_values()[0].to_str().expect("a default is text");
        let help = flag.get_long_help().expect("each says what happens").to_string();
        let (what, then) = help.split_once("\n\n").expect("what it is, and what happens there");
        table.push_str(&format!("| `--{name}` | {default} | {what} | {then} |\n"));
    }
    expect_file("docs/limits.md", &between_marks("docs/limits.md", "limits", &table));
}

#[test]
fn every_error_is_explained() {
    let mut table = String::from("| code | `data.kind` | what it means | `data` |\n|---|---|---|---|\n");
    for row in CODES {
        let data = row.data.iter().map(|datum| format!("`{}`: {}", datum.name, datum.meaning));
        let data = data.collect::<Vec<_>>().join(" ");
        table.push_str(&format!("| {} | `{}` | {} | {data} |\n", row.code, row.kind, row.meaning));
    }
    expect_file("docs/errors.md", &between_marks("docs/errors.md", "errors", &table));
}

#[test]
fn readme_says_of_errors_what_the_table_says() {
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the file");
    let (_, rest) = readme.split_once("| code | `data.kind` |").expect("the table of errors");
    let mut seen = Vec::new();
    for line in rest.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let [_, codes, kinds, ..] = line.split('|').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        for kind in kinds.split(',').map(|kind| kind.trim().trim_matches('`')) {
            let row = code_of(kind)
                .unwrap_or_else(|| panic!("README.md has an error {kind}, and error.rs has none"));
            let is_there = codes.split(',').any(|code| code.trim() == row.code.to_string());
            assert!(is_there, "README.md has {kind} at {codes}, and error.rs at {}", row.code);
            seen.push(row.kind);
        }
    }
    let unseen: Vec<_> = CODES.iter().map(|row| row.kind).filter(|kind| !seen.contains(kind)).collect();
    assert!(unseen.is_empty(), "README.md says nothing of {unseen:?}");
}
