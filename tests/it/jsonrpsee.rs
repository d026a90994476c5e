//! The clients of jsonrpsee, as their users have them, against this server.

use jsonrpsee::core::client::{BatchResponse, ClientT, Error, Subscription, SubscriptionClientT};
use jsonrpsee::core::params::{BatchRequestBuilder, ObjectParams};
use jsonrpsee_http_client::HttpClient;
use jsonrpsee_ws_client::WsClientBuilder;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::Program;
use crate::world::ship;

fn params(value: &Value) -> ObjectParams {
    let mut params = ObjectParams::new();
    for (name, value) in value.as_object().expect("params go by name") {
        params.insert(name, value).expect("JSON");
    }
    params
}

/// What a program does with a client: the same whatever carries it.
async fn use_it(client: &impl ClientT) {
    let made: Value = client.request("interior.create", params(&ship("GULL"))).await.expect("a ship");
    assert_eq!(made["version"], 1);
    let loaded: Value =
        client.request("interior.load", params(&json!({"ship_id": "GULL"}))).await.expect("the ship");
    assert_eq!(loaded, made);

    let stale = json!({"ship_id": "GULL", "owner": "me", "if_version": 7});
    match client.request::<Value, _>("interior.update", params(&stale)).await {
        Err(Error::Call(refused)) => {
            assert_eq!(refused.code(), 409);
            let data: Value = serde_json::from_str(refused.data().expect("data").get()).expect("JSON");
            assert_eq!((&data["kind"], &data["current"]), (&json!("version_conflict"), &made));
        }
        other => panic!("no conflict: {other:?}"),
    }

    client.notification("interior.create", params(&ship("TERN"))).await.expect("silence");
    let mut batch = BatchRequestBuilder::new();
    batch.insert("interior.create", params(&ship("SKUA"))).expect("JSON");
    batch.insert("interior.create", params(&ship("TERN"))).expect("JSON");
    batch.insert("vessel.list", params(&json!({}))).expect("JSON");
    let replies: BatchResponse<'_, Value> = client.batch_request(batch).await.expect("replies");
    assert_eq!((replies.num_successful_calls(), replies.num_failed_calls()), (2, 1));
    let replies: Vec<_> = replies.into_iter().collect();
    assert_eq!(replies[0].as_ref().expect("a ship")["ship_id"], "SKUA");
    assert_eq!(replies[1].as_ref().expect_err("it is there").code(), 409);
    assert_eq!(replies[2].as_ref().expect("a list")["items"].as_array().map(Vec::len), Some(3));
}

fn start() -> (Program, TempDir) {
    let folder = TempDir::new().expect("a folder");
    (Program::start(folder.path()), folder)
}

#[tokio::test]
async fn its_http_client_works() {
    let (program, _folder) = start();
    let client = HttpClient::builder().build(format!("http://{}", program.address)).expect("a client");
    use_it(&client).await;
}

#[tokio::test]
async fn its_websocket_client_works() {
    let (program, _folder) = start();
    let client = WsClientBuilder::new().build(format!("ws://{}", program.address)).await.expect("a client");
    use_it(&client).await;
}

/// As docs/http.md has it: by the notification's name, because its own way to subscribe expects another form.
#[tokio::test]
async fn its_websocket_client_follows_the_changes() {
    let (program, _folder) = start();
    let client = WsClientBuilder::new().build(format!("ws://{}", program.address)).await.expect("a client");
    let mut events: Subscription<Value> =
        client.subscribe_to_method("changes.event").await.expect("a subscription");
    let subscribed: Value = client.request("changes.subscribe", params(&json!({}))).await.expect("a reply");
    assert_eq!(subscribed, json!({"subscription": 1, "seq": 0}));
    for (seq, ship_id) in [(1, "GULL"), (2, "TERN")] {
        let _: Value = client.request("interior.create", params(&ship(ship_id))).await.expect("a ship");
        let event = events.next().await.expect("an event").expect("JSON");
        assert_eq!((&event["seq"], &event["changes"][0]["key"]), (&json!(seq), &json!(ship_id)));
    }
}
