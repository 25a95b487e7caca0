//! Addresses that mail can go to, and how often it is tried.

use proptest::prelude::*;
use review::mail::{Address, Refusal, TRIED_MS, notice, pause_ms};

#[test]
fn what_could_smuggle_in_a_header_or_a_second_reader_is_no_address() {
    for text in [
        "",
        "@",
        "a@",
        "@b",
        "a@b@c",
        "a b@c",
        "a@b\r\nBcc: c@d",
        "a@b,c@d",
        "<a@b>",
        "a@b;c",
        "\"a\"@b",
        "a@.b",
    ] {
        assert_eq!(text.parse::<Address>(), Err(Refusal::NotAnAddress), "{text:?}");
    }
    for text in ["olga@example.org", "o.lga+review@mail.example.org", "奥尔加@例子.中国"] {
        assert_eq!(text.parse::<Address>().unwrap().as_str(), text);
    }
    assert_eq!(" Olga@Example.ORG ".parse::<Address>().unwrap().as_str(), "olga@example.org");
}

#[test]
fn a_subject_is_one_line() {
    let (subject, _) = notice("Due\r\n on Friday ", "Please hand in.").unwrap();
    assert_eq!(subject, "Due on Friday");
    assert!(matches!(notice(" \n", "Text"), Err(Refusal::Subject(_))));
    assert!(matches!(notice("Subject", ""), Err(Refusal::Text(_))));
}

proptest! {
    #[test]
    fn pauses_grow_and_several_attempts_fit_into_the_time(attempts in 1_usize..50) {
        prop_assert!(pause_ms(attempts) > 0);
        prop_assert!(pause_ms(attempts + 1) >= pause_ms(attempts));
        prop_assert!(pause_ms(attempts) * 2 < TRIED_MS);
    }
}
