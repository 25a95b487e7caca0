//! Names in the orders in which people look for them. The data is compiled in: databases sort by code points, and no two
//! machines' locales agree.

use icu_collator::{
    Collator, CollatorBorrowed, CollatorPreferences,
    options::{CollatorOptions, Strength},
};
use icu_locale_core::{Locale, locale};
use review::words::Words;

use crate::Lang;

/// An order of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrder {
    /// Chinese names by sound, surnames by the sound that they have as surnames.
    Pinyin,
    /// Chinese names by the strokes of their characters, the surname's first.
    Strokes,
    /// English names by the surname, where the way of writing tells it.
    English,
}

/// Sorts by name; who has the same name stays in the order that was there.
pub fn sorted_by_name<T>(items: Vec<T>, order: NameOrder, name: impl Fn(&T) -> &Words) -> Vec<T> {
    let Some(collator) = collator(order) else { return items };
    // What is compared is made once for each, not at each comparison.
    let key = |item: &T| match order {
        NameOrder::Pinyin => sounded(name(item).in_lang(Lang::Zh)),
        NameOrder::Strokes => name(item).in_lang(Lang::Zh).to_owned(),
        NameOrder::English => surname_first(name(item).in_lang(Lang::En)),
    };
    let mut keyed: Vec<_> = items.into_iter().map(|item| (key(&item), item)).collect();
    keyed.sort_by(|(one, _), (other, _)| collator.compare(one, other));
    keyed.into_iter().map(|(_, item)| item).collect()
}

/// The data for these three is compiled in, so there always is one.
fn collator(order: NameOrder) -> Option<CollatorBorrowed<'static>> {
    let locale: Locale = match order {
        NameOrder::Pinyin => locale!("zh"),
        NameOrder::Strokes => locale!("zh-u-co-stroke"),
        NameOrder::English => locale!("en"),
    };
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(CollatorPreferences::from(&locale), options).ok()
}

/// Characters that sound otherwise as surnames, beside one that always sounds so: 曾 is Zēng, not Céng.
const SURNAMES: [(&str, &str); 26] = [
    ("尉迟", "玉迟"),
    ("万俟", "末其"),
    ("长孙", "掌孙"),
    ("宿", "素"),
    ("曾", "增"),
    ("单", "善"),
    ("解", "谢"),
    ("仇", "求"),
    ("区", "欧"),
    ("查", "扎"),
    ("任", "人"),
    ("朴", "瓢"),
    ("翟", "宅"),
    ("华", "化"),
    ("盖", "葛"),
    ("乐", "月"),
    ("覃", "秦"),
    ("黑", "贺"),
    ("折", "舌"),
    ("秘", "必"),
    ("种", "虫"),
    ("员", "运"),
    ("缪", "庙"),
    ("召", "绍"),
    ("燕", "烟"),
    ("逄", "庞"),
];

fn sounded(name: &str) -> String {
    let found = SURNAMES.iter().find_map(|(written, like)| Some((like, name.strip_prefix(written)?)));
    // The name itself goes on behind, so that surnames of one sound stay apart.
    found.map_or_else(|| name.to_owned(), |(like, rest)| format!("{like}{rest} {name}"))
}

/// `SMITH` in capitals or before a comma is the surname; else the name as it is written.
fn surname_first(name: &str) -> String {
    let is_capitals = |word: &&str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
    };
    let words: Vec<_> = name.split_whitespace().collect();
    let (surname, rest): (Vec<_>, Vec<_>) = words.iter().copied().partition(is_capitals);
    if name.contains(',') || surname.is_empty() || rest.is_empty() {
        return name.to_owned();
    }
    format!("{} {}", surname.join(" "), rest.join(" "))
}

/// The first character of each sound's stretch in the order by pinyin. There is none for I, U and V.
const SOUNDS: [(char, &str); 23] = [
    ('a', "阿"),
    ('b', "八"),
    ('c', "嚓"),
    ('d', "咑"),
    ('e', "妸"),
    ('f', "发"),
    ('g', "旮"),
    ('h', "铪"),
    ('j', "丌"),
    ('k', "咔"),
    ('l', "垃"),
    ('m', "妈"),
    ('n', "拏"),
    ('o', "噢"),
    ('p', "妑"),
    ('q', "七"),
    ('r', "呥"),
    ('s', "仨"),
    ('t', "他"),
    ('w', "穵"),
    ('x', "夕"),
    ('y', "丫"),
    ('z', "帀"),
];

/// Tells the initials of Chinese names by their sound: `zs` for 张三, surnames as surnames sound.
pub struct Initials(Option<CollatorBorrowed<'static>>);

impl Default for Initials {
    fn default() -> Self {
        Self(collator(NameOrder::Pinyin))
    }
}

impl Initials {
    /// In lower case; characters that are no Chinese ones stand for themselves, blanks for nothing.
    pub fn of(&self, name: &str) -> String {
        let sounded = sounded(name);
        let sounding = sounded.split(' ').next().unwrap_or(name);
        let named =
            if SURNAMES.iter().any(|(written, _)| name.starts_with(written)) { sounding } else { name };
        named.chars().filter(|c| !c.is_whitespace()).map(|c| self.initial(c)).collect()
    }

    fn initial(&self, character: char) -> char {
        if !('\u{3400}'..='\u{9fff}').contains(&character) {
            return character.to_lowercase().next().unwrap_or(character);
        }
        let text = character.to_string();
        let Some(collator) = &self.0 else { return character };
        let after = |first: &str| collator.compare(first, &text).is_le();
        let found = SOUNDS.iter().rev().find(|(_, first)| after(first));
        found.map_or(character, |(letter, _)| *letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(order: NameOrder, names: &[&str]) -> Vec<String> {
        let names = names.iter().map(|name| Words::new(name, name).unwrap()).collect();
        let names = sorted_by_name(names, order, |name| name);
        names.iter().map(|name| name.in_lang(Lang::En).to_owned()).collect()
    }

    #[test]
    fn by_pinyin_surnames_sound_as_surnames_and_other_scripts_follow() {
        let names = ["Zoe", "赵一", "曾二", "陈三", "Anna", "单四", "安五", "Борис", "沈六"];
        let expected = ["安五", "陈三", "单四", "沈六", "曾二", "赵一", "Anna", "Zoe", "Борис"];
        assert_eq!(sorted(NameOrder::Pinyin, &names), expected);
    }

    #[test]
    fn initials_are_heard_as_names_are_spoken() {
        let initials = Initials::default();
        let heard = |name: &str| initials.of(name);
        assert_eq!(heard("张三丰"), "zsf");
        assert_eq!(heard("曾国强"), "zgq");
        assert_eq!(heard("单雄"), "sx");
        assert_eq!(heard("欧阳娜"), "oyn");
        assert_eq!(heard("王小二"), "wxe");
        assert_eq!(heard("阿依古丽"), "ayg".to_owned() + "l");
        assert_eq!(heard("何静"), "hj");
        assert_eq!(heard("贾平凹"), "jpa");
        assert_eq!(heard("Person A3"), "persona3");
        for (letter, first) in SOUNDS {
            assert_eq!(heard(&format!("阿{first}")), format!("a{letter}"), "{first}");
        }
    }

    #[test]
    fn by_strokes_fewer_come_first() {
        let names = ["魏一", "丁二", "王三", "李四", "于五", "王一一"];
        let expected = ["丁二", "于五", "王一一", "王三", "李四", "魏一"];
        assert_eq!(sorted(NameOrder::Strokes, &names), expected);
    }

    #[test]
    fn english_names_go_by_the_surname_where_it_is_told() {
        let names = ["Zoe ADAMS", "Baker, Ann", "Carla", "éva", "dora"];
        assert_eq!(sorted(NameOrder::English, &names), ["Zoe ADAMS", "Baker, Ann", "Carla", "dora", "éva"]);
    }

    #[test]
    fn who_has_the_same_name_stays_where_it_was() {
        let people = (0..50).map(|n| (Words::new("某人", "Same").unwrap(), n)).collect();
        let people = sorted_by_name(people, NameOrder::Pinyin, |one| &one.0);
        assert!(people.iter().map(|one| one.1).eq(0..50));
    }
}
