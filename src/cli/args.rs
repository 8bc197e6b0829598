//! What may be asked, and its help.

use crate::events::{Format, time};
use anstream::ColorChoice;
use clap::{Parser, Subcommand, ValueEnum};

/// What was asked.
#[derive(Parser)]
#[command(
    name = "leadlight",
    version,
    about = "Lead scoring and smart content: check configs, score and explain visitors",
    after_help = "Exit status: 0 fine, 1 findings, 2 wrong usage or a file that cannot be read.\n\
                  Results go to stdout, everything else to stderr. `-` stands for stdin.",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Write for machines: JSON instead of text
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check configs and say what is wrong with them
    ///
    /// Each finding has a code, the place in the config, a message and help.
    Check {
        /// The configs to check
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,

        /// Exit with 0 when there are warnings but no errors
        #[arg(long)]
        allow_warnings: bool,

        /// Go through journeys under each config, and say which come otherwise than expected
        #[arg(long, num_args = 1.., value_name = "FILE")]
        journeys: Vec<String>,
    },

    /// Print the JSON Schema of the config
    Schema,

    /// Score the visitors of a log: one snapshot a visitor, as NDJSON
    ///
    /// Visitors come in the order in which the log first names them.
    #[command(after_help = EVENTS_HELP)]
    Score {
        #[command(flatten)]
        visits: Visits,

        /// The log has each visitor's rows together: score as it is read, in little memory
        #[arg(long)]
        grouped: bool,
    },

    /// Explain scores, stages, slots and playbooks of the visitors of a log
    #[command(after_help = EVENTS_HELP)]
    Explain {
        #[command(flatten)]
        visits: Visits,

        /// Explain this visitor only
        #[arg(long, value_name = "ID")]
        visitor: Option<String>,

        /// What to explain: scores, stage, slot:NAME or playbook:NAME; may be repeated
        #[arg(long, value_name = "WHAT", default_values = ["scores", "stage"])]
        what: Vec<String>,
    },

    /// Print the events of a log in Leadlight's own format, as a mapping reads them
    ///
    /// What is sorted by line is grouped by visitor, as `score --grouped` wants it.
    #[command(after_help = EVENTS_HELP)]
    Events {
        #[command(flatten)]
        log: Log,
    },

    /// Say for each case `[name, condition, attributes, …]` whether it holds
    ///
    /// Prints `name TAB true|false`. A boolean behind the attributes is what is expected.
    Match {
        /// A JSON array of cases, or GrowthBook's cases.json
        #[arg(value_name = "FILE")]
        file: String,
    },

    /// Work out each case of hashes, ranges, variations and namespaces
    ///
    /// Prints `name TAB result`. One more element than needed is what is expected.
    Bucket {
        /// A JSON array of cases, or GrowthBook's cases.json
        #[arg(value_name = "FILE")]
        file: String,
    },
}

const EVENTS_HELP: &str = "\
Events, one a line:
  {\"visitor\":\"v1\",\"time\":\"2026-03-01T09:30:00Z\",\"signal\":\"page_view\",\"props\":{\"path\":\"/pricing\"}}
or CSV with the columns visitor, time, signal, and optionally id and props (JSON); further
columns are properties. Times are RFC 3339 with a zone, or milliseconds since 1970.
Other shapes are read through a mapping.";

/// A config and a log.
#[derive(clap::Args)]
pub(crate) struct Visits {
    /// The config
    #[arg(long, value_name = "FILE")]
    pub(crate) config: String,

    #[command(flatten)]
    pub(crate) log: Log,
}

/// A log, and how to read it.
#[derive(clap::Args)]
pub(crate) struct Log {
    /// The events: NDJSON, JSON or CSV, plain or gzipped
    #[arg(long = "events", required = true, num_args = 1.., value_name = "FILE")]
    pub(crate) files: Vec<String>,

    /// How rows become events: ga4, segment, posthog, snowplow, matomo, or a file
    #[arg(long, value_name = "MAPPING")]
    pub(crate) mapping: Option<String>,

    /// What the events are written in, when it cannot be told
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,

    /// The moment to look from, RFC 3339 or milliseconds; later events are left out
    /// [default: each visitor's last event]
    #[arg(long, value_name = "TIME", value_parser = time::moment, allow_hyphen_values = true)]
    pub(crate) at: Option<i64>,

    /// How many bad rows to put up with before they count as a finding
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    pub(crate) max_bad_rows: u64,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}
