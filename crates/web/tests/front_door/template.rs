//! Where the rules of a review come from.

mod cycle;
