//! Threshold trustees: the transcript of the vectors, whole ceremonies, and everybody who cheats in them.

mod cheats;
mod forged;
mod opening;
mod transcript;
