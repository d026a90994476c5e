//! The inputs that fuzzing begins with, from the transcripts of the protocol, and the words that it puts into others.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use harbormaster_core::kinds;
use harbormaster_core::record::schema::RecordSchemas;

use super::framing;
use super::reply::{member, members};
use super::session::Methods;

/// How long the requests of one seed may be together, in bytes. Shorter inputs are quicker, and more is made of them.
const SEED_BYTES: usize = 512;

/// The requests of each transcript in a folder and those in it.
///
/// # Panics
/// When the folder cannot be read.
pub fn transcripts(folder: &Path) -> Vec<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let requests = |file: PathBuf| {
        let text = std::fs::read_to_string(file).expect("a transcript");
        text.lines().filter_map(|line| line.strip_prefix(">> ")).map(str::to_owned).collect()
    };
    files.into_iter().map(requests).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of transcripts") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "io") {
            files.push(path);
        }
    }
}

/// A target's inputs from the requests of one transcript.
///
/// # Panics
/// When there is no such target.
pub fn seeds(target: &str, requests: &[String]) -> Vec<Vec<u8>> {
    match target {
        "lines" => {
            chunks(requests).map(|chunk| framing::input(true, (chunk.join("\n") + "\n").as_bytes())).collect()
        }
        "headers" => {
            chunks(requests).map(|chunk| framing::input(false, with_headers(chunk).as_bytes())).collect()
        }
        "request" => requests.iter().map(|request| request.clone().into_bytes()).collect(),
        "dispatch" => dispatch_seeds(requests),
        _ => panic!("there is no target {target}"),
    }
}

/// Requests that follow each other, as many as make a seed.
fn chunks(requests: &[String]) -> impl Iterator<Item = &[String]> {
    let mut bytes = 0;
    requests.chunk_by(move |_, next| {
        bytes += next.len();
        let has_room = bytes <= SEED_BYTES;
        if !has_room {
            bytes = 0;
        }
        has_room
    })
}

fn with_headers(requests: &[String]) -> String {
    let framed = requests.iter().map(|body| format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    framed.collect()
}

/// One seed with the whole transcript, and some with parts of it.
fn dispatch_seeds(requests: &[String]) -> Vec<Vec<u8>> {
    let methods = Methods::all();
    let lines: Vec<_> = requests.iter().filter_map(|request| line(&methods, request)).collect();
    let seed = |choices: &str, lines: &[String]| format!("{choices}{}", lines.join("\n")).into_bytes();
    let parts = chunks(&lines).zip(["0", "1", "2", "3"].into_iter().cycle());
    std::iter::once(seed("0", &lines)).chain(parts.map(|(lines, choices)| seed(choices, lines))).collect()
}

/// A request as a line of an input; what is not one stays as it is, if it can.
fn line(methods: &Methods, request: &str) -> Option<String> {
    let call = members(request).and_then(|members| {
        let method: String = serde_json::from_str(member(&members, "method")?).ok()?;
        let has_version = member(&members, "jsonrpc") == Some("\"2.0\"");
        let params = member(&members, "params").unwrap_or_default();
        methods.line(&method, member(&members, "id").is_some(), params).filter(|_| has_version)
    });
    call.or_else(|| request.starts_with(['{', '[']).then(|| request.to_owned()))
}

/// The words that requests are made of, as libFuzzer's dictionaries have them.
pub fn dictionary() -> String {
    let mut words: BTreeSet<String> = Methods::all().names().map(|name| format!("\"{name}\"")).collect();
    let mut schemas = RecordSchemas::default();
    kinds::each(&mut schemas);
    for (_, schema) in &schemas.0 {
        let fields = schema.get("properties").and_then(|fields| fields.as_object());
        words.extend(fields.into_iter().flatten().map(|(field, _)| format!("\"{field}\":")));
    }
    words.extend(WORDS.map(str::to_owned));
    words.iter().map(|word| format!("\"{}\"\n", escaped(word))).collect()
}

/// A word as a dictionary has it.
fn escaped(word: &str) -> String {
    let escape = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        other => format!("\\x{other:02X}"),
    };
    word.bytes().map(escape).collect()
}

/// Words that are no names.
const WORDS: [&str; 34] = [
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":",
    "\"jsonrpc\":\"2.0\",",
    "\"id\":",
    "\"method\":",
    "\"params\":{",
    "\"operations\":[{\"method\":",
    "\"if_version\":",
    "\"limit\":",
    "\"after\":",
    "\"durability\":\"commit\"",
    "\"durability\":\"deferred\"",
    "\"to_ship_id\":",
    "\"older_than_s\":",
    "\"username\":\"ann\"",
    "\"ship_id\":\"A\"",
    "null",
    "true",
    "false",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "1e308",
    "-0.0",
    "1e999",
    "\\ud83d\\ude00",
    "\\ud800",
    "\\u0000",
    "\r\n\r\n",
    "Content-Length: ",
    "Content-Type: ",
    "\u{feff}",
    "01939d2c-0000-7000-9000-000000000001",
    "2026-01-01T00:00:00.000Z",
    "[[[[[[[[[[[[[[[[",
];
