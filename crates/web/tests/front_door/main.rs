//! Tests that come in by the front door, on both databases: named guests, a clock that stands still, real rows.

mod support;

mod account;
mod accounts;
mod administration;
mod attendance;
mod board;
mod cards;
mod ceremony;
mod comment;
mod durability;
mod evaluation;
mod fact;
mod follow;
mod follow_up;
mod form_only;
mod in_writing;
mod live;
mod mail;
mod meeting;
mod meeting_minutes;
mod meeting_record;
mod notice;
mod paper;
mod preparation;
mod program;
mod projector;
mod publication;
mod report;
mod result;
mod room;
mod roster;
mod roster_import;
mod sign_in_sheet;
mod slides;
mod template;
