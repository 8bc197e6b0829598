//! JSON text, natively: a strict parser and a writer.
//!
//! In the page the browser does both; this is for the command line, for
//! databases and for tests. The parser is strict (RFC 8259), bounded in depth,
//! says where an error is, and rounds numbers exactly.

mod number;
mod parse;
mod write;

pub use crate::wire::MAX_DEPTH;
pub use number::number;
pub use parse::{SyntaxError, SyntaxProblem, parse};
pub use write::{quote, write};
