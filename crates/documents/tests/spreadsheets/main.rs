//! Spreadsheets as people send and open them.

mod files;
mod office;
mod round;
#[path = "../support/soffice.rs"]
mod soffice;
