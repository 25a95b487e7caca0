//! Scores and notes out of a spreadsheet: laid into the table, and kept only when that is saved.

use askama::Template;
use axum::extract::State;
use review::{Refusal, fact};
use service::{Error, roster::import::FILE_LIMIT};

use super::{
    cells::laid_over,
    table::{Shown, page},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
    roster::upload::Upload,
};

/// Where the file is chosen.
#[derive(Template)]
#[template(path = "fact/import.html")]
struct ImportPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    /// Megabytes.
    limit: usize,
    /// As pasted.
    text: String,
    refusal: Option<String>,
    slips: Vec<String>,
    export: String,
}

/// `GET /reviews/{review}/facts/import`
pub(super) async fn form(seat: Seat) -> Page {
    let template = service::cycle::rules(&seat.review).say_in(seat.say())?;
    if !super::may_enter(&seat, &template) {
        return Err(Trouble::forbidden(seat.say()));
    }
    Ok(render(&form_page(&seat, String::new(), None, Vec::new())))
}

/// `POST /reviews/{review}/facts/import`
pub(super) async fn take(State(house): State<House>, seat: Seat, upload: Upload) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    let Some(file) = upload.chosen() else {
        let why = say.fact_import_nothing_chosen().to_owned();
        return Ok(refused(&form_page(&seat, upload.pasted, Some(why), Vec::new())));
    };
    let read = service::fact::read(house.service(), &seat.account, review, file.bytes).await;
    match read {
        Ok(laid) => {
            let entries = storage::fact::of_review(&house.reader(), review).await.say_in(say)?;
            let typed = laid_over(say, laid, &entries);
            let shown = Shown::Laid { typed: &typed };
            Ok(render(&page(&house, &seat, shown).await.say_in(say)?))
        }
        Err(Error::Refused(why)) => {
            let slips = slips(&seat, &why).say_in(say)?;
            let whole = if slips.is_empty() { say.refusal(&why) } else { say.fact_refused().to_owned() };
            Ok(refused(&form_page(&seat, upload.pasted, Some(whole), slips)))
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}

/// Everything that is wrong, row by row.
fn slips(seat: &Seat, why: &Refusal) -> Result<Vec<String>, Error> {
    let Refusal::Fact(fact::Refusal::Slips { slips }) = why else { return Ok(Vec::new()) };
    let (say, template) = (seat.say(), service::cycle::rules(&seat.review)?);
    let told = slips.iter().map(|slip| {
        let check = slip.check.as_ref().and_then(|key| template.facts().check(key));
        say.fact_slip_is(slip, check.map(|check| check.title.in_lang(say.lang())))
    });
    Ok(told.collect())
}

fn form_page(seat: &Seat, text: String, refusal: Option<String>, slips: Vec<String>) -> ImportPage {
    let (frame, workspace) = Workspace::around(seat, Part::Facts);
    let review = seat.review.id;
    ImportPage {
        frame,
        workspace,
        back: links::facts(review),
        limit: FILE_LIMIT / (1024 * 1024),
        text,
        refusal,
        slips,
        export: links::facts_file(review, "checks.xlsx"),
    }
}
