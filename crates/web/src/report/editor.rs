//! The editor's page.

use askama::Template;
use i18n::{Lang, Say};
use review::{
    Refusal,
    exact::Exact,
    id::{ItemId, ReviewId},
    report::{self, Body, Finding, How, Problem, Severity, State},
    template::{SectionKey, Template as Rules},
    text::{Lengths, count_characters, measure},
    threshold::Operator,
};
use service::Error;
use storage::{
    follow_up::Item,
    report::{Report, Version, attachment::Attachment, remark::Remark},
};

use super::{
    Writing,
    attachments::{self, FileLine},
    fields::{Field, FieldRemark, ItemField, Sheet, section_id},
    history::Names,
    text::{self, Tab},
    words,
};
use crate::{
    frame::{Frame, Part, Workspace},
    house::House,
    links, moment,
};

/// Everything that lies on the reporter's desk.
pub(super) struct Desk {
    pub(super) template: Rules,
    pub(super) items: Vec<Item>,
    pub(super) report: Report,
    versions: Vec<Version>,
    names: Names,
    /// On the last version.
    remarks: Vec<Remark>,
    files: Vec<Attachment>,
    review: ReviewId,
    /// As the rules have it.
    how: How,
}

/// How the last step ended.
pub(super) enum Outcome {
    None,
    Saved,
    /// A Word file was put in just now.
    Imported,
    Refused(Refusal),
    Stale,
}

/// Where a reporter writes one edition.
#[derive(Template)]
#[template(path = "report/edit.html")]
pub(super) struct EditPage {
    workspace: Workspace,
    frame: Frame,
    unit: String,
    stand: String,
    read: String,
    compare: String,
    import: String,
    tabs: Vec<Tab>,
    notice: Option<Notice>,
    found: Option<Found>,
    returned: Option<Returned>,
    action: String,
    keep: String,
    revision: i64,
    /// Its tag, for `lang` and for the form.
    edition: &'static str,
    counts: bool,
    sections: Vec<Field>,
    total: String,
    total_limit: Option<u32>,
    share: Option<Share>,
    lengths: Lengths,
    /// Not for a report in writing alone.
    speaking: Option<Speaking>,
    items: Vec<ItemField>,
    oral: Option<Field>,
    /// Where to save while somebody types; nowhere while two texts wait to be brought together.
    autosave: Option<String>,
    files: Vec<FileLine>,
    attach: String,
    files_hint: String,
    sign_in: String,
}

impl EditPage {
    /// The fields in which something else is stored.
    fn apart(&self) -> Vec<&Field> {
        let items = self.items.iter().map(|item| &item.field);
        let all = self.sections.iter().chain(items).chain(&self.oral);
        all.filter(|field| field.stored.is_some()).collect()
    }
}

/// The share of the section on problems.
struct Share {
    text: String,
    /// The same with `{share}` in place of the number, for the script.
    pattern: String,
    /// The field whose share it is.
    of: String,
}

/// How long texts take to speak.
struct Speaking {
    minutes: u32,
    limit: u32,
    total: String,
    oral: String,
}

struct Notice {
    tone: &'static str,
    role: &'static str,
    title: String,
    text: String,
}

/// The list above the form: what is still lacking, each with the way to its field.
struct Found {
    title: &'static str,
    tone: &'static str,
    lines: Vec<FoundLine>,
}

struct FoundLine {
    sentence: String,
    path: String,
}

/// The organiser's note on the last version.
struct Returned {
    head: String,
    note: String,
}

impl Desk {
    pub(super) async fn lay(house: &House, writing: &Writing, report: Report) -> Result<Self, Error> {
        let (reader, review) = (house.reader(), &writing.seat.review);
        let versions = storage::report::versions(&reader, report.id).await?;
        let remarks = match versions.last() {
            Some(last) => storage::report::remark::on_version(&reader, report.id, last.number).await?,
            None => Vec::new(),
        };
        let template = service::cycle::rules(review)?;
        Ok(Self {
            how: template.report().how(writing.reporter.how),
            remarks,
            files: storage::report::attachment::of_report(&reader, report.id).await?,
            review: review.id,
            template,
            items: storage::follow_up::carried_in(&reader, review.id, writing.reporter.unit.id).await?,
            names: Names::of(&reader, &versions).await?,
            versions,
            report,
        })
    }

    /// What the organiser remarked on a section of the last version.
    pub(super) fn remarks_on(&self, edition: Lang, section: &SectionKey) -> Vec<FieldRemark> {
        let here = |remark: &&Remark| remark.lang == edition && remark.section == *section;
        let shown = |remark: &Remark| FieldRemark {
            quote: remark.quote.clone(),
            words: remark.words.clone(),
            resolved: remark.resolved_at.is_some(),
            path: links::report_remark(self.review, self.report.reporter, remark.id),
        };
        self.remarks.iter().filter(here).map(shown).collect()
    }

    fn files_there(&self) -> impl Iterator<Item = &Attachment> {
        self.files.iter().filter(|file| file.removed_at.is_none())
    }

    pub(super) fn state(&self) -> State {
        service::report::state(&self.versions)
    }

    pub(super) fn item_ids(&self) -> Vec<ItemId> {
        self.items.iter().map(|item| item.id).collect()
    }

    /// A report that nobody has begun opens in its reporter's language; any other in the edition that counts.
    pub(super) fn first_edition(&self, reader: Lang) -> Lang {
        if self.is_blank(&self.report.draft) {
            reader
        } else {
            service::report::edition_that_counts(&self.report.draft)
        }
    }

    pub(super) fn sentence(&self, say: Say, problem: &Problem) -> String {
        words::problem(say, &self.template, &self.items, problem)
    }

    fn is_blank(&self, body: &Body) -> bool {
        Lang::ALL.into_iter().all(|lang| body.total(&self.template, lang) == 0)
    }

    fn findings(&self, body: &Body) -> Vec<Finding> {
        let main = service::report::edition_that_counts(body);
        report::check(&self.template, self.how, body, &self.item_ids(), main)
    }
}

/// Sets the page. `body` is what stands in the form, which may be more than what is stored.
pub(super) fn page(desk: &Desk, writing: &Writing, edition: Lang, body: &Body, outcome: Outcome) -> EditPage {
    let (seat, say) = (&writing.seat, writing.seat.say());
    let (review, reporter) = (seat.review.id, writing.reporter.id);
    let counts = desk.is_blank(body) || service::report::edition_that_counts(body) == edition;
    let findings = desk.findings(body);
    let refused = matches!(outcome, Outcome::Refused(_));
    let at_fields = if refused && counts { &findings[..] } else { &[] };
    let beside = matches!(outcome, Outcome::Stale);
    let autosaves = matches!(outcome, Outcome::None | Outcome::Saved | Outcome::Imported);
    let sheet = Sheet { say, desk, edition, body, counts, findings: at_fields, beside };
    let total = body.total(&desk.template, edition);
    let total_limit = counts.then_some(desk.template.report().total_limit_of(desk.how));
    let speaks = desk.how == How::InPerson;
    let (frame, workspace) = Workspace::around(seat, Part::Reports);
    EditPage {
        frame,
        workspace,
        unit: writing.reporter.unit.name.in_lang(say.lang()).to_owned(),
        stand: stand(desk, writing),
        read: links::report(review, reporter),
        compare: links::report_compare(review, reporter),
        import: links::report_import(review, reporter, edition),
        tabs: text::tabs(say, body, edition, |lang| links::report_edition(review, reporter, lang)),
        found: found(desk, writing, body, &findings, edition, refused),
        notice: notice(say, outcome),
        returned: returned(desk, writing),
        action: links::report_edit(review, reporter),
        keep: format!("report-{reporter}-{}", edition.tag()),
        revision: desk.report.revision,
        edition: edition.tag(),
        counts,
        sections: sheet.sections(),
        total: total_limit.map_or_else(|| total.to_string(), |limit| format!("{total} / {limit}")),
        total_limit,
        share: share(say, desk, body, edition, total).filter(|_| counts),
        lengths: lengths(desk, body, edition),
        speaking: speaks.then(|| speaking(say, desk, body, edition, total)),
        items: sheet.items(),
        oral: speaks.then(|| sheet.oral()),
        autosave: autosaves.then(|| links::report_autosave(review, reporter)),
        files: attachments::lines(say, review, reporter, desk.files_there(), true),
        attach: links::report_attachments(review, reporter),
        files_hint: files_hint(say, desk),
        sign_in: links::sign_in(&links::report_edition(review, reporter, edition)),
    }
}

fn files_hint(say: Say, desk: &Desk) -> String {
    let rules = desk.template.report().attachments;
    say.report_file_hint(rules.limit, rules.bytes() / (1024 * 1024))
}

fn stand(desk: &Desk, writing: &Writing) -> String {
    let say = writing.seat.say();
    if desk.report.revision <= 1 {
        return say.report_edit_stand_new().to_owned();
    }
    let saved = moment::minute(say, desk.report.saved_at, &writing.seat.review.zone);
    say.report_edit_stand(words::state(say, desk.state()).text, saved)
}

fn notice(say: Say, outcome: Outcome) -> Option<Notice> {
    let error =
        |title: &str, text: String| Notice { tone: "error", role: "alert", title: title.to_owned(), text };
    match outcome {
        Outcome::None => None,
        Outcome::Saved => Some(Notice {
            tone: "done",
            role: "status",
            title: say.report_edit_saved().to_owned(),
            text: say.report_edit_saved_text().to_owned(),
        }),
        Outcome::Imported => Some(Notice {
            tone: "done",
            role: "status",
            title: say.report_import_done().to_owned(),
            text: say.report_import_done_text().to_owned(),
        }),
        Outcome::Refused(why @ Refusal::Report(report::Refusal::Blocked { .. })) => {
            let text = format!("{} {}", say.refusal(&why), say.report_edit_refused_text());
            Some(error(say.report_edit_refused(), text))
        }
        Outcome::Refused(why) => {
            let text = format!("{} {}", say.refusal(&why), say.report_edit_not_saved_text());
            Some(error(say.report_edit_not_saved(), text))
        }
        Outcome::Stale => Some(error(say.report_edit_stale(), say.report_edit_stale_text().to_owned())),
    }
}

/// What is still lacking. A report that was not begun needs no list of its eight empty sections.
fn found(
    desk: &Desk,
    writing: &Writing,
    body: &Body,
    findings: &[Finding],
    edition: Lang,
    refused: bool,
) -> Option<Found> {
    let say = writing.seat.say();
    if findings.is_empty() || (desk.is_blank(body) && !refused) {
        return None;
    }
    let counting = service::report::edition_that_counts(body);
    let here = counting == edition || desk.is_blank(body);
    let page = links::report_edition(writing.seat.review.id, writing.reporter.id, counting);
    let line = |finding: &Finding| FoundLine {
        sentence: desk.sentence(say, &finding.problem),
        path: format!("{}#{}", if here { "" } else { &page }, anchor(&finding.problem)),
    };
    let blocks = findings.iter().any(|finding| finding.severity == Severity::Block);
    Some(Found {
        title: if blocks { say.report_edit_to_do() } else { say.report_edit_to_heed() },
        tone: if refused { "error" } else { "due" },
        lines: findings.iter().map(line).collect(),
    })
}

/// The field that a finding is about.
fn anchor(problem: &Problem) -> String {
    match problem {
        Problem::SectionMissing { section }
        | Problem::SectionTooLong { section, .. }
        | Problem::ProblemShareLow { section, .. } => section_id(section),
        Problem::TotalTooLong { .. } => "total".to_owned(),
        Problem::ItemUnanswered { item } => format!("answer-{item}"),
        Problem::ItemUndecided { item } => format!("outcome-{item}-done"),
        Problem::OralTooLong { .. } => "oral".to_owned(),
    }
}

fn returned(desk: &Desk, writing: &Writing) -> Option<Returned> {
    let say = writing.seat.say();
    let last = desk.versions.last()?;
    let back = last.returned.as_ref()?;
    let when = moment::minute(say, back.at, &writing.seat.review.zone);
    let head = say.report_edit_returned(desk.names.name(say, back.by), last.number, when);
    Some(Returned { head, note: back.note.clone() })
}

/// The share of the section on problems, where the template asks for one and something is written.
fn share(say: Say, desk: &Desk, body: &Body, edition: Lang, total: u32) -> Option<Share> {
    let rule = desk.template.report().problem.as_ref()?;
    let count = count_characters(body.section(edition, &rule.section));
    let share = Exact::ratio(i64::from(count), i64::from(total)).map_or("–".to_owned(), |s| s.percent(1));
    let section = words::section_title(say, &desk.template, &rule.section);
    let least = rule.minimum.share.percent(1);
    let sentence = |share: &str| match rule.minimum.operator {
        Operator::AtLeast => say.report_edit_share(&section, share, &least),
        Operator::MoreThan => say.report_edit_share_more(&section, share, &least),
    };
    Some(Share { text: sentence(&share), pattern: sentence("{share}"), of: section_id(&rule.section) })
}

/// The same as a sentence for another page.
pub(super) fn share_text(say: Say, desk: &Desk, body: &Body, edition: Lang) -> Option<String> {
    share(say, desk, body, edition, body.total(&desk.template, edition)).map(|share| share.text)
}

/// All sections together, as the office suite's word count would list them.
fn lengths(desk: &Desk, body: &Body, edition: Lang) -> Lengths {
    let sections = desk.template.report().sections.iter();
    sections.map(|section| measure(body.section(edition, &section.key))).fold(Lengths::default(), |a, b| {
        Lengths {
            count: a.count.saturating_add(b.count),
            chinese: a.chinese.saturating_add(b.chinese),
            words: a.words.saturating_add(b.words),
            without_blanks: a.without_blanks.saturating_add(b.without_blanks),
            with_blanks: a.with_blanks.saturating_add(b.with_blanks),
        }
    })
}

fn speaking(say: Say, desk: &Desk, body: &Body, edition: Lang, total: u32) -> Speaking {
    let rule = &desk.template.report().oral;
    let about = |count| say.report_edit_speaking(words::clock(rule.estimated_seconds(count)), rule.minutes);
    Speaking {
        minutes: rule.minutes,
        limit: rule.limit,
        total: about(total),
        oral: about(count_characters(body.oral(edition))),
    }
}
