//! The page of an import.

use askama::Template;
use i18n::Say;
use review::{
    Refusal,
    report::{
        self,
        import::{Choice, How, Piece, Place, counts, gathered, onto},
        manuscript::Told,
    },
    template::Section,
    text::count_characters,
};

use super::{Import, Writing};
use crate::{
    frame::{Frame, Part, Workspace},
    links,
    report::editor,
};

/// Characters of a piece that are shown before it is unfolded.
const EXCERPT: usize = 160;

/// How the last step ended.
pub(super) enum Notice {
    None,
    Stale,
    Refused(Refusal),
}

#[derive(Template)]
#[template(path = "report/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    workspace: Workspace,
    back: String,
    unit: String,
    title: String,
    again: String,
    /// The edition's language, for `lang`.
    tag: &'static str,
    refusal: Option<String>,
    stale: bool,
    open: Option<String>,
    notes: Vec<String>,
    revision: i64,
    pieces: Vec<PieceView>,
    sections: Vec<SectionView>,
    total: Counts,
    share: Option<String>,
}

struct PieceView {
    at: usize,
    title: String,
    count: String,
    excerpt: String,
    /// What the excerpt does not show.
    whole: Vec<String>,
    only_heading: bool,
    is_open: bool,
    options: Vec<Choosable>,
}

struct Choosable {
    value: String,
    name: String,
    chosen: bool,
}

struct SectionView {
    key: String,
    title: String,
    counts: Counts,
    /// Where a text stands already and another comes: whether it is replaced.
    replaces: Option<bool>,
}

/// How long a text is and would be.
struct Counts {
    now: u32,
    then: u32,
    limit: u32,
}

impl Counts {
    fn is_over(&self) -> bool {
        self.then > self.limit
    }

    fn changes(&self) -> bool {
        self.now != self.then
    }
}

pub(super) fn page(writing: &Writing, import: &Import, choice: &Choice, notice: Notice) -> PreviewPage {
    let (say, desk, manuscript) = (writing.seat.say(), &import.desk, &import.manuscript);
    let (review, reporter, edition) = (writing.seat.review.id, writing.reporter.id, manuscript.edition);
    let open = choice.open(&desk.template, &manuscript.pieces);
    let body = onto(desk.report.draft.clone(), edition, &manuscript.pieces, choice);
    let (frame, workspace) = Workspace::around(&writing.seat, Part::Reports);
    let tried = matches!(notice, Notice::Refused(Refusal::Report(report::Refusal::PiecesOpen { .. })));
    let (stale, refusal) = match notice {
        Notice::None => (false, None),
        Notice::Stale => (true, None),
        Notice::Refused(why) => (false, Some(say.refusal(&why))),
    };
    let pieces = manuscript.pieces.iter().enumerate();
    PreviewPage {
        frame,
        workspace,
        back: links::report_edition(review, reporter, edition),
        unit: writing.reporter.unit.name.in_lang(say.lang()).to_owned(),
        title: say.report_import_preview(&manuscript.file_name),
        again: links::report_import(review, reporter, edition),
        tag: edition.tag(),
        open: (!open.is_empty() && refusal.is_none()).then(|| say.report_import_open(open.len())),
        refusal,
        stale,
        notes: notes(say, &manuscript.told),
        revision: desk.report.revision,
        pieces: pieces
            .map(|(at, piece)| {
                piece_view(say, import, choice, (at, piece), tried && open.contains(&(at + 1)))
            })
            .collect(),
        total: Counts {
            now: desk.report.draft.total(&desk.template, edition),
            then: body.total(&desk.template, edition),
            limit: desk.template.report().total_limit,
        },
        sections: sections(say, import, choice),
        share: editor::share_text(say, desk, &body, edition),
    }
}

fn piece_view(
    say: Say,
    import: &Import,
    choice: &Choice,
    (at, piece): (usize, &Piece),
    is_open: bool,
) -> PieceView {
    let name = match piece.heading.as_str() {
        "" if at == 0 && piece.place == Some(Place::LeaveOut) => say.report_import_before(),
        "" => say.report_import_no_heading(),
        heading => heading,
    };
    let length = piece.text.chars().count();
    let excerpt: String = piece.text.chars().take(EXCERPT).collect();
    PieceView {
        at,
        title: say.report_import_piece(at + 1, name),
        count: say.report_import_characters(count_characters(&piece.text) as usize),
        excerpt: if length > EXCERPT { format!("{excerpt}…") } else { excerpt },
        whole: if length > EXCERPT {
            piece.text.lines().map(ToOwned::to_owned).collect()
        } else {
            Vec::new()
        },
        only_heading: piece.text.is_empty(),
        is_open,
        options: options(say, import, choice.places.get(at).and_then(Option::as_ref)),
    }
}

fn options(say: Say, import: &Import, place: Option<&Place>) -> Vec<Choosable> {
    let section = |section: &Section| Choosable {
        value: format!("section.{}", section.key),
        name: section.title.in_lang(say.lang()).to_owned(),
        chosen: place == Some(&Place::Section(section.key.clone())),
    };
    let none = Choosable {
        value: String::new(),
        name: say.report_import_choose().to_owned(),
        chosen: place.is_none(),
    };
    let leave_out = Choosable {
        value: "leave_out".to_owned(),
        name: say.report_import_leave_out().to_owned(),
        chosen: place == Some(&Place::LeaveOut),
    };
    let sections = import.desk.template.report().sections.iter().map(section);
    std::iter::once(none).chain(sections).chain(Some(leave_out)).collect()
}

fn sections(say: Say, import: &Import, choice: &Choice) -> Vec<SectionView> {
    let (desk, manuscript) = (&import.desk, &import.manuscript);
    let (draft, edition) = (&desk.report.draft, manuscript.edition);
    let after = counts(&desk.template, draft, edition, &manuscript.pieces, choice);
    let new = gathered(&manuscript.pieces, choice);
    let sections = desk.template.report().sections.iter().zip(after);
    let view = |(section, after): (&Section, report::SectionCount)| {
        let now = draft.section(edition, &section.key);
        let comes = new.get(&section.key).filter(|_| !now.trim().is_empty());
        SectionView {
            key: section.key.to_string(),
            title: section.title.in_lang(say.lang()).to_owned(),
            counts: Counts { now: count_characters(now), then: after.count, limit: after.limit },
            replaces: comes.map(|new| choice.how(&section.key, now, new) == How::Replace),
        }
    };
    sections.map(view).collect()
}

fn notes(say: Say, told: &Told) -> Vec<String> {
    let counted = [
        (told.pictures, say.report_import_told_pictures(told.pictures)),
        (told.tables, say.report_import_told_tables(told.tables)),
        (told.changes, say.report_import_told_changes().to_owned()),
        (told.comments, say.report_import_told_comments(told.comments)),
        (told.notes, say.report_import_told_notes(told.notes)),
        (told.contents, say.report_import_told_contents().to_owned()),
        (told.hidden, say.report_import_told_hidden(told.hidden)),
    ];
    counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, sentence)| sentence).collect()
}
