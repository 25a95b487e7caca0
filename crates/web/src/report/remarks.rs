//! Remarks at passages: shown beside them, made by the organiser, answered by the reporter.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use i18n::{Lang, Say};
use review::{
    id::RemarkId,
    report::{State as Stands, may_return},
    role::Act,
    template::SectionKey,
};
use serde::Deserialize;
use service::{Error, report::remark::NewRemark};
use storage::report::{Version, remark::Remark};

use super::{
    Reading,
    history::Names,
    show::{self, Attempt},
};
use crate::{
    fault::{InTheWordsOf, Page, Trouble, render},
    gate::Checked,
    house::House,
    links, moment,
};

/// A remark beside its passage.
pub(super) struct Shown {
    pub(super) id: String,
    pub(super) section: SectionKey,
    pub(super) lang: Lang,
    pub(super) quote: String,
    pub(super) words: String,
    pub(super) head: String,
    pub(super) answer: Option<String>,
    /// An answer that did not go through.
    pub(super) typed: Option<String>,
    pub(super) resolved: bool,
    pub(super) acts: Acts,
}

/// What the reader may do with a remark: the addresses of the forms.
#[derive(Default)]
pub(super) struct Acts {
    pub(super) answer: Option<String>,
    pub(super) resolve: Option<String>,
    pub(super) remove: Option<String>,
}

/// The organiser's form under a section.
pub(super) struct Making {
    pub(super) action: String,
    pub(super) version: usize,
    pub(super) lang: &'static str,
    pub(super) section: SectionKey,
    /// As typed, when it comes back.
    pub(super) quote: String,
    pub(super) words: String,
    pub(super) open: bool,
}

/// A remark that did not go through, as typed.
pub(super) struct Typed {
    pub(super) section: SectionKey,
    pub(super) quote: String,
    pub(super) words: String,
}

/// The remarks on a version, with what this reader may do.
pub(super) fn shown(
    reading: &Reading,
    remarks: Vec<Remark>,
    names: &Names,
    versions: &[Version],
) -> Vec<Shown> {
    let last = versions.last().map(|version| version.number);
    remarks.into_iter().map(|remark| one(reading, remark, names, last)).collect()
}

fn one(reading: &Reading, remark: Remark, names: &Names, last: Option<usize>) -> Shown {
    let (say, review) = (reading.seat.say(), &reading.seat.review);
    let when = moment::minute(say, remark.made_at, &review.zone);
    let path = |deed| links::report_remark_deed(review.id, reading.reporter.id, remark.id, deed);
    let (is_open, is_last) = (remark.resolved_at.is_none(), last == Some(remark.version));
    let (is_own, judges) = (reading.is_own() && is_last, reading.seat.may(Act::JudgeReport) && is_last);
    let acts = Acts {
        answer: (is_own && is_open).then(|| path("answer")),
        resolve: (is_own && is_open).then(|| path("resolve")),
        remove: (judges && is_open && remark.answer.is_none()).then(|| path("remove")),
    };
    Shown {
        id: format!("remark-{}", remark.id),
        head: say.report_remark_head(names.name(say, remark.made_by), when),
        section: remark.section,
        lang: remark.lang,
        quote: remark.quote,
        words: remark.words,
        answer: remark.answer,
        typed: None,
        resolved: !is_open,
        acts,
    }
}

/// The form under a section, where this reader may remark on this version.
pub(super) fn making(
    reading: &Reading,
    state: Stands,
    version: Option<usize>,
    lang: Lang,
    section: &SectionKey,
    typed: Option<&Typed>,
) -> Option<Making> {
    let version =
        version.filter(|_| reading.seat.may(Act::JudgeReport) && may_return(state, "?", 0).is_ok())?;
    let typed = typed.filter(|typed| typed.section == *section);
    Some(Making {
        action: links::report_remarks(reading.seat.review.id, reading.reporter.id),
        version,
        lang: lang.tag(),
        section: section.clone(),
        quote: typed.map_or_else(String::new, |typed| typed.quote.clone()),
        words: typed.map_or_else(String::new, |typed| typed.words.clone()),
        open: typed.is_some(),
    })
}

/// The form as a browser sends it.
#[derive(Deserialize)]
pub(super) struct Form {
    version: usize,
    lang: String,
    section: String,
    quote: String,
    words: String,
}

/// `POST /reviews/{review}/reports/{reporter}/remarks`
pub(super) async fn make(State(house): State<House>, reading: Reading, Checked(form): Checked<Form>) -> Page {
    let say = reading.seat.say();
    let lang: Lang = form.lang.parse().map_err(|_| Trouble::malformed(say))?;
    let section: SectionKey = form.section.parse().map_err(|_| Trouble::malformed(say))?;
    let (quote, words) = (clean(&form.quote), clean(&form.words));
    let (review, reporter) = (reading.seat.review.id, reading.reporter.id);
    let new = NewRemark {
        version: form.version,
        lang,
        section: section.clone(),
        quote: quote.clone(),
        words: words.clone(),
    };
    let done = service::report::remark::make(house.service(), &reading.seat.account, review, reporter, new);
    match done.await {
        Ok(id) => {
            let page = links::report_in(review, reporter, lang);
            Ok(Redirect::to(&format!("{page}#remark-{id}")).into_response())
        }
        Err(why) => again(&house, &reading, Typed { section, quote, words }, lang, why).await,
    }
}

/// The report with the form as typed, and the reason.
async fn again(house: &House, reading: &Reading, typed: Typed, lang: Lang, why: Error) -> Page {
    let say = reading.seat.say();
    let (status, why) = reason(say, why)?;
    let attempt = Attempt { typed: Some(typed), ..Attempt::because(why) };
    let page = show::page(house, reading, Some(lang.tag()), Some(attempt)).await.say_in(say)?;
    Ok((status, render(&page)).into_response())
}

fn reason(say: Say, why: Error) -> Result<(StatusCode, String), Trouble> {
    match why {
        Error::Refused(why) => Ok((StatusCode::UNPROCESSABLE_ENTITY, say.refusal(&why))),
        Error::Stale => Ok((StatusCode::CONFLICT, say.trouble_stale_text().to_owned())),
        other @ (Error::Forbidden | Error::NotFound | Error::Fault(_)) => Err(Trouble::new(say, other)),
    }
}

/// The answer that was read, and the new one.
#[derive(Deserialize)]
pub(super) struct Answer {
    before: String,
    words: String,
}

/// `POST …/remarks/{remark}/answer`
pub(super) async fn answer(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, remark)): Path<(String, String, String)>,
    Checked(form): Checked<Answer>,
) -> Page {
    let say = reading.seat.say();
    let remark: RemarkId = remark.parse().map_err(|_| Error::NotFound).say_in(say)?;
    let (before, words) = (clean(&form.before), clean(&form.words));
    let before = Some(before.as_str()).filter(|before| !before.is_empty());
    let (review, reporter) = (reading.seat.review.id, reading.reporter.id);
    let service = house.service();
    let done = service::report::remark::answer(
        service,
        &reading.seat.account,
        review,
        reporter,
        remark,
        before,
        &words,
    );
    settle(&house, &reading, remark, done.await, Some(words)).await
}

/// `POST …/remarks/{remark}/resolve`
pub(super) async fn resolve(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, remark)): Path<(String, String, String)>,
) -> Page {
    let remark: RemarkId = remark.parse().map_err(|_| Error::NotFound).say_in(reading.seat.say())?;
    let (review, reporter) = (reading.seat.review.id, reading.reporter.id);
    let (service, by) = (house.service(), &reading.seat.account);
    let done = service::report::remark::resolve(service, by, review, reporter, remark).await;
    settle(&house, &reading, remark, done, None).await
}

/// `POST …/remarks/{remark}/remove`
pub(super) async fn remove(
    State(house): State<House>,
    reading: Reading,
    Path((_, _, remark)): Path<(String, String, String)>,
) -> Page {
    let remark: RemarkId = remark.parse().map_err(|_| Error::NotFound).say_in(reading.seat.say())?;
    let (review, reporter) = (reading.seat.review.id, reading.reporter.id);
    let (service, by) = (house.service(), &reading.seat.account);
    let done = service::report::remark::take_back(service, by, review, reporter, remark).await;
    settle(&house, &reading, remark, done, None).await
}

/// Back to the remark; with the reason, and the answer as typed, when it did not go through.
async fn settle(
    house: &House,
    reading: &Reading,
    remark: RemarkId,
    done: Result<(), Error>,
    answer: Option<String>,
) -> Page {
    let say = reading.seat.say();
    let why = match done {
        Ok(()) => {
            let page = links::report(reading.seat.review.id, reading.reporter.id);
            return Ok(Redirect::to(&format!("{page}#remark-{remark}")).into_response());
        }
        Err(why) => why,
    };
    let (status, why) = reason(say, why)?;
    let answer = answer.map(|words| (format!("remark-{remark}"), words));
    let attempt = Attempt { answer, ..Attempt::because(why) };
    let page = show::page(house, reading, None, Some(attempt)).await.say_in(say)?;
    Ok((status, render(&page)).into_response())
}

/// Browsers send line ends as two characters; PostgreSQL's text takes no NUL, and nobody types one.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}
