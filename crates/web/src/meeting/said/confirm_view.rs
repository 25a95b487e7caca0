use askama::Template;
use review::id::ReporterId;
use service::Error;
use storage::{
    meeting::{
        draft::{self, Draft, Texts},
        noted,
        said::{self, Comment, Said},
    },
    roster::Reporter,
};

use super::{
    comments::TypedComment,
    confirm::{TypedLine, TypedSheet},
    noted::part,
    quoted::Quoted,
};
use crate::{
    bilingual::Typed,
    frame::{Frame, Part, Workspace},
    gate::Seat,
    house::House,
    links,
    report::preparation::sheet::compared,
};

/// The page.
#[derive(Template)]
#[template(path = "meeting/said/confirm.html")]
pub(super) struct ConfirmPage {
    frame: Frame,
    workspace: Workspace,
    confirmed: Option<String>,
    refusal: Option<String>,
    stale: bool,
    sheets: Vec<SheetView>,
    now: String,
    record: String,
}

/// How the page came about.
#[derive(Default)]
pub(super) struct Came {
    pub(super) confirmed: Option<usize>,
    pub(super) refusal: Option<String>,
    pub(super) stale: bool,
    pub(super) typed: Vec<TypedSheet>,
}

/// The comment on one report.
struct SheetView {
    reporter: String,
    unit: String,
    speaker: String,
    report: String,
    revision: i64,
    draft: i64,
    ticked: bool,
    fields: Vec<Field>,
    has_other: bool,
    lines: Vec<LineView>,
    /// What is in the record and would be replaced.
    stored: Option<Quoted>,
    /// The draft as it was saved elsewhere since.
    elsewhere: Vec<(&'static str, String)>,
}

/// One of the three texts.
struct Field {
    key: &'static str,
    name: &'static str,
    typed: Typed,
}

/// A line that was taken down.
struct LineView {
    key: String,
    part: &'static str,
    by: String,
    words: String,
}

/// All that a leader has on one report.
struct Own<'a> {
    reporter: &'a Reporter,
    draft: Option<&'a Draft>,
    comment: Option<&'a Comment>,
    lines: Vec<&'a noted::Noted>,
    typed: Option<&'a TypedSheet>,
}

/// On how many reports a leader has something to confirm.
pub(super) async fn waiting(house: &House, seat: &Seat) -> Result<usize, Error> {
    let (reader, review, own) = (house.reader(), seat.review.id, seat.account.id);
    let drafts = draft::own(&reader, review, own).await?;
    let drafts = drafts.iter().filter(|draft| !draft.texts.is_blank()).map(|draft| draft.reporter);
    let lines = noted::waiting(&reader, review, own).await?;
    let mut all: Vec<ReporterId> = drafts.chain(lines.iter().map(|line| line.reporter)).collect();
    all.sort_unstable();
    all.dedup();
    Ok(all.len())
}

pub(super) async fn page(house: &House, seat: &Seat, came: Came) -> Result<ConfirmPage, Error> {
    let (say, reader, review, own) = (seat.say(), house.reader(), seat.review.id, seat.account.id);
    let reporters = storage::roster::reporters(&reader, review).await?;
    let ids: Vec<_> = reporters.iter().map(|one| one.id).collect();
    let drafts = draft::own(&reader, review, own).await?;
    let comments = said::comments(&reader, &ids).await?;
    let lines = noted::waiting(&reader, review, own).await?;
    let clerks: Vec<_> = lines.iter().map(|line| line.written_by).collect();
    let names = storage::account::names(&reader, &clerks).await?;
    let name = |line: &noted::Noted| names.get(&line.written_by).map_or("", |name| name.in_lang(say.lang()));
    let mut sheets = Vec::new();
    for reporter in &reporters {
        let of = Own {
            reporter,
            draft: drafts.iter().find(|one| one.reporter == reporter.id),
            comment: comments.iter().find(|one| one.reporter == reporter.id && one.author == own),
            lines: lines.iter().filter(|line| line.reporter == reporter.id).collect(),
            typed: came.typed.iter().find(|sheet| sheet.reporter == reporter.id),
        };
        if of.is_there() {
            sheets.push(of.sheet(seat, came.stale, name));
        }
    }
    let (frame, workspace) = Workspace::around(seat, Part::Comments);
    Ok(ConfirmPage {
        frame,
        workspace,
        confirmed: came.confirmed.map(|count| say.said_confirmed(count)),
        refusal: came.refusal,
        stale: came.stale,
        sheets,
        now: links::comments_now(review),
        record: links::comments(review),
    })
}

impl Own<'_> {
    fn is_there(&self) -> bool {
        let drafted = self.draft.is_some_and(|draft| !draft.texts.is_blank());
        drafted || !self.lines.is_empty() || self.typed.is_some()
    }

    fn sheet<'a>(&self, seat: &Seat, stale: bool, name: impl Fn(&noted::Noted) -> &'a str) -> SheetView {
        let (lang, id) = (seat.say().lang(), self.reporter.id);
        let fields = self.fields(seat);
        // After a refusal the form stays what was read; after somebody was faster it takes what is stored now.
        let read = self.typed.filter(|_| !stale);
        let replaces = self.draft.is_some() || self.typed.is_some();
        SheetView {
            reporter: id.to_string(),
            unit: self.reporter.unit.name.in_lang(lang).to_owned(),
            speaker: self.reporter.title.in_lang(lang).to_owned(),
            report: links::preparation(seat.review.id, id),
            revision: read.map_or(self.comment.map_or(0, |one| one.revision), |typed| typed.revision),
            draft: read.map_or(self.draft.map_or(0, |one| one.revision), |typed| typed.draft),
            ticked: self.typed.is_none_or(|typed| typed.ticked),
            has_other: fields.iter().any(|field| !field.typed.other.is_empty()),
            lines: self.lines.iter().map(|line| self.line(seat, line, name(line))).collect(),
            stored: self.comment.filter(|_| replaces).map(|one| Quoted::of(seat, one, Some(&seat.account))),
            elsewhere: if stale { self.elsewhere(seat) } else { Vec::new() },
            fields,
        }
    }

    /// What stands in the fields: as typed, else the draft, else the comment that lines come to.
    fn fields(&self, seat: &Seat) -> Vec<Field> {
        let say = seat.say();
        let TypedComment { praise, problem, direction } = self.comment_in(seat);
        vec![
            field("praise", say.meeting_praise(), praise),
            field("problem", say.meeting_problem(), problem),
            field("direction", say.meeting_direction(), direction),
        ]
    }

    fn comment_in(&self, seat: &Seat) -> TypedComment {
        let lang = seat.say().lang();
        let all = |of: &dyn Fn(&Said) -> Typed, texts: [&Said; 3]| {
            let [praise, problem, direction] = texts.map(of);
            TypedComment { praise, problem, direction }
        };
        match (self.typed, self.draft, self.comment) {
            (Some(typed), _, _) => typed.comment.clone(),
            (None, Some(Draft { texts: Texts { praise, problem, direction }, .. }), _) => {
                all(&|said| Typed::drafted(said, lang), [praise, problem, direction])
            }
            (None, None, Some(one)) => {
                all(&|said| Typed::of(said, lang), [&one.praise, &one.problem, &one.direction])
            }
            (None, None, None) => TypedComment::default(),
        }
    }

    fn line(&self, seat: &Seat, line: &noted::Noted, clerk: &str) -> LineView {
        let typed = self.typed.iter().flat_map(|sheet| &sheet.lines);
        let mut same = typed.filter(|typed| typed.id == line.id && typed.revision == line.revision);
        LineView {
            key: TypedLine::key(line.reporter, line.part, line.id, line.revision),
            part: part(seat, line.part),
            by: seat.say().said_taken_down_by(clerk),
            words: same.next().map_or_else(|| line.words.clone(), |typed| typed.words.clone()),
        }
    }

    /// The draft, where it is another than what was typed over it.
    fn elsewhere(&self, seat: &Seat) -> Vec<(&'static str, String)> {
        let (Some(typed), Some(draft)) = (self.typed, self.draft) else { return Vec::new() };
        if typed.draft == draft.revision { Vec::new() } else { compared(seat.say(), &draft.texts) }
    }
}

fn field(key: &'static str, name: &'static str, typed: Typed) -> Field {
    Field { key, name, typed }
}
