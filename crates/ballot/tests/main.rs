//! The secret ballot, from outside: against vectors, against an independent program, against forgers.

mod belenios;
mod comments;
mod fixtures;
mod properties;
mod tamper;
mod vectors;
mod wire;
