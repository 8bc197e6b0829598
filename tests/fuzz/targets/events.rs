//! Files of events, in all the shapes that the command line reads: the first
//! byte says how, the rest is the file.

use super::{Target, seen};
use crate::{
    args::Log,
    corpus::Corpus,
    events::{Events, Format},
    output::Failure,
};
use std::fs;

pub(super) const TARGET: Target = Target { name: "events", form: None, corpus, attempt };

/// The mappings that ship, and none.
const MAPPINGS: [Option<&str>; 6] =
    [None, Some("ga4"), Some("matomo"), Some("posthog"), Some("segment"), Some("snowplow")];

const FORMATS: [Option<Format>; 3] = [None, Some(Format::Json), Some(Format::Csv)];

const FILES: [&str; 9] = [
    r#"{"visitor":"v","time":1772366400000,"signal":"click","props":{"a":1},"id":"i"}
{"visitor":"w","time":"2026-03-01T12:00:00+01:00","signal":"page_view","props":{"path":"/a?b=c"}}
"#,
    r#"[{"visitor":"v","time":"2026-03-01","signal":"x"},
{"visitor":"u","log":[{"id":"i","time":1,"signal":"y","props":{}}]}]"#,
    "visitor,time,signal,props,id,plan,props.seats\r\n\
     v,2026-03-01T12:00:00Z,click,\"{\"\"a\"\":1}\",i,,\r\nv,1772366400000,click,,,pro,12\r\n",
    "time;visitor;signal\n1772366400000;v;\"a\nb\"\n",
    r#"{"event_timestamp":"1772366400000000","event_name":"page_view","user_pseudo_id":"v",
"event_params":[{"key":"page_location","value":{"string_value":"https://a.io/b?utm_source=x"}}]}"#,
    r#"{"messageId":"m","anonymousId":"v","type":"track","event":"Signed Up","properties":{"a":1},
"timestamp":"2026-03-01T12:00:00.000Z","context":{"page":{"path":"/"}}}"#,
    r#"{"uuid":"m","distinct_id":"v","event":"$pageview","timestamp":"2026-03-01 12:00:00.12+00:00",
"properties":{"$current_url":"https://a.io/","$session_id":"s"}}"#,
    r#"{"visitorId":"v","idVisit":1,"serverTimestamp":1772366400,"actionDetails":[
{"type":"action","url":"https://a.io/b","timestamp":1772366400,"timeSpent":"12"}]}"#,
    "app\tweb\t2026-03-01 12:00:00.000\t\t2026-03-01 12:00:00.000\tpage_view\te1\t\t\t\t\t\tv\n",
];

fn corpus() -> Corpus {
    let mut inputs = Vec::new();
    for how in 0..(MAPPINGS.len() * FORMATS.len()) {
        for file in FILES {
            let mut input = vec![u8::try_from(how).unwrap()];
            input.extend(file.bytes());
            inputs.push(input);
        }
    }
    Corpus::new(inputs)
}

fn attempt(input: &[u8]) -> u64 {
    let (how, bytes) = input.split_first().unwrap_or((&0, &[]));
    let file = std::env::temp_dir().join(format!("leadlight-fuzz-{}", std::process::id()));
    fs::write(&file, bytes).unwrap();
    let how = usize::from(*how);
    let log = Log {
        files: vec![file.to_str().unwrap().into()],
        mapping: MAPPINGS[how % MAPPINGS.len()].map(String::from),
        format: FORMATS[how / MAPPINGS.len() % FORMATS.len()],
        at: None,
        max_bad_rows: 0,
    };
    let came = all(&log);
    fs::remove_file(&file).unwrap();
    seen(came.iter().map(String::as_str))
}

/// Reads all events. Returns what there was.
fn all(log: &Log) -> Vec<String> {
    let failed = |failure| match failure {
        Failure::Usage(why) => vec![why.chars().filter(|it| it.is_alphabetic()).collect()],
        Failure::ReaderGone => Vec::new(),
    };
    let mut events = match Events::new(log) {
        Ok(events) => events,
        Err(failure) => return failed(failure),
    };
    let mut came = Vec::new();
    loop {
        match events.next() {
            Ok(Some((place, event))) => {
                assert!(place.line > 0, "an event is nowhere");
                came.push(event.signal);
            }
            Ok(None) => return came,
            Err(failure) => return failed(failure),
        }
    }
}
