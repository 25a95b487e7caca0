//! What both kinds of file say around the blocks' own texts.

use i18n::{Lang, Say};

/// "To all branches:"
pub fn addressee(lang: Lang, name: &str) -> String {
    Say(lang).press_addressee(name)
}

/// A title in the lines in which it is printed, where a line has room for so many characters: one that needs two is
/// parted behind the year rather than anywhere.
pub fn title(lang: Lang, title: &str, room: u32) -> Vec<String> {
    let halves = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let whole = || vec![title.to_owned()];
    let Some((until, rest)) = title.split_once(YEAR).filter(|_| lang == Lang::Zh) else { return whole() };
    let first = format!("{until}{YEAR}");
    let fit = |text: &str| !text.is_empty() && halves(text) <= room * 2;
    if halves(title) > room * 2 && fit(&first) && fit(rest) { vec![first, rest.to_owned()] } else { whole() }
}

/// What a year is called in a title.
const YEAR: &str = "年度";

/// "Unit: First Branch", a fact in a line of its own.
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
    fn a_title_of_two_lines_is_parted_behind_the_year() {
        let long = "示范集团公司党委2023年度党支部书记述职评议考核工作实施方案";
        let parted = ["示范集团公司党委2023年度", "党支部书记述职评议考核工作实施方案"];
        assert_eq!(title(Lang::Zh, long, 20), parted);
        assert_eq!(title(Lang::Zh, long, 40), [long], "there is room for all of it");
        assert_eq!(title(Lang::Zh, long, 16), [long], "the rest alone is too long");
        assert_eq!(title(Lang::Zh, "实施方案", 2), ["实施方案"]);
    }

    #[test]
    fn the_number_of_a_page_stands_between_dashes() {
        assert_eq!(around_page_number(Lang::Zh), ("- ".to_owned(), " -".to_owned()));
    }
}
