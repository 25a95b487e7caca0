//! What both kinds of file say around the blocks' own texts.

use i18n::{Lang, Say};

/// "To all branches:"
pub fn addressee(lang: Lang, name: &str) -> String {
    Say(lang).press_addressee(name)
}

/// "Unit: First Branch", a fact that stands in a line with others.
pub fn fact(lang: Lang, label: &str, value: &str) -> String {
    Say(lang).press_fact(label, value)
}

/// One line each: "Attachments: 1. …", "2. …"; a single one bears no number.
pub fn attachments(lang: Lang, titles: &[String]) -> Vec<String> {
    let say = Say(lang);
    match titles {
        [] => Vec::new(),
        [only] => vec![say.press_attachment(only)],
        [first, rest @ ..] => {
            let next = |(place, title)| say.press_attachments_next(place, title);
            std::iter::once(say.press_attachments_first(1, first)).chain((2..).zip(rest).map(next)).collect()
        }
    }
}

/// What stands before the first number of several attachments: the others begin below it.
pub fn attachments_label(lang: Lang, titles: &[String]) -> String {
    let [first, _, ..] = titles else { return String::new() };
    let say = Say(lang);
    let whole = say.press_attachments_first(1, first);
    whole.strip_suffix(&say.press_attachments_next(1, first)).unwrap_or_default().to_owned()
}

/// How a form is filled in: one line with its label, or a label and numbered lines.
pub fn guidance(lang: Lang, lines: &[String]) -> Vec<String> {
    let say = Say(lang);
    match lines {
        [] => Vec::new(),
        [only] => vec![say.press_guidance(only)],
        [..] => {
            let numbered = (1..).zip(lines).map(|(place, line)| say.press_guidance_line(place, line));
            std::iter::once(say.press_guidance_title().to_owned()).chain(numbered).collect()
        }
    }
}

/// "Scrutineer:", before the line to sign on.
pub fn signature(lang: Lang, role: &str) -> String {
    Say(lang).press_signature(role)
}

/// What stands where the day is written by hand.
pub fn day(lang: Lang) -> &'static str {
    Say(lang).press_signature_day()
}

/// What stands before and after the number of a page.
pub fn around_page_number(lang: Lang) -> (String, String) {
    let told = Say(lang).press_page('\u{1}');
    let (before, after) = told.split_once('\u{1}').unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_kind_bears_no_number() {
        let two = ["名单".to_owned(), "票样".to_owned()];
        assert_eq!(attachments(Lang::Zh, &two), ["附件：1. 名单", "2. 票样"]);
        assert_eq!(attachments(Lang::Zh, &two[..1]), ["附件：名单"]);
        assert_eq!(guidance(Lang::Zh, &two), ["填表说明", "1. 名单", "2. 票样"]);
        assert_eq!(guidance(Lang::Zh, &two[..1]), ["填表说明：名单"]);
        assert_eq!(attachments_label(Lang::En, &two), "Attachments: ");
        assert!(attachments(Lang::En, &[]).is_empty() && guidance(Lang::En, &[]).is_empty());
    }

    #[test]
    fn the_number_of_a_page_stands_between_dashes() {
        assert_eq!(around_page_number(Lang::Zh), ("- ".to_owned(), " -".to_owned()));
    }
}
