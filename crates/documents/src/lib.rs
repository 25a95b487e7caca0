//! See docs/ARCHITECTURE.md.

pub mod chart;
pub mod news;
