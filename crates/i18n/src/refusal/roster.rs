use review::{
    role::Role,
    roster::{
        Refusal,
        column::Column,
        file::{FileError, FileKind},
        mistake::CellError,
        undo::Bar,
    },
};

use crate::Say;

/// Bytes of what people call a megabyte.
const MEGABYTE: u64 = 1024 * 1024;

pub(super) fn sentence(say: Say, why: &Refusal) -> String {
    match why {
        Refusal::UnknownGroup { group } => say.roster_refusal_unknown_group(group),
        Refusal::MoreThanRoll { group, roll, on_leave, present } => {
            say.roster_refusal_more_than_roll(group, roll, on_leave, present)
        }
        Refusal::NoQuorum { roll, present, needed } => say.roster_refusal_no_quorum(present, roll, needed),
        Refusal::Nobody => say.roster_refusal_nobody().to_owned(),
        Refusal::File(why) => file(say, why),
        Refusal::RowsToMend { count } => say.roster_refusal_rows_to_mend(*count),
        Refusal::NothingNew => say.roster_refusal_nothing_new().to_owned(),
        Refusal::PreviewExpired => say.roster_refusal_preview_expired().to_owned(),
        Refusal::ImportDone => say.roster_refusal_import_done().to_owned(),
        Refusal::IsPresent => say.roster_refusal_is_present().to_owned(),
        Refusal::PersonInUse => say.roster_refusal_person_in_use().to_owned(),
        Refusal::Frozen => say.roster_refusal_frozen().to_owned(),
        Refusal::Undo(bar) => undo(say, *bar),
        Refusal::UnitTaken { code } => say.roster_refusal_unit_taken(code),
        Refusal::NumberTaken => say.roster_refusal_number_taken().to_owned(),
        Refusal::Unconfirmed { count } => say.copy_refusal_unconfirmed(*count),
        Refusal::UnitInUse { code } => say.copy_refusal_unit_in_use(code),
        Refusal::NotLater { year } => say.copy_refusal_not_later(year),
    }
}

fn undo(say: Say, bar: Bar) -> String {
    match bar {
        Bar::Changed => say.roster_undo_changed().to_owned(),
        Bar::CheckedIn { count } => say.roster_undo_checked_in(count),
        Bar::Boxes => say.roster_undo_boxes().to_owned(),
        Bar::Reports { count } => say.roster_undo_reports(count),
        Bar::InUse => say.roster_undo_in_use().to_owned(),
    }
}

pub(super) fn file(say: Say, why: &FileError) -> String {
    match why {
        FileError::Empty => say.roster_file_empty().to_owned(),
        FileError::TooLarge { limit } => say.roster_file_too_large(*limit as u64 / MEGABYTE),
        FileError::WrongKind { kind } => wrong_kind(say, *kind).to_owned(),
        FileError::Macros => say.roster_file_macros().to_owned(),
        FileError::Bomb { limit } => say.roster_file_bomb(limit / MEGABYTE),
        FileError::Damaged { what: _ } => say.roster_file_damaged().to_owned(),
        FileError::Encoding => say.roster_file_encoding().to_owned(),
        FileError::Quotes { row } => say.roster_file_quotes(row),
        FileError::TooManyRows { limit } => say.roster_file_too_many_rows(limit),
        FileError::TooManyColumns { limit } => say.roster_file_too_many_columns(limit),
        FileError::OnlyHidden { sheets } => say.roster_file_only_hidden(sheets.join(", ")),
        FileError::NoHead => say.roster_file_no_head().to_owned(),
        FileError::ColumnMissing { sheet, row, one_of } => {
            let names = one_of.iter().map(|column| say.roster_column(*column).to_owned());
            let names = names.reduce(|one, other| say.roster_or(one, other)).unwrap_or_default();
            say.roster_file_column_missing(say.roster_place_in(sheet, *row), names)
        }
        FileError::ColumnTwice { sheet, row, column } => {
            say.roster_file_column_twice(say.roster_place_in(sheet, *row), say.roster_column(*column))
        }
        FileError::NoRows => say.roster_file_no_rows().to_owned(),
    }
}

fn wrong_kind(say: Say, kind: FileKind) -> &'static str {
    match kind {
        FileKind::OldExcel => say.roster_file_old_excel(),
        FileKind::OpenDocument => say.roster_file_open_document(),
        FileKind::Word => say.roster_file_word(),
        FileKind::Slides => say.roster_file_slides(),
        FileKind::Pdf => say.roster_file_pdf(),
        FileKind::Picture => say.roster_file_picture(),
        FileKind::WebPage => say.roster_file_web_page(),
        FileKind::Archive => say.roster_file_archive(),
        FileKind::Unknown => say.roster_file_unknown(),
    }
}

impl Say {
    /// A row of a file; a CSV file's sheet has no name.
    pub fn roster_place_in(self, sheet: &str, row: usize) -> String {
        if sheet.is_empty() { self.roster_place_row(row) } else { self.roster_place(sheet, row) }
    }

    /// A column of the roster as its heading names it.
    pub fn roster_column(self, column: Column) -> &'static str {
        match column {
            Column::Code => self.roster_column_code(),
            Column::UnitNameZh => self.roster_column_unit_name(),
            Column::UnitNameEn => self.roster_column_unit_name_en(),
            Column::Members => self.roster_column_members(),
            Column::Committee => self.roster_column_committee(),
            Column::Reporter => self.roster_column_reporter(),
            Column::ReporterTitleZh => self.roster_column_reporter_title(),
            Column::ReporterTitleEn => self.roster_column_reporter_title_en(),
            Column::How => self.roster_column_how(),
            Column::Number => self.roster_column_number(),
            Column::Email => self.roster_column_email(),
            Column::NameZh => self.roster_column_name(),
            Column::NameEn => self.roster_column_name_en(),
            Column::TitleZh => self.roster_column_title(),
            Column::TitleEn => self.roster_column_title_en(),
            Column::Unit => self.roster_column_unit(),
            Column::Group => self.roster_column_group(),
            Column::OnLeave => self.roster_column_on_leave(),
            Column::Roles => self.roster_column_roles(),
        }
    }

    /// A role's name.
    pub fn role_name(self, role: Role) -> &'static str {
        match role {
            Role::Administrator => self.cycle_role_administrator(),
            Role::Organiser => self.cycle_role_organiser(),
            Role::Reporter => self.cycle_role_reporter(),
            Role::Leader => self.cycle_role_leader(),
            Role::Scrutineer => self.cycle_role_scrutineer(),
            Role::Trustee => self.cycle_role_trustee(),
            Role::Correspondent => self.cycle_role_correspondent(),
            Role::Approver => self.cycle_role_approver(),
            Role::Observer => self.cycle_role_observer(),
        }
    }

    /// A field of the roster as this language prints it: leave as a word, roles by their names.
    pub fn roster_value(self, column: Column, value: &str) -> String {
        match (column, value) {
            (Column::OnLeave, "yes") => self.roster_yes().to_owned(),
            (Column::OnLeave, "no") => self.roster_no().to_owned(),
            (Column::How, "writing") => self.meeting_how_writing().to_owned(),
            (Column::How, "in_person") => self.meeting_how_in_person().to_owned(),
            (Column::Roles, keys) => {
                let names =
                    keys.split(", ").filter_map(|key| key.parse().ok()).map(|role| self.role_name(role));
                names.collect::<Vec<_>>().join(self.frame_list_comma())
            }
            (_, value) => value.to_owned(),
        }
    }

    /// What is wrong with a cell of an import, and how to mend it.
    pub fn roster_cell(self, why: &CellError) -> String {
        match why {
            CellError::Missing => self.roster_cell_missing().to_owned(),
            CellError::NoKey => self.roster_cell_no_key().to_owned(),
            CellError::TooLong { count, limit } => self.roster_cell_too_long(count, limit),
            CellError::Formula { found } => self.roster_cell_formula(found),
            CellError::Broken { found } => self.roster_cell_broken(found),
            CellError::MadeADay { found } => self.roster_cell_made_a_day(found),
            CellError::NotANumber { found } => self.roster_cell_not_a_number(found),
            CellError::NotAnEmail { found } => self.roster_cell_not_an_email(found),
            CellError::MoreThanMembers => self.roster_cell_more_than_members().to_owned(),
            CellError::NoAccount { found } => self.roster_cell_no_account(found),
            CellError::NoUnit { found } => self.roster_cell_no_unit(found),
            CellError::UnitUnclear { found } => self.roster_cell_unit_unclear(found),
            CellError::NoGroup { found } => self.roster_cell_no_group(found),
            CellError::SeveralGroups { found } => self.roster_cell_several_groups(found),
            CellError::NoRole { found } => self.roster_cell_no_role(found),
            CellError::NoWay { found } => self.roster_cell_no_way(found),
            CellError::NoWriting => self.roster_cell_no_writing().to_owned(),
            CellError::NotYesNo { found } => self.roster_cell_not_yes_no(found),
            CellError::Twice { found, row } if found.is_empty() => self.roster_cell_twice_row(row),
            CellError::Twice { found, row } => self.roster_cell_twice(found, row),
            CellError::InTwoGroups { found: _, row, group } => self.roster_cell_in_two_groups(row, group),
            CellError::SomebodyElses { found } => self.roster_cell_somebody_elses(found),
        }
    }
}
