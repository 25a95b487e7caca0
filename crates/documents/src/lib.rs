//! See docs/ARCHITECTURE.md.

pub mod news;
