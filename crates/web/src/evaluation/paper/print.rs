//! The form that is printed: all sheets of a box are alike.

use askama::Template;
use axum::extract::{Query, State};
use review::evaluation::paper::Incomplete;
use serde::Deserialize;
use service::{Error, evaluation::paper::own_row_blank};

use super::{
    super::counts::{groups, titles},
    AtBox, Opened, desk,
    words::{Names, counted, range},
};
use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    house::House,
    links, moment,
};

/// Sheets of one page; who needs more prints it twice.
const MOST: usize = 300;

#[derive(Template)]
#[template(path = "evaluation/paper/print.html")]
struct PrintPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    label: String,
    groups: Vec<(String, &'static str)>,
    colours: String,
    title: String,
    meeting: String,
    day: String,
    names: Names,
    abstain: String,
    strict: bool,
    quotas: Vec<String>,
    own_row_blank: bool,
    minimum: u32,
    copies: usize,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    copies: Option<usize>,
}

/// `GET /reviews/{review}/papers/{box}/print`
pub(super) async fn show(State(house): State<House>, at: AtBox, Query(wanted): Query<Wanted>) -> Page {
    desk::may_see(&at.seat)?;
    Ok(render(&page(&house, &at, wanted.copies).await.say_in(at.seat.say())?))
}

async fn page(house: &House, at: &AtBox, copies: Option<usize>) -> Result<PrintPage, Error> {
    let seat = &at.seat;
    let (say, reader) = (seat.say(), house.reader());
    let Opened { one, template, .. } = Opened::of(&reader, at).await?;
    let reporters = storage::roster::reporters(&reader, seat.review.id).await?;
    let rules = template.evaluation();
    let groups = groups(&one, &template);
    let minimum = rules.minimum_group;
    let (frame, workspace) = Workspace::around(seat, Part::Papers);
    Ok(PrintPage {
        frame,
        workspace,
        back: links::papers(seat.review.id),
        colours: groups.iter().map(|(_, colour)| colour_name(say, colour)).collect::<Vec<_>>().join(" + "),
        title: titles(&one, &template, say.lang()),
        meeting: format!(
            "{} · {}",
            seat.review.organisation.in_lang(say.lang()),
            say.frame_review_year(seat.review.year)
        ),
        day: moment::day(say, seat.review.meets_at, &seat.review.zone),
        names: Names::of(say, &template, &one, &reporters),
        abstain: rules.abstain.title.in_lang(say.lang()).to_owned(),
        strict: rules.paper.incomplete == Incomplete::Void,
        quotas: rules
            .filling
            .quotas
            .iter()
            .map(|quota| say.paper_form_quota(counted(say, &template, quota), range(say, quota)))
            .collect(),
        own_row_blank: own_row_blank(&template, &one),
        minimum,
        copies: copies.unwrap_or(usize::try_from(minimum).unwrap_or(MOST)).clamp(1, MOST),
        groups,
        label: one.label,
    })
}

fn colour_name(say: i18n::Say, colour: &str) -> &'static str {
    match colour {
        "red" => say.paper_form_colour_red(),
        "yellow" => say.paper_form_colour_yellow(),
        "blue" => say.paper_form_colour_blue(),
        _ => say.paper_form_colour_white(),
    }
}
