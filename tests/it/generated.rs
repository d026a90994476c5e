//! The files that are generated from the code: they are stale when a test here fails, and `UPDATE_EXPECT=1`
//! writes them anew.

use std::path::Path;

use harbormaster_core::kinds;
use harbormaster_core::record::schema::RecordSchemas;
use harbormaster_core::store::schema::database_sql;
use harbormaster_server::methods::routes;

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

#[tokio::test]
async fn database_schema_is_up_to_date() {
    let world = World::new().await;
    let path = world.database();
    world.store.close(std::time::Duration::ZERO).await.expect("a clean close");
    let sql = database_sql(&path).await.expect("a readable schema");
    let head = "-- Generated: what the migrations make. Do not edit.\n\n";
    expect_file("schemas/database.sql", &format!("{head}{sql}"));
}

#[test]
fn readme_lists_every_method() {
    const BEGIN: &str = "<!-- methods: generated -->\n";
    const END: &str = "<!-- end of methods -->";
    let readme = std::fs::read_to_string(Path::new(ROOT).join("README.md")).expect("a README");
    let (head, rest) = readme.split_once(BEGIN).expect("the mark before the table");
    let (_, tail) = rest.split_once(END).expect("the mark behind the table");
    let mut table = String::from("| method | what it does |\n|---|---|\n");
    let routes = routes();
    let mut methods: Vec<_> = routes.iter().collect();
    methods.sort_by_key(|route| route.name.split_once('.').map(|(noun, _)| noun));
    // The five that every kind has share a line.
    const EVERY_KIND: [&str; 5] = ["create", "load", "update", "delete", "list"];
    let is_common = |noun: &str, verb: &str| {
        EVERY_KIND.contains(&verb) && methods.iter().any(|route| route.name == format!("{noun}.update"))
    };
    for route in &methods {
        let (noun, verb) = route.name.split_once('.').expect("a noun and a verb");
        if !is_common(noun, verb) {
            table.push_str(&format!("| `{}` | {} |\n", route.name, route.summary));
        } else if verb == EVERY_KIND[0] {
            let all = EVERY_KIND.map(|verb| format!("`{noun}.{verb}`")).join(" ");
            table.push_str(&format!(
                "| {all} | Create, return, change, remove and list `{noun}` records. |\n"
            ));
        }
    }
    expect_file("README.md", &format!("{head}{BEGIN}{table}{END}{tail}"));
}
