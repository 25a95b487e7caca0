//! Every address of the site in one place. Pages ask here; none writes a path of its own.

use review::{
    id::{BoxId, ItemId, NewsId, PictureId, ReporterId, RequirementId, ReviewId, TemplateId},
    words::Lang,
};

/// The sign-in page that comes back to a path.
pub fn sign_in(back: &str) -> String {
    format!("/sign-in?back={}", encoded(back))
}

/// A link that signs in by its secret.
pub fn follow(token: &str) -> String {
    format!("/link/{token}")
}

/// The one-time link of the first start.
pub fn set_up(token: &str) -> String {
    format!("/set-up/{token}")
}

/// All accounts, and where somebody is invited.
pub fn accounts() -> String {
    "/accounts".to_owned()
}

/// Where whoever is signed in chooses a password.
pub fn password() -> String {
    "/password".to_owned()
}

/// Where a review is made.
pub fn review_new() -> String {
    "/reviews/new".to_owned()
}

/// All templates.
pub fn templates() -> String {
    "/templates".to_owned()
}

/// Where a file becomes a template.
pub fn template_import() -> String {
    "/templates/import".to_owned()
}

/// Where a new template is written.
pub fn template_make() -> String {
    "/templates/new".to_owned()
}

/// … beginning as another.
pub fn template_new(from: &str) -> String {
    format!("/templates/new?from={}", encoded(from))
}

/// A template that comes with the program.
pub fn template_bundled(key: &str) -> String {
    format!("/templates/bundled/{key}")
}

/// … as a file.
pub fn template_bundled_file(key: &str) -> String {
    format!("/templates/bundled/{key}/file")
}

/// A template of the organisation's own.
pub fn template(template: TemplateId) -> String {
    format!("/templates/{template}")
}

/// One version of it.
pub fn template_version(template: TemplateId, number: usize) -> String {
    format!("/templates/{template}?version={number}")
}

/// … as a file.
pub fn template_file(template: TemplateId, number: usize) -> String {
    format!("/templates/{template}/file?version={number}")
}

/// Where it is changed.
pub fn template_edit(template: TemplateId) -> String {
    format!("/templates/{template}/edit")
}

/// The rules of a review.
pub fn rules(review: ReviewId) -> String {
    format!("/reviews/{review}/rules")
}

/// … as a file.
pub fn rules_file(review: ReviewId) -> String {
    format!("/reviews/{review}/rules/file")
}

/// Where the days of its calendar are moved.
pub fn days(review: ReviewId) -> String {
    format!("/reviews/{review}/days")
}

/// Where next year's review is made of one.
pub fn copy(review: ReviewId) -> String {
    format!("/reviews/{review}/copy")
}

/// What was copied and is to be confirmed.
pub fn confirm(review: ReviewId) -> String {
    format!("/reviews/{review}/confirm")
}

/// A page of it, from 1.
pub fn confirm_page(review: ReviewId, page: usize) -> String {
    format!("/reviews/{review}/confirm?page={page}")
}

/// Where a review is made that begins from a template.
pub fn review_new_from(template: &str) -> String {
    format!("/reviews/new?from={}", encoded(template))
}

/// Switches the language and comes back.
pub fn language(lang: Lang, back: &str) -> String {
    format!("/language/{}?back={}", lang.tag(), encoded(back))
}

/// A review's workspace, and the pages in it.
pub fn review(review: ReviewId) -> String {
    format!("/reviews/{review}")
}

/// Live updates of a review.
pub fn live(review: ReviewId) -> String {
    format!("/reviews/{review}/live")
}

/// The roll.
pub fn roster(review: ReviewId) -> String {
    format!("/reviews/{review}/roster")
}

/// Where units and people are imported.
pub fn roster_import(review: ReviewId) -> String {
    format!("/reviews/{review}/roster/import")
}

/// Who holds which role.
pub fn roles(review: ReviewId) -> String {
    format!("/reviews/{review}/roles")
}

/// All reports.
pub fn reports(review: ReviewId) -> String {
    format!("/reviews/{review}/reports")
}

/// One reporter's report, to read.
pub fn report(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/reports/{reporter}")
}

/// One reporter's report, to write.
pub fn report_edit(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/reports/{reporter}/edit")
}

/// One edition of a report, to write.
pub fn report_edition(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}?edition={}", report_edit(review, reporter), edition.tag())
}

/// One edition of a report, to read.
pub fn report_in(review: ReviewId, reporter: ReporterId, edition: Lang) -> String {
    format!("{}?lang={}", report(review, reporter), edition.tag())
}

/// A version of a report that was handed in.
pub fn report_version(review: ReviewId, reporter: ReporterId, number: usize) -> String {
    format!("{}/versions/{number}", report(review, reporter))
}

/// Where the organiser accepts a report.
pub fn report_accept(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/accept", report(review, reporter))
}

/// Where the organiser returns a report.
pub fn report_return(review: ReviewId, reporter: ReporterId) -> String {
    format!("{}/return", report(review, reporter))
}

/// The chair's screen.
pub fn meeting(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting")
}

/// … after another chair was faster.
pub fn meeting_stale(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting?stale=1")
}

/// … with the running order open for the next move.
pub fn meeting_ordering(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting?order=1#reorder")
}

/// Where the running order is changed.
pub fn meeting_order(review: ReviewId) -> String {
    format!("/reviews/{review}/meeting/order")
}

/// The hall's projector.
pub fn projector(review: ReviewId) -> String {
    format!("/reviews/{review}/projector")
}

/// A page of the roll, from 1.
pub fn roster_page(review: ReviewId, page: u64) -> String {
    format!("/reviews/{review}/roster?page={page}")
}

/// … at the desk.
pub fn check_in_page(review: ReviewId, page: u64) -> String {
    format!("/reviews/{review}/check-in?page={page}")
}

/// … after somebody's coming was noted.
pub fn check_in_noted(review: ReviewId, number: &str) -> String {
    format!("/reviews/{review}/check-in?noted={}", encoded(number))
}

/// … after everybody's was.
pub fn check_in_all(review: ReviewId, count: u64) -> String {
    format!("/reviews/{review}/check-in?all={count}")
}

/// The desk at the door.
pub fn check_in(review: ReviewId) -> String {
    format!("/reviews/{review}/check-in")
}

/// A leader's comments.
pub fn comments(review: ReviewId) -> String {
    format!("/reviews/{review}/comments")
}

/// A leader's comment on one report.
pub fn comment(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments?reporter={reporter}")
}

/// … just written.
pub fn comment_saved(review: ReviewId, reporter: ReporterId) -> String {
    format!("/reviews/{review}/comments?reporter={reporter}&saved=1")
}

/// Summing-up and requirements, just written.
pub fn summing_up_saved(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up?saved=1")
}

/// Summing-up and requirements.
pub fn summing_up(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up")
}

/// Where a requirement is stated.
pub fn requirements(review: ReviewId) -> String {
    format!("/reviews/{review}/summing-up/requirements")
}

/// The boxes of a review.
pub fn boxes(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes")
}

/// Where the key ceremony is begun.
pub fn ceremony(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/ceremony")
}

/// Where it is started over.
pub fn ceremony_again(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/ceremony/again")
}

/// Where a trustee's browser sends its part of the ceremony: `key`, `certificate`, `polynomial`, `share`, `complaint`,
/// `test`.
pub fn trustee_deed(review: ReviewId, deed: &str) -> String {
    format!("/reviews/{review}/trustee/{deed}")
}

/// A trustee's part.
pub fn trustee(review: ReviewId) -> String {
    format!("/reviews/{review}/trustee")
}

/// The scrutineer's cards.
pub fn cards(review: ReviewId) -> String {
    format!("/reviews/{review}/cards")
}

/// Paper ballots: where they are handed out.
pub fn papers(review: ReviewId) -> String {
    format!("/reviews/{review}/papers")
}

/// The count of a box's papers.
pub fn papers_count(review: ReviewId, box_id: &BoxId) -> String {
    format!("/reviews/{review}/papers/{box_id}")
}

/// The form that is printed.
pub fn papers_print(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/print", papers_count(review, box_id))
}

/// How many papers are in people's hands.
pub fn papers_issued(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/issued", papers_count(review, box_id))
}

/// One's own entry of the papers.
pub fn papers_entry(review: ReviewId, box_id: &BoxId) -> String {
    format!("{}/entry", papers_count(review, box_id))
}

/// … at one paper.
pub fn paper_entry(review: ReviewId, box_id: &BoxId, number: usize) -> String {
    format!("{}?paper={number}", papers_entry(review, box_id))
}

/// Cards at the door.
pub fn handing_out(review: ReviewId) -> String {
    format!("/reviews/{review}/handing-out")
}

/// … at one box's counter.
pub fn handing_out_of(review: ReviewId, box_id: &BoxId) -> String {
    format!("/reviews/{review}/handing-out#box-{box_id}")
}

/// Where a card of a box is counted.
pub fn hand_out(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/handed-out")
}

/// Where the server makes a box's cards.
pub fn cards_by_server(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/cards/by-server")
}

/// Where a box's cards are thrown away.
pub fn cards_discard(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/cards/discard")
}

/// The count on paper.
pub fn minutes(review: ReviewId) -> String {
    format!("/reviews/{review}/boxes/minutes")
}

/// The public board of a box.
pub fn board(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}")
}

/// A page of its trackers, from 1.
pub fn board_page(box_id: &BoxId, page: usize) -> String {
    format!("/boxes/{box_id}?page={page}#trackers")
}

/// A box's booth on a device that passes from hand to hand.
pub fn shared_booth(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/booth?shared")
}

/// A box's archive.
pub fn archive(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/archive.bel")
}

/// Results and grades.
pub fn result(review: ReviewId) -> String {
    format!("/reviews/{review}/result")
}

/// What voters said in words, once the boxes are open.
pub fn voter_comments(review: ReviewId) -> String {
    format!("/reviews/{review}/voter-comments")
}

/// Where an abusive one is hidden.
pub fn voter_comment_hiding(review: ReviewId) -> String {
    format!("{}/hide", voter_comments(review))
}

/// The sealed comments of a closed box, for its trustees.
pub fn sealed_comments(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/comments.json")
}

/// Where trustees give their part of opening them.
pub fn comment_parts(box_id: &BoxId) -> String {
    format!("/boxes/{box_id}/comments")
}

/// The ledger.
pub fn items(review: ReviewId) -> String {
    format!("/reviews/{review}/items")
}

/// Where a requirement becomes an item.
pub fn item_new(review: ReviewId) -> String {
    format!("/reviews/{review}/items/new")
}

/// … of one requirement.
pub fn item_of(review: ReviewId, requirement: RequirementId) -> String {
    format!("/reviews/{review}/items/new?requirement={requirement}")
}

/// One item of the ledger.
pub fn item(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}")
}

/// … just moved on.
pub fn item_saved(review: ReviewId, item: ItemId) -> String {
    format!("/reviews/{review}/items/{item}?saved=1")
}

/// The news items of a review, in the making.
pub fn news_desk(review: ReviewId) -> String {
    format!("/reviews/{review}/news")
}

/// One news item in the making.
pub fn news_draft(review: ReviewId, news: NewsId) -> String {
    format!("/reviews/{review}/news/{news}")
}

/// What is done with a news item in the making: `submit`, `approve`, `send-back`, `release`, `withdraw`, `pictures`.
pub fn news_deed(review: ReviewId, news: NewsId, deed: &str) -> String {
    format!("/reviews/{review}/news/{news}/{deed}")
}

/// Takes a picture out of a news item.
pub fn news_picture_removal(review: ReviewId, news: NewsId, picture: PictureId) -> String {
    format!("/reviews/{review}/news/{news}/pictures/{picture}/remove")
}

/// The released news items.
pub fn news_list() -> String {
    "/news".to_owned()
}

/// A page of them, counted from 1.
pub fn news_page(page: u64) -> String {
    if page <= 1 { news_list() } else { format!("/news?page={page}") }
}

/// A released news item.
pub fn news(slug: &str) -> String {
    format!("/news/{slug}")
}

/// A picture of a news item.
pub fn picture(picture: PictureId) -> String {
    format!("/pictures/{picture}")
}

/// What is kept and who sees it.
pub fn privacy() -> String {
    "/privacy".to_owned()
}

/// How to check a count without trusting us.
pub fn verify() -> String {
    "/verify".to_owned()
}

/// For a query's value: everything but unreserved characters as `%XX`.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
