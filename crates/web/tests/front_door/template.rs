//! Where the rules of a review come from.

mod copy;
mod cycle;
mod house;
