//! All letters: who has read, acknowledged, objected, and with whom a talk is due.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect},
};
use review::{
    id::ReporterId,
    result::letter::{Deed, State as Standing, periods},
    role::Act,
};
use serde::Deserialize;
use service::{
    Error,
    follow_up::today,
    result::{Assessment, Line},
};
use storage::result::letter::Done;

use crate::{
    fault::{InTheWordsOf, Page, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links, moment,
    result::scores::grade_name,
};

#[derive(Template)]
#[template(path = "result/letters/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    workspace: Workspace,
    stand: String,
    /// A reporter whose letter is not out.
    waits: bool,
    releases: bool,
    talks: bool,
    action: String,
    rows: Vec<Row>,
    refusal: Option<String>,
    done: bool,
}

struct Row {
    id: ReporterId,
    unit: String,
    path: String,
    grade: String,
    letter: Chip,
    objection: Option<Chip>,
    talk: Option<Chip>,
    /// Whether somebody still has to talk.
    talk_due: bool,
}

struct Chip {
    tone: &'static str,
    text: String,
}

#[derive(Deserialize)]
pub(in crate::result) struct Asked {
    done: Option<String>,
}

/// `GET /reviews/{review}/letters`. A reporter is led to the own letter.
pub(in crate::result) async fn show(
    State(house): State<House>,
    seat: Seat,
    Query(asked): Query<Asked>,
) -> Page {
    let review = seat.review.id;
    if !seat.may(Act::SeeResults) {
        seat.must(Act::ReadOwnLetter)?;
        let reader = house.reader();
        let own = storage::roster::reporter_of(&reader, review, seat.account.id).await.say_in(seat.say())?;
        let out = storage::result::letter::released(&reader, review).await.say_in(seat.say())?;
        if let Some((own, _)) = own.zip(out) {
            return Ok(Redirect::to(&links::letter(review, own.id)).into_response());
        }
    }
    let found = page(&house, &seat, None).await.say_in(seat.say())?;
    Ok(render(&ListPage { done: asked.done.is_some(), ..found }))
}

pub(super) async fn page(house: &House, seat: &Seat, refusal: Option<String>) -> Result<ListPage, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let (frame, workspace) = Workspace::around(seat, Part::Letters);
    let mut page = ListPage {
        frame,
        workspace,
        stand: say.letters_stand_open().to_owned(),
        waits: !seat.may(Act::SeeResults),
        releases: false,
        talks: false,
        action: links::letters(review),
        rows: Vec::new(),
        refusal,
        done: false,
    };
    if page.waits || !storage::result::sitting::is_frozen(&reader, review).await? {
        return Ok(page);
    }
    let Some(found) = service::result::assess(&reader, &seat.review).await? else { return Ok(page) };
    let all = storage::result::letter::deeds(&reader, review).await?;
    let released = storage::result::letter::released(&reader, review).await?;
    let rules = &found.template.assessment().feedback;
    let until = match released {
        Some(at) => Some(periods(rules, today(at, &seat.review.zone)?).acknowledge_by),
        None => None,
    };
    let late = until
        .is_some_and(|until| today(house.service().now(), &seat.review.zone).is_ok_and(|day| day > until));
    let none = Vec::new();
    let row = |line: &Line| {
        let deeds = all.get(&line.reporter.id).unwrap_or(&none);
        row(seat, &found, line, deeds, released.is_some(), late)
    };
    page.rows = found.lines.iter().map(row).collect();
    page.talks = seat.may(Act::WriteLetters) && page.rows.iter().any(|row| row.talk_due);
    let acknowledged = |deeds: &&Vec<Done>| deeds.iter().any(|done| done.deed == Deed::Acknowledged);
    page.stand = match released {
        None => say.letters_stand_ready().to_owned(),
        Some(at) => say.letters_stand_out(
            moment::minute(say, at, &seat.review.zone),
            all.values().filter(acknowledged).count(),
            found.lines.len(),
        ),
    };
    page.releases = released.is_none() && seat.may(Act::WriteLetters);
    Ok(page)
}

fn row(seat: &Seat, found: &Assessment, line: &Line, deeds: &[Done], released: bool, late: bool) -> Row {
    let say = seat.say();
    let state = Standing::of(deeds.iter().map(|done| &done.deed));
    let chip = |tone, text: &str| Chip { tone, text: text.to_owned() };
    let letter = match (released, state.acknowledged, state.opened) {
        (false, _, _) => chip("quiet", say.letters_unsent()),
        (true, true, _) => chip("done", say.letters_acknowledged()),
        (true, false, _) if late => chip("alarm", say.letters_late()),
        (true, false, true) => chip("due", say.letters_opened()),
        (true, false, false) => chip("due", say.letters_unread()),
    };
    let objection = state.objection.as_ref().map(|_| {
        if state.reviewed {
            chip("done", say.letters_reviewed())
        } else {
            chip("alarm", say.letters_objected())
        }
    });
    let held = deeds.iter().find_map(|done| match &done.deed {
        Deed::Talked { on, .. } => Some(moment::civil(say, *on)),
        Deed::TalkDue | Deed::Opened | Deed::Acknowledged | Deed::Objected { .. } | Deed::Reviewed { .. } => {
            None
        }
    });
    let talk = match held {
        Some(day) => Some(Chip { tone: "done", text: say.letters_talk_held(day) }),
        None if state.waits_for_talk() => Some(chip("due", say.letters_talk_due())),
        None => None,
    };
    let decided = line.decision.as_ref().map(|one| grade_name(say, &found.template, &one.grade));
    Row {
        id: line.reporter.id,
        unit: line.reporter.unit.name.in_lang(say.lang()).to_owned(),
        path: links::letter(seat.review.id, line.reporter.id),
        grade: decided.unwrap_or_default(),
        letter,
        objection,
        talk,
        talk_due: state.waits_for_talk(),
    }
}
