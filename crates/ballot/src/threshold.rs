//! Threshold trustees (Pedersen): any `t` of `n` open a sum, fewer learn nothing (section 8).
//!
//! A ceremony has three rounds, in each of which every trustee makes a message of a [`Seed`] that follows from the
//! recovery code alone, and a server passes messages on after looking at them:
//!
//! | round | trustee | server |
//! |---|---|---|
//! | 1 | [`Seed::certificate`] | [`Certificate::check`], then [`Certificates::new`] |
//! | 2 | [`Seed::polynomial`] | [`Polynomial::check`], then [`input_for`] |
//! | 3 | [`Seed::share`] | [`Output::check`], then [`Parameters::assemble`] |
//!
//! Whoever sends nonsense is named: [`Blame`]. The server learns no secret. It keeps each trustee's private share,
//! sealed to that trustee, who gets at it with [`Seed::open_share`] when sums are to be opened.

mod blame;
mod certificate;
mod channel;
mod coefficients;
mod input;
mod output;
mod parameters;
mod polynomial;
mod seed;
mod setting;

pub use blame::{Blame, PartError, Wrong};
pub use certificate::{Certificate, Certificates};
pub use channel::ChannelError;
pub use input::input_for;
pub use output::Output;
pub use parameters::{Parameters, ParametersError};
pub use polynomial::Polynomial;
pub use seed::{Seed, ShareError};
pub use setting::{Index, Setting, SettingError};

pub(crate) use parameters::{Fields as ParametersFields, lagrange};
