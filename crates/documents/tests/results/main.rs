//! Results on paper: the workbook reckons what we reckon, and charts show it.

mod alive;
mod book;
mod cases;
mod charts;
mod office;
#[path = "../support/soffice.rs"]
mod soffice;
#[path = "../../../review/tests/support.rs"]
#[expect(dead_code, reason = "the rules’ own tests use more of it")]
mod support;
