//! The mappings of Leadlight's own formats.

use super::{
    mapping::{Mapping, Prop},
    path::Paths,
};

/// `{"visitor", "time", "signal", "props", "id"}`.
const EVENT: &str = r#"{
    "visitor": "visitor", "time": "time", "signal": "signal", "id": "id", "spread": ["props"]
}"#;

/// What `leadlight("export")` gives: a visitor with all records.
const RECORD: &str = r#"{
    "rows": "log",
    "visitor": "^visitor", "time": "time", "signal": "signal", "id": "id", "spread": ["props"]
}"#;

/// The same in columns: `props` is JSON, and all other columns are properties.
const TABLE: &str = r#"{
    "visitor": "visitor", "time": "time", "signal": "signal", "id": "id",
    "json": ["props"], "spread": ["props", "."]
}"#;

/// How to read events that are Leadlight's own.
pub(crate) fn event() -> Result<Mapping, String> {
    let mut mapping = Mapping::parse(EVENT)?;
    mapping.known = Some(&["visitor", "time", "signal", "id", "props"]);
    Ok(mapping)
}

/// How to read a visitor's exported record.
pub(crate) fn record() -> Result<Mapping, String> {
    Mapping::parse(RECORD)
}

/// How to read a table with these columns.
pub(crate) fn table(header: &[String]) -> Result<Mapping, String> {
    let mut mapping = Mapping::parse(TABLE)?;
    for column in header {
        if let Some(name) = column.strip_prefix("props.") {
            mapping.rules.props.insert(name.into(), Prop::From(Paths::from(column.as_str())));
        }
    }
    for spread in &mut mapping.rules.spread {
        spread.except.push("props.*".into());
    }
    Ok(mapping)
}
