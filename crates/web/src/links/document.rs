//! Documents.

use review::{
    document::DocumentKind,
    id::{ReporterId, ReviewId, SignedCopyId},
    words::Lang,
};

/// All documents of a review.
pub fn documents(review: ReviewId) -> String {
    format!("/reviews/{review}/documents")
}

/// … shown for one language and, where one is named, one reporter.
pub fn documents_for(review: ReviewId, lang: Lang, of: Option<ReporterId>) -> String {
    let of = of.map_or_else(String::new, |of| format!("&of={of}"));
    format!("/reviews/{review}/documents?in={}{of}", lang.tag())
}

/// One of them as a file: `D18.zh-CN.docx`.
pub fn document_file(
    review: ReviewId,
    kind: DocumentKind,
    lang: Lang,
    ending: &str,
    of: Option<ReporterId>,
) -> String {
    let of = of.map_or_else(String::new, |of| format!("?of={of}"));
    format!("/reviews/{review}/documents/{}.{}.{ending}{of}", kind.code(), lang.tag())
}

/// All of them in one archive.
pub fn document_packet(review: ReviewId, lang: Lang) -> String {
    format!("/reviews/{review}/documents/packet.{}.zip", lang.tag())
}

/// Who did what in a review.
pub fn log(review: ReviewId) -> String {
    format!("/reviews/{review}/log")
}

/// Who did what in the house.
pub fn house_log() -> String {
    "/log".to_owned()
}

/// Everything of a closed review in one file.
pub fn archive_package(review: ReviewId) -> String {
    format!("/reviews/{review}/archive.zip")
}

/// How far they are, while they are being made.
pub fn document_packet_progress(review: ReviewId) -> String {
    format!("/reviews/{review}/documents/packet.json")
}

/// The signed copies of a document.
pub fn signed_copies(review: ReviewId, kind: DocumentKind) -> String {
    format!("/reviews/{review}/documents/{}/signed", kind.code())
}

/// One of them.
pub fn signed_copy(review: ReviewId, kind: DocumentKind, copy: SignedCopyId) -> String {
    format!("/reviews/{review}/documents/{}/signed/{copy}", kind.code())
}
