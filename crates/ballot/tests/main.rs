//! The secret ballot, from outside: against vectors, against an independent program, against forgers.

mod belenios;
mod fixtures;
mod properties;
mod secrets;
mod soundness;
mod tamper;
mod threshold;
mod vectors;
mod wire;
