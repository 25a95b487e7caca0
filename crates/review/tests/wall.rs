//! What is on the hall's wall, and whose slides anybody may see and turn.

use review::meeting::{MeetingState, Part, Stage, Turn as Floor};
use review::projector::{Refusal, Scene, Setting, Wifi};
use review::role::{Role, Roles};
use review::slides::{self, Turn, may_bring, may_change, may_see, may_try, may_turn};
use review::template::SlotKey;

use crate::support::reporter;

fn at(slot: &str, part: Option<Part>) -> MeetingState {
    MeetingState {
        stage: Stage::At(SlotKey::new(slot).unwrap()),
        current: part.map(|part| Floor { reporter: reporter(1), part }),
        clock: None,
    }
}

fn closed() -> MeetingState {
    MeetingState { stage: Stage::Closed, ..MeetingState::default() }
}

#[test]
fn the_wall_follows_the_meeting() {
    let none = Setting::default();
    let slides = Setting { slides: true, ..none };
    let ballot = Setting { ballot: true, ..none };
    for (state, setting, shown) in [
        (MeetingState::default(), none, Scene::Welcome),
        (at("opening", None), none, Scene::Agenda),
        (at("reports", Some(Part::Report)), none, Scene::Speaker),
        (at("reports", Some(Part::Report)), slides, Scene::Slides),
        (at("reports", Some(Part::Questions)), slides, Scene::Speaker),
        (at("ballot", None), ballot, Scene::Counts),
        (closed(), none, Scene::Thanks),
    ] {
        assert_eq!(Scene::Follow.shown(&state, setting), shown, "{state:?}");
    }
}

#[test]
fn a_held_scene_stays_and_one_that_is_not_there_follows() {
    let reports = at("reports", Some(Part::Questions));
    let slides = Setting { slides: true, ..Setting::default() };
    for scene in Scene::ALL.into_iter().filter(|scene| *scene != Scene::Follow) {
        assert_eq!(scene.shown(&reports, slides), scene, "questions may need the slides again");
    }
    assert_eq!(Scene::Slides.shown(&reports, Setting::default()), Scene::Speaker);
    assert_eq!(Scene::Speaker.shown(&at("opening", None), Setting::default()), Scene::Agenda);
    for scene in Scene::ALL {
        assert_eq!(scene.key().parse(), Ok(scene));
        assert_eq!(scene.may_hold(true), Ok(()));
    }
    assert_eq!(Scene::Results.may_hold(false), Err(Refusal::NotReleased));
    assert_eq!(Scene::Counts.may_hold(false), Ok(()));
}

#[test]
fn a_network_is_told_as_phones_read_it() {
    assert_eq!(Wifi::new(" ", ""), Ok(None));
    let open = Wifi::new(" Hall ", "").unwrap().unwrap();
    assert_eq!(open.code(), "WIFI:T:nopass;S:Hall;P:;;");
    let odd = Wifi::new("Hall; \"A\"", "a:b,c\\d;e").unwrap().unwrap();
    assert_eq!(odd.code(), r#"WIFI:T:WPA;S:Hall\; \"A\";P:a\:b\,c\\d\;e;;"#);
    assert_eq!(Wifi::new("", "long enough"), Err(Refusal::WifiNameMissing));
    assert!(Wifi::new(&"厅".repeat(10), "").is_ok(), "30 bytes");
    assert_eq!(Wifi::new(&"厅".repeat(11), ""), Err(Refusal::WifiName { limit: 32 }));
    for short_or_long in ["1234567".to_owned(), "1".repeat(64), "1234\n5678".to_owned()] {
        assert_eq!(Wifi::new("Hall", &short_or_long), Err(Refusal::WifiPassword { least: 8, limit: 63 }));
    }
}

#[test]
fn pages_turn_between_the_first_and_the_last() {
    assert_eq!([1, 2, 3].map(|page| Turn::Forward.from(page, 3)), [2, 3, 3]);
    assert_eq!([1, 2, 3].map(|page| Turn::Back.from(page, 3)), [1, 1, 2]);
    assert_eq!(Turn::First.from(3, 3), 1);
}

#[test]
fn slides_are_the_own_until_the_own_turn() {
    let own = Roles::from_iter([Role::Reporter]);
    let organiser = Roles::from_iter([Role::Organiser]);
    let (before, turn) = (MeetingState::default(), at("reports", Some(Part::Comment)));
    assert!(may_bring(&own, true) && !may_bring(&own, false) && may_bring(&organiser, false));
    for role in Role::ALL {
        let roles = Roles::from_iter([role]);
        let early = matches!(role, Role::Organiser | Role::Leader);
        assert_eq!(may_see(&roles, false, &before, reporter(1)), early, "{role:?}");
        assert!(may_see(&roles, false, &turn, reporter(1)), "{role:?}");
        assert_eq!(may_see(&roles, false, &turn, reporter(2)), early, "{role:?}");
        assert_eq!(may_turn(&roles, false, &turn, reporter(1)), role == Role::Organiser, "{role:?}");
    }
    assert!(!may_see(&Roles::none(), false, &turn, reporter(1)), "a stranger");
    assert!(may_turn(&own, true, &turn, reporter(1)) && !may_turn(&own, true, &before, reporter(1)));
    assert_eq!(may_change(&turn), Ok(()));
    assert_eq!(may_change(&closed()), Err(slides::Refusal::Closed));
}

#[test]
fn only_what_begins_like_a_pdf_is_tried() {
    assert_eq!(may_try(b"%PDF-1.4"), Ok(()));
    assert_eq!(may_try(b"\r\n%PDF-1.4"), Ok(()), "some programs put a line before it");
    assert_eq!(may_try(b"PK\x03\x04"), Err(slides::Refusal::NotPdf));
    assert_eq!(may_try(b""), Err(slides::Refusal::NotPdf));
    let long = vec![b'%'; slides::MEGABYTES * 1024 * 1024 + 1];
    assert_eq!(may_try(&long), Err(slides::Refusal::TooLarge { megabytes: 30 }));
}
