//! In the making.

#[derive(Default)]
pub(crate) struct Checkers;
