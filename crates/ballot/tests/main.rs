//! The secret ballot, from outside: against vectors, against an independent program, against forgers.

mod belenios;
mod comments;
mod fixtures;
mod hostile;
mod lenient;
mod properties;
mod secrets;
mod soundness;
mod tamper;
mod test_sum;
mod threshold;
mod vectors;
mod wire;
