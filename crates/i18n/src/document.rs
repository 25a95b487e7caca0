//! What the documents of a review are called.

use review::document::DocumentKind;

use crate::Say;

impl Say {
    /// A document's name, as its title has it.
    pub fn document_name(self, kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Plan => self.document_plan(),
            DocumentKind::Notice => self.document_notice(),
            DocumentKind::Timetable => self.document_timetable(),
            DocumentKind::WrittenReport => self.document_written_report(),
            DocumentKind::SpokenText => self.document_spoken_text(),
            DocumentKind::SelfAssessment => self.document_self_assessment(),
            DocumentKind::PreReview => self.document_pre_review(),
            DocumentKind::PreCheck => self.document_pre_check(),
            DocumentKind::Interview => self.document_interview(),
            DocumentKind::Agenda => self.document_agenda(),
            DocumentKind::Script => self.document_script(),
            DocumentKind::SignIn => self.document_sign_in(),
            DocumentKind::RunningOrder => self.document_running_order(),
            DocumentKind::Comments => self.document_comments(),
            DocumentKind::Forms => self.document_forms(),
            DocumentKind::IssueRecord => self.document_issue_record(),
            DocumentKind::Tally => self.document_tally(),
            DocumentKind::CountReport => self.document_count_report(),
            DocumentKind::Composite => self.document_composite(),
            DocumentKind::Minutes => self.document_minutes_extract(),
            DocumentKind::Letter => self.document_letter(),
            DocumentKind::Circular => self.document_circular(),
            DocumentKind::Lists => self.document_lists(),
            DocumentKind::Progress => self.document_progress(),
            DocumentKind::News => self.document_news(),
            DocumentKind::ArchiveList => self.document_archive_list(),
        }
    }
}
