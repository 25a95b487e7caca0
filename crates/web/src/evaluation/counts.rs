use i18n::{Lang, Say};
use review::{
    evaluation::BoxStage,
    id::BoxId,
    template::{Colour, Template},
    time::Instant,
};
use serde_json::{Value, json};
use service::Error;
use storage::evaluation::BallotBox;

use crate::moment;

/// How a box stands. Only counts: never who, never what.
pub(crate) struct BoxCount {
    pub(crate) id: BoxId,
    pub(crate) label: String,
    /// Letter and colour of each of its groups.
    pub(crate) groups: Vec<(String, &'static str)>,
    pub(crate) stage: BoxStage,
    pub(crate) received: usize,
    pub(crate) voters: usize,
    /// Until when ballots under way are taken, once voting has ended.
    pub(crate) closing: Option<Instant>,
}

pub(super) fn count(one: &BallotBox, template: &Template) -> Result<BoxCount, Error> {
    Ok(BoxCount {
        id: one.id.clone(),
        label: one.label.clone(),
        groups: groups(one, template),
        stage: service::evaluation::stage(one)?,
        received: one.cast_cards,
        voters: one.voters,
        closing: closing(one)?,
    })
}

/// Until when ballots under way are taken: only between the end of voting and the closing.
pub(crate) fn closing(one: &BallotBox) -> Result<Option<Instant>, Error> {
    let is_open = service::evaluation::stage(one)? == BoxStage::Open;
    Ok(one.times.voting_stop.filter(|_| is_open).map(|stop| stop.grace_ends_at))
}

/// How a box stands, for a reader of the meeting's zone.
pub(super) fn stand(say: Say, one: &BallotBox, zone: &str) -> Result<String, Error> {
    Ok(match closing(one)? {
        Some(until) => say.evaluation_stage_closing(moment::second(until, zone)),
        None => stage_name(say, service::evaluation::stage(one)?).to_owned(),
    })
}

/// How a box stands, for the booth: besides its stages, that voting has ended and ballots under way are awaited.
pub(super) fn stand_key(one: &BallotBox) -> Result<&'static str, Error> {
    Ok(match closing(one)? {
        Some(_) => "closing",
        None => stage_key(service::evaluation::stage(one)?),
    })
}

/// The letters of a box's groups with their colours.
pub(crate) fn groups(one: &BallotBox, template: &Template) -> Vec<(String, &'static str)> {
    let known = one.groups.iter().filter_map(|key| template.group(key));
    known.map(|group| (group.key.to_string(), colour(group.colour))).collect()
}

/// What a box's groups are called.
pub(super) fn titles(one: &BallotBox, template: &Template, lang: Lang) -> String {
    let known = one.groups.iter().filter_map(|key| template.group(key));
    known.map(|group| group.title.in_lang(lang)).collect::<Vec<_>>().join(" + ")
}

/// … for scripts, in both languages.
pub(super) fn titles_json(one: &BallotBox, template: &Template) -> Value {
    json!({ "zh": titles(one, template, Lang::Zh), "en": titles(one, template, Lang::En) })
}

/// A colour as scripts and style sheets call it.
fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "red",
        Colour::Yellow => "yellow",
        Colour::Blue => "blue",
        Colour::White => "white",
    }
}

/// A stage as scripts call it.
pub(super) fn stage_key(stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing => "preparing",
        BoxStage::Ready => "ready",
        BoxStage::Open => "open",
        BoxStage::Closed => "closed",
        BoxStage::Opened => "opened",
        BoxStage::TooSmall => "too_small",
    }
}

/// A stage for a reader.
pub(super) fn stage_name(say: Say, stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing => say.evaluation_stage_preparing(),
        BoxStage::Ready => say.evaluation_stage_ready(),
        BoxStage::Open => say.evaluation_stage_open(),
        BoxStage::Closed => say.evaluation_stage_closed(),
        BoxStage::Opened => say.evaluation_stage_opened(),
        BoxStage::TooSmall => say.evaluation_stage_too_small(),
    }
}

/// In which of the product's states a stage is drawn.
pub(super) fn stage_chip(stage: BoxStage) -> &'static str {
    match stage {
        BoxStage::Preparing | BoxStage::Ready => "quiet",
        BoxStage::Open => "now",
        BoxStage::Closed => "due",
        BoxStage::Opened => "done",
        BoxStage::TooSmall => "alarm",
    }
}
