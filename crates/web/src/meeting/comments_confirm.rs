//! After the meeting a leader confirms the own comments: all drafts, and what was taken down, on one page.

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use review::{
    id::{NotedId, ReporterId},
    meeting::noted::{Part, with},
    role::Act,
};
use serde::Deserialize;
use service::{
    Error,
    meeting::{
        NewComment,
        confirm::{self, Fate},
    },
};
use storage::meeting::{draft::Texts, said::Said};

use super::{
    comments::TypedComment,
    comments_confirm_view::{self as view, Came},
};
use crate::{
    bilingual::Typed,
    fault::{InTheWordsOf, Page, Trouble, refused, render},
    gate::{Checked, Seat},
    house::House,
    links,
};

/// How many were just confirmed.
#[derive(Deserialize)]
pub(super) struct Asked {
    confirmed: Option<usize>,
}

/// The fields: each comes once for every sheet, `line` and `words` once for every line that was taken down, and `confirm`
/// names the sheets that are ticked.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ConfirmForm {
    reporter: Vec<ReporterId>,
    revision: Vec<i64>,
    draft: Vec<i64>,
    praise: Vec<String>,
    praise_other: Vec<String>,
    problem: Vec<String>,
    problem_other: Vec<String>,
    direction: Vec<String>,
    direction_other: Vec<String>,
    confirm: Vec<ReporterId>,
    line: Vec<String>,
    words: Vec<String>,
}

/// One sheet as typed.
pub(super) struct TypedSheet {
    pub(super) reporter: ReporterId,
    pub(super) revision: i64,
    pub(super) draft: i64,
    pub(super) comment: TypedComment,
    pub(super) ticked: bool,
    pub(super) lines: Vec<TypedLine>,
}

/// One line that was taken down, as its leader leaves it; blank where it is struck.
pub(super) struct TypedLine {
    reporter: ReporterId,
    pub(super) part: Part,
    pub(super) id: NotedId,
    pub(super) revision: i64,
    pub(super) words: String,
}

impl TypedLine {
    /// What stands beside a line in the form: `reporter part line revision`.
    pub(super) fn key(reporter: ReporterId, part: Part, id: NotedId, revision: i64) -> String {
        format!("{reporter} {} {id} {revision}", part.key())
    }

    fn read(key: &str, words: &str) -> Option<Self> {
        let mut pieces = key.split(' ');
        let reporter = pieces.next()?.parse().ok()?;
        let key = pieces.next()?;
        let part = Part::ALL.into_iter().find(|part| part.key() == key)?;
        let (id, revision) = (pieces.next()?.parse().ok()?, pieces.next()?.parse().ok()?);
        Some(Self { reporter, part, id, revision, words: lines(words) })
    }
}

impl ConfirmForm {
    /// `None` where the fields do not belong together.
    fn sheets(&self) -> Option<Vec<TypedSheet>> {
        let read = |(key, words): (&String, &String)| TypedLine::read(key, words);
        let mut taken_down: Vec<_> = self.line.iter().zip(&self.words).map(read).collect::<Option<_>>()?;
        let mut sheets = Vec::new();
        for (place, reporter) in self.reporter.iter().copied().enumerate() {
            let typed = |main: &[String], other: &[String]| {
                Some(Typed::new(lines(main.get(place)?), other.get(place).map(lines)))
            };
            let (own, others) = taken_down.into_iter().partition(|line| line.reporter == reporter);
            taken_down = others;
            sheets.push(TypedSheet {
                reporter,
                revision: *self.revision.get(place)?,
                draft: *self.draft.get(place)?,
                comment: TypedComment {
                    praise: typed(&self.praise, &self.praise_other)?,
                    problem: typed(&self.problem, &self.problem_other)?,
                    direction: typed(&self.direction, &self.direction_other)?,
                },
                ticked: self.confirm.contains(&reporter),
                lines: own,
            });
        }
        Some(sheets)
    }
}

/// Browsers send line ends as two characters.
fn lines(text: impl AsRef<str>) -> String {
    text.as_ref().replace("\r\n", "\n")
}

impl TypedSheet {
    fn to_store(&self, seat: &Seat) -> confirm::Sheet {
        let lang = seat.say().lang();
        let TypedComment { praise, problem, direction } = &self.comment;
        let fate = if self.ticked {
            let whole = |typed: &Typed, part| self.with_lines(typed, part).said(lang);
            let comment = NewComment {
                praise: whole(praise, Part::Praise),
                problem: whole(problem, Part::Problem),
                direction: whole(direction, Part::Direction),
                draft: None,
            };
            Fate::Confirmed {
                comment,
                lines: self.lines.iter().map(|line| (line.id, line.revision)).collect(),
            }
        } else {
            let own = |typed: &Typed| match lang {
                i18n::Lang::Zh => Said { zh: typed.main.clone(), en: typed.other.clone() },
                i18n::Lang::En => Said { zh: typed.other.clone(), en: typed.main.clone() },
            };
            Fate::Kept(Texts { praise: own(praise), problem: own(problem), direction: own(direction) })
        };
        confirm::Sheet { reporter: self.reporter, revision: self.revision, draft: self.draft, fate }
    }

    /// A text with the lines of its part behind it, in both languages where both are written.
    fn with_lines(&self, typed: &Typed, part: Part) -> Typed {
        let of_part = self.lines.iter().filter(|line| line.part == part);
        of_part.fold(typed.clone(), |typed, line| Typed {
            main: with(&typed.main, &line.words),
            other: if typed.other.trim().is_empty() { typed.other } else { with(&typed.other, &line.words) },
        })
    }
}

/// `GET /reviews/{review}/comments/confirm`
pub(super) async fn show(State(house): State<House>, seat: Seat, Query(asked): Query<Asked>) -> Page {
    seat.must(Act::WriteComment)?;
    let came = Came { confirmed: asked.confirmed, ..Came::default() };
    Ok(render(&view::page(&house, &seat, came).await.say_in(seat.say())?))
}

/// `POST /reviews/{review}/comments/confirm`
pub(super) async fn confirm(
    State(house): State<House>,
    seat: Seat,
    Checked(form): Checked<ConfirmForm>,
) -> Page {
    let (say, review) = (seat.say(), seat.review.id);
    seat.must(Act::WriteComment)?;
    let typed = form.sheets().ok_or_else(|| Trouble::malformed(say))?;
    let sheets: Vec<_> = typed.iter().map(|sheet| sheet.to_store(&seat)).collect();
    match confirm::confirm(house.service(), &seat.account, review, &sheets).await {
        Ok(count) => Ok(Redirect::to(&links::comments_confirmed(review, count)).into_response()),
        Err(Error::Refused(why)) => {
            let came = Came { refusal: Some(say.refusal(&why)), typed, ..Came::default() };
            Ok(refused(&view::page(&house, &seat, came).await.say_in(say)?))
        }
        Err(Error::Stale) => {
            let came = Came { stale: true, typed, ..Came::default() };
            let page = view::page(&house, &seat, came).await.say_in(say)?;
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
        Err(other) => Err(Trouble::new(say, other)),
    }
}
