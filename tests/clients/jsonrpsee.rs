//! jsonrpsee's own clients, with the same steps as the others: `http HOST:PORT` or `websocket HOST:PORT`.

use std::time::Duration;

use jsonrpsee::core::client::{BatchResponse, ClientT, Error, Subscription, SubscriptionClientT};
use jsonrpsee::core::params::{BatchRequestBuilder, ObjectParams};
use jsonrpsee_http_client::HttpClient;
use jsonrpsee_ws_client::WsClientBuilder;
use serde_json::{Value, json};

type Done = Result<(), Box<dyn std::error::Error>>;

/// How long an event may take to come.
const EVENT_TIME: Duration = Duration::from_secs(10);

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, transport, address] = &arguments[..] else { panic!("http HOST:PORT or websocket HOST:PORT") };
    let mut story = Story { ship_id: format!("J{}", std::process::id() % 10_000_000), has_failed: false };
    if transport == "http" {
        let client = HttpClient::builder().build(format!("http://{address}/")).expect("an address");
        story.before_feed(&client).await;
        tell("feed", None, "HTTP has one direction");
        story.end(&client).await;
    } else {
        let client =
            WsClientBuilder::default().build(format!("ws://{address}/")).await.expect("a connection");
        story.before_feed(&client).await;
        let feed = story.feed(&client).await;
        story.tell("feed", feed);
        story.end(&client).await;
    }
    std::process::exit(story.has_failed.into());
}

fn tell(step: &str, ok: Option<bool>, note: &str) {
    use std::io::Write;
    let line = json!({"step": step, "ok": ok, "note": note});
    writeln!(std::io::stdout(), "{line}").expect("somebody reads");
}

fn object(params: &Value) -> ObjectParams {
    let mut object = ObjectParams::new();
    for (name, value) in params.as_object().expect("an object") {
        object.insert(name, value).expect("JSON");
    }
    object
}

fn expect(holds: bool, what: &Value) -> Done {
    if holds { Ok(()) } else { Err(format!("unexpected: {what}").into()) }
}

struct Story {
    ship_id: String,
    has_failed: bool,
}

impl Story {
    fn tell(&mut self, step: &str, done: Done) {
        self.has_failed |= done.is_err();
        tell(step, Some(done.is_ok()), &done.err().map_or_else(String::new, |error| error.to_string()));
    }

    fn key(&self) -> Value {
        json!({"ship_id": self.ship_id})
    }

    fn with(&self, field: &str, value: &str) -> ObjectParams {
        object(&json!({"ship_id": self.ship_id, field: value}))
    }

    async fn before_feed(&mut self, client: &impl ClientT) {
        let created = self.create(client).await;
        self.tell("create", created);
        let loaded = self.expect_field(client, "vessel_name", "Grüße").await;
        self.tell("load", loaded);
        let refused = self.conflict(client).await;
        self.tell("conflict", refused);
        let notified = self.notification(client).await;
        self.tell("notification", notified);
        let batch = self.batch(client).await;
        self.tell("batch", batch);
    }

    async fn create(&self, client: &impl ClientT) -> Done {
        let made: Value = client.request("interior.create", self.with("vessel_name", "Grüße")).await?;
        expect(made["version"] == 1, &made)
    }

    async fn expect_field(&self, client: &impl ClientT, field: &str, value: &str) -> Done {
        let loaded: Value = client.request("interior.load", object(&self.key())).await?;
        expect(loaded[field] == value, &loaded)
    }

    async fn conflict(&self, client: &impl ClientT) -> Done {
        let again = client.request::<Value, _>("interior.create", self.with("vessel_name", "x")).await;
        let Err(Error::Call(error)) = again else { return Err(format!("not refused: {again:?}").into()) };
        let data: Value = serde_json::from_str(error.data().ok_or("no data")?.get())?;
        expect(error.code() == 409 && data["kind"] == "already_exists", &data)
    }

    async fn notification(&self, client: &impl ClientT) -> Done {
        client.notification("interior.update", self.with("owner", "Anna")).await?;
        self.expect_field(client, "owner", "Anna").await
    }

    async fn batch(&self, client: &impl ClientT) -> Done {
        let mut batch = BatchRequestBuilder::new();
        batch.insert("interior.load", object(&self.key()))?;
        batch.insert("crew.list", object(&self.key()))?;
        let answers: BatchResponse<'_, Value> = client.batch_request(batch).await?;
        let answers: Vec<_> = answers.into_iter().filter_map(Result::ok).collect();
        expect(answers.len() == 2 && answers[1]["items"] == json!([]), &json!(answers))
    }

    async fn feed(&self, client: &impl SubscriptionClientT) -> Done {
        let mut events: Subscription<Value> = client.subscribe_to_method("changes.event").await?;
        let subscribed: Value = client.request("changes.subscribe", object(&self.key())).await?;
        let changed: Value = client.request("interior.update", self.with("owner", "Dora")).await?;
        let event =
            tokio::time::timeout(EVENT_TIME, events.next()).await?.ok_or("the connection ended")??;
        expect(event["seq"] == changed["seq"] && event["changes"][0]["record"] == changed, &event)?;
        let subscription = json!({"subscription": subscribed["subscription"]});
        let _: Value = client.request("changes.unsubscribe", object(&subscription)).await?;
        Ok(())
    }

    async fn end(&mut self, client: &impl ClientT) {
        let deleted = client.request::<Value, _>("interior.delete", object(&self.key())).await;
        let deleted = match deleted {
            Ok(deleted) => expect(deleted["deleted"]["interior"] == 1, &deleted),
            Err(error) => Err(error.into()),
        };
        self.tell("delete", deleted);
    }
}
