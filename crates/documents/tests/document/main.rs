//! A document as a Word file: what our own reader and another office suite make of it.

mod office;
mod packet;
mod round;
mod sample;
