use crate::support::{Ended, Folder, run, run_with};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use std::io::Write;

fn events(log: impl AsRef<[u8]>) -> Ended {
    run_with(&["events", "--events", "-"], log)
}

const ROW: &str = "{\"visitor\":\"v\",\"time\":1772366400000,\"signal\":\"click\",\
                   \"props\":{\"a\":1},\"id\":\"i\"}\n";

#[test]
fn what_is_in_leadlights_own_format_stays_as_it_is() {
    let log = ROW.repeat(2);
    assert_eq!(events(&log).code(0).stdout, log);
    // Large numbers, text of all kinds, and null.
    let row = "{\"visitor\":\"v\",\"time\":1772366400000,\"signal\":\"x\",\"props\":{\"big\":\
               12345678901234567890,\"odd\":0.1,\"text\":\"é\\n\\u0000😀\",\"no\":null,\"z\":\
               {\"a\":[1,{}]}}}\n";
    assert_eq!(events(row).code(0).stdout, row);
}

#[test]
fn arrays_and_exported_records_are_logs_too() {
    let array = format!("[\n{},\n{}]", ROW.trim(), ROW.trim());
    assert_eq!(events(array).code(0).stdout, ROW.repeat(2));
    let record = json!({
        "version": 1, "visitor": "v", "configHash": "0",
        "log": [{ "id": "i", "time": 1_772_366_400_000_i64, "signal": "click", "props": { "a": 1 } }]
    });
    assert_eq!(events(record.to_string()).code(0).stdout, ROW);
    let pretty = serde_json::to_string_pretty(&record).unwrap();
    assert_eq!(events(pretty).code(0).stdout, ROW);
}

#[test]
fn tables_need_visitor_time_and_signal() {
    let table = "visitor,time,signal,props,id,plan,props.seats\r\n\
                 v,2026-03-01T12:00:00Z,click,\"{\"\"a\"\":1}\",i,,\r\n\
                 v,1772366400000,click,,,pro,12\r\n";
    let rows = events(table).code(0).rows();
    assert_eq!(rows[0], serde_json::from_str::<Value>(ROW).unwrap());
    assert_eq!(rows[1]["props"], json!({ "plan": "pro", "seats": 12 }));
    let semicolons = "time;visitor;signal\n1772366400000;v;click\n";
    assert_eq!(events(semicolons).code(0).rows()[0]["visitor"], "v");

    let ended = events("user,time,signal\nv,1,x\n").code(2);
    assert!(ended.stderr.contains("no column `visitor`"), "{}", ended.stderr);
    assert!(ended.stderr.contains("`user`, `time`, `signal`"), "{}", ended.stderr);
    let ended = events("visitor,time,signal,time\nv,1,x,2\n").code(2);
    assert!(ended.stderr.contains("two columns `time`"), "{}", ended.stderr);
}

#[test]
fn bad_rows_of_a_table_are_listed() {
    let table = "visitor,time,signal,props\n\
                 v,2026-03-01 12:00:00,click,\n\
                 v,1772366400000,click\n\
                 v,1772366400000,click,{\n\
                 v,1772366400000,click,[1]\n\
                 v,1772366400000,\"click,\n\
                 v,1772366400000,click,{}\n";
    let ended = events(table).code(1);
    assert_eq!(ended.rows().len(), 1);
    for part in [
        "5 of 6 rows are bad",
        "<stdin>:2: the time",
        "<stdin>:3: 3 cells for 4 columns",
        "<stdin>:4: `props` is not JSON",
        "<stdin>:5: `props` is not an object",
        "<stdin>:6: a cell's quote is opened and never closed",
    ] {
        assert!(ended.stderr.contains(part), "{part} in\n{}", ended.stderr);
    }
}

#[test]
fn a_mapping_says_which_column_is_what() {
    let folder = Folder::new("events-mapping");
    let mapping = json!({
        "visitor": "client_id",
        "time": { "from": "at", "unit": "s" },
        "signal": { "from": "event", "names": { "page_viewed": "page_view", "noise": null } },
        "json": ["data"],
        "props": { "path": { "from": "url", "as": "path" }, "revenue": "data.revenue" }
    });
    let mapping = folder.file("mapping.json", mapping.to_string());
    let log = folder.file(
        "log.csv",
        "client_id,at,event,url,data\n\
         v,1772366400,page_viewed,https://acme.io/a?b=c,\n\
         v,1772366400,noise,,\n\
         v,1772366401,purchase,,\"{\"\"revenue\"\":12.5}\"\n",
    );
    let ended = run(&["events", "--mapping", &mapping, "--events", &log]).code(0);
    let wanted = [
        json!({ "visitor": "v", "time": 1_772_366_400_000_i64, "signal": "page_view",
                "props": { "path": "/a" } }),
        json!({ "visitor": "v", "time": 1_772_366_401_000_i64, "signal": "purchase",
                "props": { "revenue": 12.5 } }),
    ];
    assert_eq!(ended.rows(), wanted);
    assert!(ended.stderr.contains("leaves out 1 row of noise"), "{}", ended.stderr);
}

#[test]
fn a_mapping_that_is_none_says_why() {
    let folder = Folder::new("events-no-mapping");
    for (mapping, why) in [
        ("{", "EOF"),
        ("{\"visitor\": \"v\", \"time\": \"t\"}", "missing field `signal`"),
        ("{\"vistor\": \"v\"}", "unknown field `vistor`"),
        ("{\"visitor\": 1, \"time\": \"t\", \"signal\": \"s\"}", "a path or a list of paths"),
        ("{\"visitor\":\"v\",\"time\":{\"from\":\"t\",\"unit\":\"h\"},\"signal\":\"s\"}", "unit"),
    ] {
        let file = folder.file("mapping.json", mapping);
        let ended = run(&["events", "--mapping", &file, "--events", "-"]).code(2);
        assert!(ended.stderr.contains(why), "{why} in {}", ended.stderr);
    }
    let ended = run(&["events", "--mapping", "mixpanel", "--events", "-"]).code(2);
    assert!(ended.stderr.contains("ga4, matomo, posthog, segment, snowplow"), "{}", ended.stderr);
}

#[test]
fn several_files_are_one_log_and_gzip_is_unpacked() {
    let folder = Folder::new("events-files");
    let plain = folder.file("a.ndjson", ROW);
    let table = folder.file("b.csv", "visitor,time,signal\nw,1772366400000,x\n");
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(ROW.repeat(3).as_bytes()).unwrap();
    let packed = folder.file("c.ndjson.gz", packed.finish().unwrap());
    let ended = run(&["events", "--events", &plain, &table, &packed]).code(0);
    assert_eq!(ended.rows().len(), 5);
    assert_eq!(ended.rows()[1]["visitor"], "w");
    let broken = folder.file("d.gz", b"\x1f\x8b\x08\x00nonsense");
    run(&["events", "--events", &broken]).code(2);
}

#[test]
fn bytes_of_any_kind_end_in_a_message() {
    let mut seed = 0x9e37_79b9_u32;
    for _ in 0..20 {
        let mut bytes = Vec::new();
        for _ in 0..2_000 {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            bytes.push(b"{}[]\",:\n\\u1eE.-tv\xff\x00;"[(seed % 20) as usize]);
        }
        for format in ["json", "csv"] {
            let ended = run_with(&["events", "--events", "-", "--format", format], &bytes);
            assert!(ended.code == 1 || ended.code == 2, "{}", ended.code);
            assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
        }
    }
}
