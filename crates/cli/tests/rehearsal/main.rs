//! The whole meeting over HTTP with real ballots, and what must come out of it to the last digit.

mod belenios;
mod oracle;
mod refusals;
mod support;
mod verify;
