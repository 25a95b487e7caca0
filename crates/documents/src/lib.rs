//! What ends on paper or in print: drawings and drafted texts, made out of values alone. No rows, files or network, so
//! that what comes out can be compared.

pub mod attached;
pub mod bundle;
pub mod chart;
pub mod document;
pub mod fact;
pub mod inputs;
pub mod news;
pub mod packet;
pub mod qr;
pub mod roster;
pub mod sheets;
pub mod word;
pub mod workbook;
