//! Threshold trustees: the transcript of the vectors, whole ceremonies, and everybody who cheats in them.

mod transcript;
