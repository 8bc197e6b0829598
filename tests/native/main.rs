//! Tests of the engine from outside, as a program that uses the crate sees it.

#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_cmp,
    clippy::needless_pass_by_value,
    reason = "what is to be shown here is shown with small, known numbers and names"
)]

// A module of tests may `unwrap`; a whole crate of tests is one only like this.
#[cfg(test)]
mod broken;
#[cfg(test)]
mod checker;
#[cfg(test)]
mod circles;
#[cfg(test)]
mod diagnostics;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod endless;
#[cfg(test)]
mod fixes;
#[cfg(test)]
mod growthbook;
#[cfg(test)]
mod journeys;
mod missing;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod scores;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod touched;
#[cfg(test)]
mod vectors;
#[cfg(test)]
mod visits;
