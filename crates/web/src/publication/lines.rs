//! How an item stands, in words.

use i18n::{Lang, Say};
use review::{
    id::AccountId,
    publication::{Circle, ItemKind, NewsState},
    template::NewsRules,
    time::Instant,
};
use service::Error;
use storage::{Reader, publication::News};

use crate::moment;

/// The name of a step, as the template has it.
pub(super) fn step_name(say: Say, rules: &NewsRules, step: u8) -> String {
    let known = rules.steps.get(usize::from(step)).map(|step| step.title.in_lang(say.lang()).to_owned());
    known.unwrap_or_else(|| say.publication_unknown_step(step.saturating_add(1)))
}

/// What an item is.
pub(super) fn kind(say: Say, kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::News => say.publication_kind_news(),
        ItemKind::Report => say.publication_kind_report(),
        ItemKind::Circular => say.publication_kind_circular(),
    }
}

/// Who may read it.
pub(super) fn circle(say: Say, circle: Circle) -> &'static str {
    match circle {
        Circle::Public => say.publication_circle_public(),
        Circle::SignedIn => say.publication_circle_signed_in(),
        Circle::Participants => say.publication_circle_participants(),
    }
}

/// A state in a word, and the variant of its chip.
pub(super) fn state(say: Say, rules: &NewsRules, item: &News, now: Instant) -> (String, &'static str) {
    match item.state {
        NewsState::Released if !item.is_out(now) => (say.publication_state_scheduled().to_owned(), "now"),
        NewsState::Draft => (say.publication_state_draft().to_owned(), "quiet"),
        NewsState::InReview { step } => (say.publication_state_in_review(step_name(say, rules, step)), "due"),
        NewsState::Approved => (say.publication_state_approved().to_owned(), "now"),
        NewsState::Released => (say.publication_state_released().to_owned(), "done"),
    }
}

/// … and in a sentence.
pub(super) fn stand(say: Say, rules: &NewsRules, item: &News, (now, zone): (Instant, &str)) -> String {
    match item.state {
        NewsState::Released if !item.is_out(now) => {
            let when = item.released_at().map(|at| moment::minute(say, at, zone));
            say.publication_stand_scheduled(when.unwrap_or_default())
        }
        NewsState::Draft => say.publication_stand_draft().to_owned(),
        NewsState::InReview { step } => say.publication_stand_in_review(step_name(say, rules, step)),
        NewsState::Approved => say.publication_stand_approved().to_owned(),
        NewsState::Released => say.publication_stand_released(circle(say, item.text.circle)),
    }
}

/// Somebody's name, also when the account is gone.
pub(super) async fn name(rows: &Reader, say: Say, who: AccountId) -> Result<String, Error> {
    let account = storage::account::anyone(rows, who).await?;
    let name = account.map(|account| account.name.in_lang(say.lang()).to_owned());
    Ok(name.unwrap_or_else(|| say.publication_someone().to_owned()))
}

/// The language a text is written in: a field left empty holds the other language's text. An English word has some
/// five letters, so a Chinese text has more characters than a quarter of its letters even when it quotes some.
pub(super) fn language_of(text: &str) -> Lang {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let characters = text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
    if characters > letters / 4 { Lang::Zh } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_its_language() {
        for (text, lang) in [
            ("示例研究所召开2022年度述职评议会", Lang::Zh),
            ("工艺部门引进 ISO 9001 与 ERP", Lang::Zh),
            ("The institute (研究所) holds its work review meeting", Lang::En),
            ("", Lang::En),
        ] {
            assert_eq!(language_of(text), lang, "{text}");
        }
    }
}
