//! Who may do what, and which way a review goes.

use review::phase::{Phase, Refusal};
use review::role::{Act, Role, Roles, may};

fn roles(of: &[Role]) -> Roles {
    of.iter().copied().collect()
}

#[test]
fn whoever_keeps_the_system_sees_no_marks() {
    for act in
        [Act::SeeResults, Act::HoldShare, Act::EnterPaper, Act::MakeCards, Act::SetGrades, Act::EnterScores]
    {
        assert!(!may(Role::Administrator, act), "{act:?}");
    }
    assert!(may(Role::Administrator, Act::BackUp));
}

#[test]
fn before_release_a_reporter_sees_nothing_of_results() {
    assert!(!may(Role::Reporter, Act::SeeResults));
    assert!(!may(Role::Reporter, Act::ReadAllReports));
    assert!(may(Role::Reporter, Act::ReadOwnLetter));
}

#[test]
fn an_observer_only_reads_what_was_released() {
    assert!(may(Role::Observer, Act::ReadReleased));
    for act in [Act::CheckIn, Act::WriteNews, Act::ExportDocuments, Act::ReadAllReports, Act::WatchCount] {
        assert!(!may(Role::Observer, act), "{act:?}");
    }
}

#[test]
fn roles_add_up_and_a_refusal_names_them() {
    let mut held = roles(&[Role::Reporter]);
    let refusal = held.must(Act::JudgeReport).unwrap_err();
    assert_eq!((refusal.act, &refusal.roles), (Act::JudgeReport, &held));
    held.add(Role::Organiser);
    assert_eq!(held.must(Act::JudgeReport), Ok(()));
    held.remove(Role::Organiser);
    assert!(!held.may(Act::JudgeReport));
    assert!(Roles::none().must(Act::ReadReleased).is_err());
}

#[test]
fn roles_are_stored_by_their_keys() {
    for role in Role::ALL {
        assert_eq!(serde_json::to_string(&role).unwrap(), format!("\"{}\"", role.key()));
        assert_eq!(role.key().parse(), Ok(role));
    }
    assert_eq!(serde_json::from_str::<Roles>("[\"leader\",\"leader\"]").unwrap(), roles(&[Role::Leader]));
    assert!("voter".parse::<Role>().is_err());
}

#[test]
fn a_review_goes_one_phase_at_a_time_and_stays_closed() {
    for (here, next) in Phase::ALL.iter().zip(&Phase::ALL[1..]) {
        assert_eq!(here.may_move_to(*next), Ok(()));
        let back = next.may_move_to(*here);
        assert_eq!(back.is_ok(), *next != Phase::Closed);
    }
    let jump = Phase::Drafting.may_move_to(Phase::Meeting);
    assert_eq!(jump, Err(Refusal::NotNext { from: Phase::Drafting, to: Phase::Meeting }));
    assert!(Phase::Meeting.may_move_to(Phase::Meeting).is_err());
    assert_eq!(Phase::Closed.may_change(), Err(Refusal::Closed));
}
