//! Reports as people write them in office suites.

mod bad;
mod habits;
mod made;
mod office;
mod torn;
