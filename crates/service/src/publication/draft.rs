//! The first draft, out of what the review knows. No vote figures.

use documents::news::{Attendance, Draft, Facts, Figures, Speech};
use jiff::{Timestamp, tz::TimeZone};
use review::{
    id::{NewsId, ReviewId},
    log::{About, Operation},
    publication::{BODY_LIMIT, ItemKind, Refusal, Slug, TITLE_LIMIT},
    report::How,
    role::Act,
    template::Template,
    time::Day,
    words::{Lang, Words},
};
use storage::{
    Rows,
    account::Account,
    cycle::Review,
    publication::{Body, Text},
};

use super::{refused, words};
use crate::{Error, Fault, Service, access, chance, log};

/// Drafts an item about a review. Its author is who asked for it.
pub async fn draft(
    service: &Service,
    by: &Account,
    review: ReviewId,
    kind: ItemKind,
) -> Result<NewsId, Error> {
    let now = service.now();
    let tx = service.store.write().await?;
    let found = access::must(&tx, review, by, Act::WriteNews).await?;
    let template = access::template(&found)?;
    let facts = facts(&tx, &found).await?;
    let [zh, en] =
        Lang::ALL.map(|lang| fitting(documents::news::draft(&facts, &template.news().sentences, lang)));
    let text = Text {
        slug: free_slug(&tx, &found, kind).await?,
        title: words(&zh.title, &en.title, Refusal::Title).map_err(refused)?,
        body: Body { zh: zh.body, en: en.body },
        correspondent: by.name.clone(),
        circle: kind.first_circle(template.news().circle),
    };
    let id = NewsId::from_uuid(chance::uuid(&*service.dice, now));
    match storage::publication::add(&tx, (id, review), by.id, (kind, text), now).await {
        Ok(()) => {}
        // Somebody else drafted at the same moment.
        Err(fault) if fault.is_duplicate() => return Err(Error::Stale),
        Err(fault) => return Err(fault.into()),
    }
    log::keep(service, &tx, review, by.id, Operation::NewsDrafted, About::Nothing).await?;
    tx.commit().await?;
    service.live().changed(review);
    Ok(id)
}

async fn facts(rows: &impl Rows, review: &Review) -> Result<Facts, Error> {
    let template = access::template(review)?;
    let vocabulary = template.vocabulary();
    let reporters = storage::roster::reporters(rows, review.id).await?;
    // The news is of the meeting: who reported in writing did not speak there.
    let rules = template.report();
    let spoke = reporters.into_iter().filter(|reporter| rules.how(reporter.how) == How::InPerson);
    let speech = storage::meeting::of(rows, review.id).await?.and_then(|meeting| meeting.summing_up);
    let asked = storage::meeting::said::requirements(rows, review.id).await?;
    Ok(Facts {
        organisation: review.organisation.clone(),
        meeting: vocabulary.meeting.clone(),
        year: review.year,
        day: day(review)?,
        place: review.place.clone(),
        groups: template.evaluation().groups.iter().map(|group| group.title.clone()).collect(),
        attendance: attendance(rows, review.id).await?,
        unit: vocabulary.unit.clone(),
        reporter: vocabulary.reporter.clone(),
        units: spoke.map(|reporter| reporter.unit.name).collect::<Vec<Words>>(),
        sections: template.report().sections.iter().map(|section| section.title.clone()).collect(),
        summing_up: speech.map(|speech| Speech { zh: speech.text.zh, en: speech.text.en }),
        committee: vocabulary.committee.clone(),
        figures: figures(rows, review, &template).await?,
        requirements: asked.into_iter().filter(|one| one.unit.is_none()).map(|one| one.text).collect(),
    })
}

/// How people voted, where the template lets drafts tell it, and as far as it is final.
async fn figures(rows: &impl Rows, review: &Review, template: &Template) -> Result<Option<Figures>, Error> {
    if !template.news().figures {
        return Ok(None);
    }
    let mut ballots = None;
    for one in storage::evaluation::boxes(rows, review.id).await? {
        if let Some(sums) = storage::result::sums(rows, &one.id).await? {
            // Every ballot answers every question once.
            let counted: u64 = sums.first().map(|answers| answers.iter().sum()).unwrap_or_default();
            ballots = Some(ballots.unwrap_or(0) + counted);
        }
    }
    let mut grades = Vec::new();
    if storage::result::sitting::is_frozen(rows, review.id).await? {
        let decided = storage::result::decisions(rows, review.id).await?;
        for grade in &template.evaluation().grades {
            let count = decided.values().filter(|one| one.grade == grade.key).count();
            grades.extend((count > 0).then(|| (grade.title.clone(), count)));
        }
    }
    Ok(Some(Figures { ballots, grades }))
}

/// The day of the sitting where it sits.
fn day(review: &Review) -> Result<Day, Fault> {
    let zone = TimeZone::get(&review.zone).map_err(Fault::broken)?;
    let date =
        Timestamp::from_millisecond(review.meets_at.ms()).map_err(Fault::broken)?.to_zoned(zone).date();
    date.to_string().parse().map_err(Fault::broken)
}

/// Known once anybody was checked in.
async fn attendance(rows: &impl Rows, review: ReviewId) -> Result<Option<Attendance>, Error> {
    let groups = storage::roster::attendances(rows, review).await?;
    let present: Option<u32> = groups.values().map(|group| group.present).sum();
    let roll = groups.values().map(|group| group.roll).sum();
    Ok(present.filter(|count| *count > 0).map(|present| Attendance { present, roll }))
}

/// `work-review-2022`, or the first of `work-review-2022-2` … that is free.
async fn free_slug(rows: &impl Rows, review: &Review, kind: ItemKind) -> Result<Slug, Error> {
    let after = match kind {
        ItemKind::News => String::new(),
        ItemKind::Report | ItemKind::Circular => format!("-{}", kind.key()),
    };
    let plain = format!("work-review-{}{after}", review.year.unsigned_abs());
    let mut number = 1_u32;
    loop {
        let text = if number == 1 { plain.clone() } else { format!("{plain}-{number}") };
        let slug = Slug::new(&text).map_err(Fault::broken)?;
        if !storage::publication::slug_taken(rows, &slug).await? {
            return Ok(slug);
        }
        number += 1;
    }
}

/// Names can be so long that a draft breaks the bounds of an item; then its end waits to be written.
fn fitting(draft: Draft) -> Draft {
    let cut = |text: String, limit| text.chars().take(limit).collect::<String>();
    Draft { title: cut(draft.title, TITLE_LIMIT), body: cut(draft.body, BODY_LIMIT) }
}
