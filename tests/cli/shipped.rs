//! The mappings that ship, on rows as the vendors write them.

use crate::support::{Ended, run_with};
use serde_json::{Value, json};

fn events(mapping: &str, log: &str) -> Ended {
    run_with(&["events", "--mapping", mapping, "--events", "-"], log).code(0)
}

/// What is wanted of an event: visitor, time, signal and properties.
fn event(visitor: &str, time: i64, signal: &str, props: &Value) -> Value {
    json!({ "visitor": visitor, "time": time, "signal": signal, "props": props })
}

fn without_ids(ended: &Ended) -> Vec<Value> {
    let mut rows = ended.rows();
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("id");
    }
    rows
}

#[test]
fn ga4() {
    let row = |name: &str, params: Value| {
        json!({
            "event_date": "20260301", "event_timestamp": "1772366400123456", "event_name": name,
            "event_params": params, "user_pseudo_id": "1234.5678", "platform": "WEB"
        })
    };
    let text = |key: &str, value: &str| json!({ "key": key, "value": { "string_value": value } });
    let whole = |key: &str, value: &str| json!({ "key": key, "value": { "int_value": value } });
    let page = text("page_location", "https://acme.io/pricing?gclid=x");
    let log = [
        row("first_visit", json!([page])),
        row("page_view", json!([page, text("page_title", "Pricing"), whole("ga_session_id", "9")])),
        row("scroll", json!([page, whole("percent_scrolled", "90")])),
        row("user_engagement", json!([page, whole("engagement_time_msec", "12500")])),
        row(
            "file_download",
            json!([text("file_name", "/files/guide.pdf"), text("file_extension", "pdf")]),
        ),
        row("click", json!([text("outbound", "true"), text("link_url", "https://b.io/")])),
        row("plan_chosen", json!([text("plan", "pro"), whole("seats", "12")])),
    ];
    let log: String = log.iter().map(|it| format!("{it}\n")).collect();
    let ended = events("ga4", &log);
    let event = |signal, props| event("1234.5678", 1_772_366_400_123, signal, &props);
    let wanted = [
        event("page_view", json!({ "path": "/pricing", "title": "Pricing" })),
        event("scroll", json!({ "path": "/pricing", "percent": 90 })),
        event("engagement", json!({ "path": "/pricing", "seconds": 12.5 })),
        event("file_download", json!({ "fileName": "guide.pdf", "fileExtension": "pdf" })),
        event("click", json!({ "outbound": true, "href": "https://b.io/" })),
        event("plan_chosen", json!({ "plan": "pro", "seats": 12 })),
    ];
    assert_eq!(ended.rows(), wanted);
    assert!(ended.stderr.contains("1 row of first_visit"), "{}", ended.stderr);
}

#[test]
fn segment() {
    let row = |kind: &str, more: Value| {
        let mut row = json!({
            "anonymousId": "a-1", "userId": null, "messageId": format!("m-{kind}"), "type": kind,
            "timestamp": "2026-03-01T12:00:00.123Z", "receivedAt": "2026-03-01T12:00:01Z",
            "context": { "page": { "path": "/pricing", "title": "Pricing", "referrer": "",
                                   "url": "https://acme.io/pricing" } }
        });
        for (key, value) in more.as_object().unwrap() {
            row[key] = value.clone();
        }
        row
    };
    let log = [
        row("page", json!({ "name": "Pricing", "properties": { "path": "/pricing" } })),
        row("track", json!({ "event": "Order Completed", "properties": { "total": 12.5 } })),
        row("identify", json!({ "traits": { "email": "ada@acme.io", "plan": "pro" } })),
        row("group", json!({ "groupId": "g" })),
    ];
    let log: String = log.iter().map(|it| format!("{it}\n")).collect();
    let ended = events("segment", &log);
    let event = |signal, props| event("a-1", 1_772_366_400_123, signal, &props);
    let page = json!({ "path": "/pricing", "referrer": "", "title": "Pricing" });
    let mut order = page.clone();
    order["total"] = json!(12.5);
    let wanted = [
        event("page_view", page),
        event("order_completed", order),
        event("identify", json!({ "email": "ada@acme.io", "plan": "pro" })),
    ];
    assert_eq!(without_ids(&ended), wanted);
    assert_eq!(ended.rows()[0]["id"], "m-page");
}

#[test]
fn posthog() {
    let row = |event: &str, properties: Value| {
        json!({
            "uuid": format!("u{event}"), "event": event, "properties": properties,
            "distinct_id": "d-1", "timestamp": "2026-03-01 12:00:00.123000", "team_id": 1
        })
    };
    let page = json!({ "$current_url": "https://acme.io/pricing?x", "$pathname": "/pricing",
                       "$lib": "web", "token": "t" });
    let tap = json!({ "$pathname": "/", "$event_type": "click", "$el_text": "Buy" });
    let log = [
        row("$pageview", page),
        row("$autocapture", tap),
        row("$identify", json!({ "$set": { "email": "ada@acme.io" }, "$pathname": "/" })),
        row("plan chosen", json!({ "plan": "pro", "$lib": "web" })),
        row("$pageleave", json!({})),
    ];
    let event = |signal, props| event("d-1", 1_772_366_400_123, signal, &props);
    let wanted = [
        event("page_view", json!({ "path": "/pricing" })),
        event("click", json!({ "path": "/", "text": "Buy" })),
        event("identify", json!({ "email": "ada@acme.io" })),
        event("plan chosen", json!({ "plan": "pro" })),
    ];
    let lines: String = log.iter().map(|it| format!("{it}\n")).collect();
    assert_eq!(without_ids(&events("posthog", &lines)), wanted);

    let cell = |it: &Value| format!("\"{}\"", it.to_string().replace('"', "\"\""));
    let mut table = String::from("uuid,event,distinct_id,timestamp,properties\n");
    for row in &log {
        let (id, event) = (row["uuid"].as_str().unwrap(), row["event"].as_str().unwrap());
        table +=
            &format!("{id},{event},d-1,2026-03-01T12:00:00.123Z,{}\n", cell(&row["properties"]));
    }
    assert_eq!(without_ids(&events("posthog", &table)), wanted);
}

#[test]
fn snowplow() {
    let link = json!({ "targetUrl": "https://b.io/", "elementId": "go" });
    let log = [
        json!({ "event_id": "e1", "event_name": "page_view", "domain_userid": "d-1",
                "derived_tstamp": "2026-03-01T12:00:00.123Z", "page_urlpath": "/pricing",
                "page_title": "Pricing", "domain_sessionidx": 2 }),
        json!({ "event_id": "e2", "event_name": "link_click", "domain_userid": "d-1",
                "derived_tstamp": "2026-03-01T12:00:00.123Z", "page_urlpath": "/pricing",
                "unstruct_event_com_snowplowanalytics_snowplow_link_click_1": link }),
        json!({ "event_id": "e3", "event_name": "plan_chosen", "domain_userid": "d-1",
                "derived_tstamp": "2026-03-01T12:00:00.123Z",
                "unstruct_event_io_acme_plan_chosen_1": { "plan": "pro" } }),
        json!({ "event_id": "e4", "event_name": "event", "se_action": "play", "se_category": "media",
                "domain_userid": "d-1", "derived_tstamp": "2026-03-01T12:00:00.123Z" }),
        json!({ "event_id": "e5", "event_name": "page_ping", "domain_userid": "d-1",
                "derived_tstamp": "2026-03-01T12:00:00.123Z", "page_urlpath": "/pricing" }),
    ];
    let log: String = log.iter().map(|it| format!("{it}\n")).collect();
    let event = |signal, props| event("d-1", 1_772_366_400_123, signal, &props);
    let wanted = [
        event("page_view", json!({ "path": "/pricing", "title": "Pricing", "visit": 2.0 })),
        event("click", json!({ "path": "/pricing", "href": "https://b.io/", "id": "go" })),
        event("plan_chosen", json!({ "plan": "pro" })),
        event("play", json!({ "category": "media" })),
        event("engagement", json!({ "path": "/pricing", "seconds": 10 })),
    ];
    assert_eq!(without_ids(&events("snowplow", &log)), wanted);

    // The same as the enriched file: 131 columns without a header or quotes.
    let mut cells = vec![""; 131];
    cells[3] = "2026-03-01 12:00:00.456";
    cells[6] = "e6";
    cells[15] = "d-1";
    cells[30] = "\"Best\" prices";
    cells[32] = "https";
    cells[35] = "/pricing";
    cells[52] = "{\"schema\":\"iglu:x\",\"data\":[{},{},{},{}]}";
    cells[58] =
        "{\"schema\":\"iglu:u\",\"data\":{\"schema\":\"iglu:p\",\"data\":{\"plan\":\"pro\"}}}";
    cells[124] = "2026-03-01 12:00:00.123";
    cells[126] = "plan_chosen";
    let ended = events("snowplow", &(cells.join("\t") + "\n"));
    let props = json!({ "path": "/pricing", "title": "\"Best\" prices", "plan": "pro" });
    assert_eq!(without_ids(&ended), [event("plan_chosen", props)]);
    assert_eq!(ended.rows()[0]["id"], "e6");
}

#[test]
fn matomo() {
    let visits = json!([{
        "idVisit": "1", "visitorId": "abc", "visitCount": "3", "referrerUrl": "https://g.io/",
        "actionDetails": [
            { "type": "action", "url": "https://acme.io/pricing", "pageTitle": "Pricing",
              "timestamp": 1_772_366_400, "timeSpent": 12 },
            { "type": "event", "url": "https://acme.io/", "eventCategory": "Video",
              "eventAction": "Play Intro", "eventName": "intro", "timestamp": 1_772_366_401 },
            { "type": "download", "url": "https://acme.io/files/guide.pdf",
              "timestamp": 1_772_366_402 },
            { "type": "outlink", "url": "https://b.io/x", "timestamp": 1_772_366_403 },
            { "type": "goal", "goalName": "Demo Requested", "url": "https://acme.io/demo",
              "timestamp": 1_772_366_404 }
        ]
    }]);
    let from = |props: Value| {
        let mut all = json!({ "visit": 3.0, "referrer": "https://g.io/" });
        for (key, value) in props.as_object().unwrap() {
            all[key] = value.clone();
        }
        all
    };
    let event =
        |second: i64, signal, props| event("abc", (1_772_366_400 + second) * 1_000, signal, &props);
    let wanted = [
        event(0, "page_view", from(json!({ "path": "/pricing", "title": "Pricing" }))),
        event(1, "play_intro", from(json!({ "path": "/", "category": "Video", "name": "intro" }))),
        event(
            2,
            "file_download",
            json!({ "href": "https://acme.io/files/guide.pdf", "fileName": "guide.pdf",
                    "fileExtension": "pdf" }),
        ),
        event(3, "click", json!({ "href": "https://b.io/x", "domain": "b.io", "outbound": true })),
        event(4, "demo_requested", from(json!({ "path": "/demo" }))),
    ];
    assert_eq!(events("matomo", &visits.to_string()).rows(), wanted);
}
