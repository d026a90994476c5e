//! The OpenRPC document is true: its examples are run, and its schemas compared with what is taken and what is returned.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use harbormaster_server::methods::routes;
use harbormaster_server::openrpc;
use harbormaster_server::openrpc::examples::{Example, STORIES, read};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::world::{World, lot, ship};

/// The document; with the examples as they come out now where they are written anew, so that one run writes all.
pub static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    if !is_updating() {
        return openrpc::document(&routes());
    }
    // Whoever needs it first may be in a runtime, in which nobody may wait for another.
    let play = || tokio::runtime::Runtime::new().expect("a runtime").block_on(play_all());
    let played = std::thread::spawn(play).join().expect("the examples are played");
    let examples: Vec<_> = played.into_iter().flat_map(|(_, examples)| examples).collect();
    openrpc::document_with(&routes(), &examples)
});

fn is_updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

/// Every story, each with its examples as they come out.
async fn play_all() -> Vec<(&'static str, Vec<Example>)> {
    let mut stories = Vec::new();
    for (story, text) in STORIES {
        let world = World::new().await;
        let mut client = world.connect();
        let mut played = read(text);
        for example in &mut played {
            world.clock.advance_s(example.after_s.unwrap_or(0));
            let mut result = client.call(&example.method, Value::Object(example.params.clone())).await.ok();
            settle(&mut result, example);
            example.result = result;
        }
        stories.push((story, played));
    }
    stories
}

/// What a reference within the document means; anything else is what it is.
fn resolved(part: &'static Value) -> &'static Value {
    match part["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
        Some(path) => DOCUMENT.pointer(path).unwrap_or_else(|| panic!("{path} is not in the document")),
        None => part,
    }
}

fn methods() -> impl Iterator<Item = (&'static str, &'static Value)> {
    let methods = DOCUMENT["methods"].as_array().expect("a list of methods");
    methods.iter().map(|method| (method["name"].as_str().expect("a name"), method))
}

fn params(method: &'static Value) -> impl Iterator<Item = (&'static str, &'static Value)> {
    let params = method["params"].as_array().expect("a list of params").iter().map(resolved);
    params.map(|param| (param["name"].as_str().expect("a name"), param))
}

/// The schema of all params together.
fn params_schema(method: &'static Value) -> Value {
    let properties: Map<_, _> =
        params(method).map(|(name, param)| (name.to_owned(), param["schema"].clone())).collect();
    let required: Vec<_> = params(method).filter(|(_, param)| param["required"] == true).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required.into_iter().map(|(name, _)| name).collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

/// Puts the bounds that the formats of numbers stand for into a schema, and, if it is to be closed, refuses members
/// that it does not name.
fn spelt_out(schema: &mut Value, is_closed: bool) {
    match schema {
        Value::Object(members) => {
            let (low, high) = match members.get("format").and_then(Value::as_str) {
                Some("int64") => (json!(i64::MIN), json!(i64::MAX)),
                Some("uint64") => (json!(0), json!(u64::MAX)),
                Some("uint32") => (json!(0), json!(u32::MAX)),
                _ => (Value::Null, Value::Null),
            };
            for (name, bound) in [("minimum", low), ("maximum", high)] {
                if !bound.is_null() {
                    members.entry(name).or_insert(bound);
                }
            }
            if is_closed && members.contains_key("properties") {
                members.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            members.values_mut().for_each(|member| spelt_out(member, is_closed));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| spelt_out(item, is_closed)),
        _ => {}
    }
}

fn validator(schema: &Value, is_closed: bool) -> Validator {
    let mut schema = json!({"allOf": [schema], "components": {"schemas": DOCUMENT["components"]["schemas"]}});
    spelt_out(&mut schema, is_closed);
    let options = jsonschema::options().with_draft(jsonschema::Draft::Draft7);
    let options = options.should_validate_formats(true);
    options.build(&schema).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn expect_valid(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<_> =
        validator.iter_errors(value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {}\n{value}", errors.join("; "));
}

/// The examples of one file as it is written: a member a line.
fn written(examples: &[Example]) -> String {
    let members = |example: &Example| {
        let example = serde_json::to_value(example).expect("an example is JSON");
        let members = example.as_object().into_iter().flatten();
        let lines: Vec<_> = members.map(|(name, value)| format!("    \"{name}\": {value}")).collect();
        format!("  {{\n{}\n  }}", lines.join(",\n"))
    };
    format!("[\n{}\n]\n", examples.iter().map(members).collect::<Vec<_>>().join(",\n"))
}

/// What varies in a result is as the example has it.
fn settle(result: &mut Value, example: &Example) {
    for path in &example.varies {
        let (parent, name) = path.rsplit_once('/').expect("a pointer");
        let Some(Value::Object(members)) = result.pointer_mut(parent) else { continue };
        match example.result.pointer(path) {
            Some(shown) => members.insert(name.to_owned(), shown.clone()),
            None => members.shift_remove(name),
        };
    }
}

#[tokio::test]
async fn examples_return_what_they_say() {
    for ((story, played), (_, text)) in play_all().await.into_iter().zip(STORIES) {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/openrpc/examples");
        let file = Path::new(root).join(format!("{story}.json"));
        if is_updating() {
            std::fs::write(&file, written(&played)).expect("a writable file");
        } else {
            assert_eq!(
                written(&played),
                text,
                "{story}.json is stale; UPDATE_EXPECT=1 cargo test writes it anew"
            );
        }
    }
}

#[test]
fn every_method_has_an_example() {
    for (name, method) in methods() {
        let validator = validator(&method["result"]["schema"], false);
        let examples = method["examples"].as_array().expect("a list");
        assert!(!examples.is_empty(), "{name} has no example: give it one in src/openrpc/examples");
        for example in examples {
            expect_valid(&validator, &example["result"]["value"], name);
        }
    }
}

/// The requests of all transcripts, each with its reply.
fn exchanges() -> Vec<(Value, Value)> {
    let mut exchanges = Vec::new();
    for text in crate::transcripts::texts() {
        let lines: Vec<_> =
            text.lines().filter(|line| line.starts_with(">>") || line.starts_with("<<")).collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with(">>") && pair[1].starts_with("<<")) {
            let parsed =
                pair.iter().map(|line| serde_json::from_str::<Value>(&line[3..]).unwrap_or_default());
            let [request, reply] = parsed.collect::<Vec<_>>().try_into().expect("a pair");
            match reply {
                Value::Array(replies) => exchanges.extend(of_batch(&request, replies)),
                reply => exchanges.push((request, reply)),
            }
        }
    }
    exchanges
}

fn of_batch(request: &Value, replies: Vec<Value>) -> Vec<(Value, Value)> {
    let requests = request.as_array().expect("a batch of requests");
    let request_of = |reply: &Value| requests.iter().find(|request| request["id"] == reply["id"]);
    replies.into_iter().filter_map(|reply| Some((request_of(&reply)?.clone(), reply))).collect()
}

#[tokio::test]
async fn notifications_keep_to_the_document() {
    let notifications = DOCUMENT["x-notifications"].as_array().expect("a list of notifications").iter();
    let validators: BTreeMap<_, _> = notifications
        .map(|sent| (sent["name"].as_str().expect("a name"), validator(&params_schema(sent), true)))
        .collect();
    let world = World::new().await;
    world.call("interior.create", ship("GULL")).await.ok();
    let mut watcher = world.connect();
    watcher.call("changes.subscribe", json!({"snapshot": true})).await.ok();
    world.call("cargo.create", lot("GULL", 4)).await.ok();
    world.call("vessel.delete", json!({"ship_id": "GULL"})).await.ok();
    for expected in ["changes.snapshot", "changes.event", "changes.event"] {
        let sent: Value = serde_json::from_str(&watcher.line().await).expect("JSON");
        assert_eq!(sent["method"], expected);
        expect_valid(&validators[expected], &sent["params"], expected);
    }
}

#[test]
fn transcripts_keep_to_the_document() {
    let described: BTreeMap<_, _> = methods().collect();
    let results: BTreeMap<_, _> =
        methods().map(|(name, method)| (name, validator(&method["result"]["schema"], true))).collect();
    let takes: BTreeMap<_, _> =
        methods().map(|(name, method)| (name, validator(&params_schema(method), false))).collect();
    let mut counts = [0, 0];
    for (request, reply) in exchanges() {
        let Some((name, method)) = request["method"].as_str().and_then(|name| described.get_key_value(name))
        else {
            continue;
        };
        if let Some(result) = reply.get("result") {
            expect_valid(&results[name], result, name);
            expect_valid(&takes[name], &params_of(&request), name);
            counts[0] += 1;
        } else if reply.get("error").is_some() && !is_about_the_request(&request, &reply) {
            expect_declared(name, method, &reply["error"]);
            counts[1] += 1;
        }
    }
    assert!(counts.iter().all(|count| *count > 500), "the transcripts are missing: {counts:?}");
}

/// The params of a request, and of the operations in it. Null and an empty list are none, which is no matter for clients that
/// are made from the document.
fn params_of(request: &Value) -> Value {
    let params = request.get("params").filter(|params| !params.is_null() && **params != json!([]));
    let mut params = params.cloned().unwrap_or_else(|| json!({}));
    for operation in params.get_mut("operations").and_then(Value::as_array_mut).into_iter().flatten() {
        operation["params"] = params_of(operation);
    }
    params
}

/// Whether an error is about the request as such, whatever its method.
fn is_about_the_request(request: &Value, reply: &Value) -> bool {
    reply["error"]["data"]["kind"] == "invalid_request" && request["method"] != "changes.subscribe"
}

/// An error is among those of its method, and its data is what the document says.
fn expect_declared(name: &str, method: &'static Value, error: &Value) {
    let declared = method["errors"].as_array().expect("a list").iter().map(resolved);
    let declared = declared.into_iter().find(|declared| declared["code"] == error["code"]);
    let declared = declared.unwrap_or_else(|| panic!("{name} does not say that it answers {error}"));
    let [kind] = [error["data"]["kind"].as_str().expect("a kind")];
    let schemas =
        declared["data"]["oneOf"].as_array().map_or(vec![&declared["data"]], |kinds| kinds.iter().collect());
    let schema =
        schemas.into_iter().map(resolved).find(|schema| schema["properties"]["kind"]["const"] == kind);
    let schema = schema.unwrap_or_else(|| panic!("{name} does not say that it answers {kind}"));
    static VALIDATORS: LazyLock<BTreeMap<String, Validator>> = LazyLock::new(|| {
        let schemas = DOCUMENT["components"]["schemas"].as_object().expect("schemas").iter();
        let errors =
            schemas.filter_map(|(_, schema)| Some((schema["properties"]["kind"]["const"].as_str()?, schema)));
        errors.map(|(kind, schema)| (kind.to_owned(), validator(schema, true))).collect()
    });
    assert_eq!(schema["properties"]["kind"]["const"], kind);
    expect_valid(&VALIDATORS[kind], &error["data"], name);
}

thread_local! {
    /// The definitions within which a schema stands, for those that refer to themselves.
    static WITHIN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// How often a definition may stand within itself.
const WITHIN_MAX: usize = 2;

/// Whether a schema refers to a definition within which it stands often enough.
fn is_deep(schema: &'static Value) -> bool {
    let count = |path| WITHIN.with_borrow(|within| within.iter().filter(|outer| **outer == path).count());
    schema["$ref"].as_str().is_some_and(|path| count(path) >= WITHIN_MAX)
}

/// Values that a schema allows.
fn allowed(schema: &'static Value) -> BoxedStrategy<Value> {
    let choices = |list: &'static Value| list.as_array().filter(|list| !list.is_empty());
    if let Some(path) = schema["$ref"].as_str() {
        WITHIN.with_borrow_mut(|within| within.push(path));
        let values = allowed(resolved(schema));
        WITHIN.with_borrow_mut(Vec::pop);
        values
    } else if let Some(values) = choices(&schema["enum"]) {
        proptest::sample::select(values.as_slice()).boxed()
    } else if let Some(value) = schema.get("const") {
        Just(value.clone()).boxed()
    } else if let Some(one) = choices(&schema["oneOf"]).or_else(|| choices(&schema["anyOf"])) {
        Union::new(one.iter().map(allowed)).boxed()
    } else if let Some(all) = choices(&schema["allOf"]) {
        assert_eq!(all.len(), 1, "{schema}");
        allowed(&all[0])
    } else if let Some(types) = choices(&schema["type"]) {
        Union::new(types.iter().map(|name| allowed_of(name.as_str().expect("a name"), schema))).boxed()
    } else {
        allowed_of(schema["type"].as_str().unwrap_or("any"), schema)
    }
}

fn allowed_of(type_name: &str, schema: &'static Value) -> BoxedStrategy<Value> {
    match type_name {
        "null" => Just(Value::Null).boxed(),
        "boolean" => any::<bool>().prop_map(Value::from).boxed(),
        "integer" => integers(schema),
        "number" => {
            any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from).boxed()
        }
        "string" => texts(schema),
        "array" if is_deep(&schema["items"]) => Just(json!([])).boxed(),
        "array" => {
            let most = schema["maxItems"].as_u64().map_or(3, |most| most.min(3));
            proptest::collection::vec(allowed(&schema["items"]), 0..=most as usize)
                .prop_map(Value::from)
                .boxed()
        }
        "object" if schema.get("properties").is_some() => objects(schema),
        "object" => json_values().prop_map(|value| json!({"any": value})).boxed(),
        "any" => json_values(),
        other => panic!("what is {other}?"),
    }
}

fn integers(schema: &Value) -> BoxedStrategy<Value> {
    let most = if schema["format"] == "uint32" { u32::MAX.into() } else { i64::MAX };
    let low = schema["minimum"].as_i64().unwrap_or(i64::MIN);
    let high = schema["maximum"].as_i64().unwrap_or(most);
    prop_oneof![Just(low), Just(high), low..=high].prop_map(Value::from).boxed()
}

fn texts(schema: &Value) -> BoxedStrategy<Value> {
    let most = schema["maxLength"].as_u64().unwrap_or(8) as usize;
    let least = schema["minLength"].as_u64().unwrap_or(0) as usize;
    let pattern = schema["pattern"].as_str();
    match (schema["format"].as_str(), pattern) {
        (Some("uuid"), _) => any::<u128>().prop_map(|id| uuid_text(id).into()).boxed(),
        (Some("date-time"), _) => {
            let parts = (1..=9999, 1..=12, 1..=28, 0..24, 0..60, 0..60);
            let text = |(year, month, day, hour, minute, second)| {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z").into()
            };
            parts.prop_map(text).boxed()
        }
        (None, Some("^[^\\x00]*$") | None) => {
            let any_length =
                proptest::collection::vec(proptest::char::range('\u{1}', '\u{ffff}'), least..=most.min(12));
            let longest =
                proptest::char::range('\u{1}', '\u{ffff}').prop_map(move |one| vec![one; most.min(2000)]);
            prop_oneof![any_length, longest]
                .prop_map(|text| text.into_iter().collect::<String>().into())
                .boxed()
        }
        (None, Some(pattern)) => {
            let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
            proptest::string::string_regex(pattern).expect("a pattern").prop_map(Value::from).boxed()
        }
        (Some(format), _) => panic!("what is {format}?"),
    }
}

fn uuid_text(id: u128) -> String {
    let digits = format!("{id:032x}");
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

fn json_values() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".*".prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 8, 3, |inner| proptest::collection::vec(inner, 0..3).prop_map(Value::from)).boxed()
}

fn objects(schema: &'static Value) -> BoxedStrategy<Value> {
    let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
    let properties = schema["properties"].as_object().expect("properties").iter();
    members(properties.map(|(name, property)| (name.as_str(), property, required.contains(&json!(name)))))
}

/// Objects with these members, those that are not required only at times.
fn members(members: impl Iterator<Item = (&'static str, &'static Value, bool)>) -> BoxedStrategy<Value> {
    let members: Vec<_> = members
        .map(|(name, schema, is_required)| {
            let value = allowed(schema);
            let value =
                if is_required { value.prop_map(Some).boxed() } else { proptest::option::of(value).boxed() };
            value.prop_map(move |value| value.map(|value| (name.to_owned(), value)))
        })
        .collect();
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
}

#[test]
fn what_the_schemas_allow_is_taken() {
    let routes = routes();
    for (route, (name, method)) in routes.iter().zip(methods()) {
        assert_eq!(route.name, name);
        let all = params(method).map(|(name, param)| (name, &param["schema"], param["required"] == true));
        let mut runner =
            TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
        let taken = runner.run(&members(all), |params| {
            let text = params.to_string();
            route.check(&text).map_err(|error| TestCaseError::fail(format!("{name} {text}: {error}")))
        });
        taken.unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Values of every sort, and around every bound.
fn probes() -> Vec<Value> {
    let lengths =
        [0, 1, 8, 9, 50, 51, 64, 65, 80, 81, 100, 101, 200, 201, 1000, 1001, 4000, 4001, 10_001, 100_001];
    let texts = lengths.into_iter().map(|length| json!("x".repeat(length)));
    let others = json!([
        null, true, false, 0, -1, 1, 20, 21, 100, 101, 1000, 1001, 1.5, -0.25, i64::MAX, i64::MIN, u64::MAX,
        "a\u{0}b", "ä", "a b", "commit", "deferred", "2026-01-31T08:00:00.000Z", "2026-01-31", "2026-13-31T08:00:00Z",
        "018f3c20-1b00-7a10-8c00-5d2e9b7f4a01", "018f3c201b007a108c005d2e9b7f4a01", "ship", "combat", "aborted",
        "active", "captain", "dead", "off", "won", "inAir", [], [null], [1], ["x"], [{}], {}, {"a": 1},
    ]);
    texts.chain(others.as_array().expect("a list").iter().cloned()).collect()
}

#[tokio::test]
async fn what_the_schemas_forbid_is_refused_and_nothing_else() {
    let world = World::new().await;
    let routes = routes();
    let probes = probes();
    for (route, (name, method)) in routes.iter().zip(methods()) {
        let validator = validator(&params_schema(method), false);
        let example = &method["examples"][0]["params"];
        let given = example.as_array().expect("params").iter();
        let base: Map<_, _> = given
            .map(|param| (param["name"].as_str().expect("a name").to_owned(), param["value"].clone()))
            .collect();
        let fields = params(method).map(|(name, _)| name).chain(["nonsense"]);
        for field in fields {
            for probe in &probes {
                let is_double = method_schema_of(method, field)["format"] == "double";
                if is_double
                    && (probe.as_i64().is_some_and(|whole| whole.unsigned_abs() > 1 << 53)
                        || *probe == u64::MAX)
                {
                    // A schema cannot say which integers a double holds.
                    continue;
                }
                let mut params = base.clone();
                params.insert(field.to_owned(), probe.clone());
                let params = Value::Object(params);
                let is_taken = route.check(&params.to_string()).is_ok();
                match validator.is_valid(&params) {
                    true => assert!(is_taken, "{name} does not take {params}"),
                    false if !is_taken => {}
                    // What the type takes, the method itself may refuse.
                    false => {
                        let answer = world.call(name, params.clone()).await;
                        let kind = &answer.0["error"]["data"]["kind"];
                        let is_refused =
                            ["invalid_params", "too_large", "not_found"].iter().any(|known| kind == known);
                        assert!(is_refused, "{name} takes {params}: {}", answer.0);
                    }
                }
            }
        }
    }
}

fn method_schema_of(method: &'static Value, field: &str) -> &'static Value {
    params(method).find(|(name, _)| *name == field).map_or(&Value::Null, |(_, param)| &param["schema"])
}
