//! Ids, days, instants, words: a value that exists is a good one.

use proptest::prelude::*;
use review::id::{AccountId, BoxId, IdError, UnitId};
use review::time::{Day, DayError, Instant};
use review::words::{Lang, Words, WordsError};

#[test]
fn ids_are_read_as_they_are_written() {
    let id = UnitId::from_uuid(uuid::Uuid::from_u128(7));
    assert_eq!(id.to_string().parse(), Ok(id));
    assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{id}\""));
    assert_eq!("seven".parse::<AccountId>(), Err(IdError::NotAUuid));
}

#[test]
fn a_box_id_is_base_58_and_long_enough() {
    assert!("VectorE1ection1".parse::<BoxId>().is_ok());
    assert_eq!(BoxId::new("Vector1ection"), Err(IdError::BoxLength { length: 13 }));
    assert_eq!(BoxId::new("VectorElection1"), Err(IdError::BoxCharacter { found: 'l' }));
    assert_eq!(BoxId::new("VectorE1ection/"), Err(IdError::BoxCharacter { found: '/' }));
    assert!(serde_json::from_str::<BoxId>("\"short\"").is_err());
}

#[test]
fn a_day_is_in_the_calendar() {
    for good in ["2023-01-10", "2024-02-29", "2000-02-29", "0001-01-01"] {
        assert_eq!(good.parse::<Day>().unwrap().to_string(), good);
    }
    for bad in ["2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "2023-01-00", "0000-01-01"] {
        assert!(matches!(bad.parse::<Day>(), Err(DayError::NoSuchDay { .. })), "{bad}");
    }
    for bad in ["2023-1-10", "10.01.2023", "2023-01-10T00", "+023-01-10", "", "2023-01-10-1"] {
        assert_eq!(bad.parse::<Day>(), Err(DayError::Shape), "{bad}");
    }
}

#[test]
fn words_are_there_in_both_languages() {
    let words = Words::new(" 党支部 ", "branch").unwrap();
    assert_eq!((words.in_lang(Lang::Zh), words.in_lang(Lang::En)), ("党支部", "branch"));
    assert_eq!(Words::new("党支部", " "), Err(WordsError::Missing { lang: Lang::En }));
    assert!(matches!(Words::new(&"字".repeat(2_001), "x"), Err(WordsError::TooLong { lang: Lang::Zh, .. })));
    assert!(serde_json::from_str::<Words>("{\"zh\":\"\",\"en\":\"x\"}").is_err());
    assert_eq!(serde_json::to_string(&Lang::Zh).unwrap(), "\"zh-CN\"");
    assert_eq!("en".parse(), Ok(Lang::En));
}

#[test]
fn time_does_not_wrap_around() {
    let late = Instant::from_ms(i64::MAX);
    assert_eq!(late.plus_ms(1), late);
    assert_eq!(Instant::from_ms(5).since(Instant::from_ms(8)), -3);
}

proptest! {
    #[test]
    fn days_sort_as_their_text_does(
        a in (1i16..9999, 1u8..=12, 1u8..=28), b in (1i16..9999, 1u8..=12, 1u8..=28),
    ) {
        let (a, b) = (Day::new(a.0, a.1, a.2).unwrap(), Day::new(b.0, b.1, b.2).unwrap());
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
    }

    #[test]
    fn no_text_brings_a_reader_down(text in ".{0,24}") {
        let _ = (text.parse::<Day>(), text.parse::<BoxId>(), text.parse::<UnitId>());
    }
}
