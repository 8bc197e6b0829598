//! The command line from outside: the built program, its streams and its exit
//! status.

mod cases;
mod check;
mod events;
mod explain;
mod score;
mod shipped;
mod support;
