use axum::http::StatusCode;
use ballot::{
    RecoveryCode,
    threshold::{PartError, Seed},
    verify,
};
use serde_json::json;

use crate::support::{Hall, TestHouse, Trustee, certificates, index, on_both};

/// Everybody with a card of the first box marks these answers; the others all the best.
async fn all_cast(house: &TestHouse, hall: &Hall, answers: &[usize]) {
    for (place, one) in hall.boxes.iter().enumerate() {
        for (card, answer) in answers.iter().enumerate() {
            let answer = if place == 0 { *answer } else { 0 };
            one.cast(&house.passer_by(), card, answer).await.is(StatusCode::OK);
        }
    }
}

on_both!(three_trustees_come_to_one_key_and_the_organiser_sees_how_far, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let boxes = institute.path("/boxes");
    let page = olga.get(&boxes).await;
    page.says("Any 2 of the 3 trustees can open the boxes")
        .says("Begin the key ceremony")
        .hides("of 3 ready");
    let trustees = house.begun_with_three(&institute).await;
    let [tess, theo, tom] = &trustees[..] else { panic!("three") };

    olga.get(&boxes).await.says("0 of 3 ready").says("Introduce themselves").hides("Begin the key ceremony");
    tom.step().await;
    tess.step().await;
    let page = olga.get(&boxes).await.says("2 of 3 ready");
    page.says("tom<span class=\"checklist__note\">Has done this step")
        .says("theo<span class=\"checklist__note\">Still has to do this step");
    let waiting = tom.ceremony().await;
    assert_eq!((&waiting["round"], &waiting["done"]), (&json!("certificate"), &json!([true, false, true])));
    assert_eq!((&waiting["certificates"], &waiting["input"]), (&json!(null), &json!(null)));
    theo.step().await;

    // Each goes on alone, from nothing but the code and what the server says.
    for round in ["polynomial", "share"] {
        for trustee in [theo, tom, tess] {
            assert_eq!(trustee.ceremony().await["round"], round);
            trustee.step().await;
        }
    }
    let done = tess.ceremony().await;
    assert_eq!(
        (&done["round"], &done["kind"], &done["index"]),
        (&json!("complete"), &json!("pedersen"), &json!(1))
    );
    assert_eq!(done["publicKey"], tess.secret().await.public().to_string());
    olga.get(&boxes).await.says("3 of 3 ready").says("The test sum opens with 2 parts");
});

on_both!(what_a_trustee_gets_is_for_that_trustee_alone, async |house: TestHouse| {
    let institute = house.institute().await;
    let trustees = house.key_of_three(&institute).await;
    let [tess, tom, _] = &trustees[..] else { panic!("three") };
    let (own, other) = (tom.ceremony().await, tess.ceremony().await);
    for field in ["privateKey", "publicKey", "input", "certificate", "index"] {
        assert_ne!(own[field], other[field], "{field}");
    }
    let sealed = own["privateKey"].as_str().unwrap();
    assert!(tess.seed.open_share(sealed.as_bytes()).is_err(), "nobody else can open it");
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/trustee.json")).await.is(StatusCode::FORBIDDEN);
    olga.post_json(&institute.path("/trustee/certificate"), "{}").await.is(StatusCode::FORBIDDEN);
    house.passer_by().post_json(&institute.path("/trustee/share"), "{}").await.is(StatusCode::UNAUTHORIZED);
});

on_both!(a_message_that_does_not_hold_is_refused_and_says_why, async |house: TestHouse| {
    let institute = house.institute().await;
    let trustees = house.begun_with_three(&institute).await;
    let [tess, theo, tom] = &trustees[..] else { panic!("three") };
    let refused = async |trustee: &Trustee, deed: &str, text: String, why: &str| {
        let answer = trustee.send(deed, text).await.is(StatusCode::UNPROCESSABLE_ENTITY).json();
        assert!(answer["message"]["en"].as_str().unwrap().contains(why), "{answer}");
        assert_ne!(answer["message"]["en"], answer["message"]["zh"]);
    };
    let good = tom.message(&tom.ceremony().await);
    refused(tom, "certificate", "{}".into(), "could not be checked").await;
    refused(tess, "certificate", good.clone(), "another place in the list").await;
    refused(tom, "certificate", good.replace("\"response\":\"", "\"response\":\"0"), "could not").await;
    refused(tom, "polynomial", good.clone(), "at another step").await;
    refused(tom, "key", good.clone(), "at another step").await;
    tom.send("certificate", good.clone()).await.is(StatusCode::NO_CONTENT);
    tom.send("certificate", good).await.is(StatusCode::NO_CONTENT);
    refused(tom, "certificate", tom.message(&tom.ceremony().await), "sent before").await;
    tess.step().await;
    theo.step().await;

    let state = tom.ceremony().await;
    let own = tom.message(&state);
    refused(tess, "polynomial", own.clone(), "not signed with the recovery code").await;
    refused(tom, "polynomial", own.replace("AES-GCM", "AES-CCM"), "sealed part").await;
    for trustee in &trustees {
        trustee.step().await;
    }
    let state = tess.ceremony().await;
    let share = tess.message(&state);
    refused(tom, "share", share.clone(), "does not follow from the steps before").await;
    tess.send("share", share).await.is(StatusCode::NO_CONTENT);
    assert_eq!(tom.ceremony().await["done"], json!([true, false, false]), "nothing wrong was kept");
});

on_both!(one_recovery_code_serves_one_trustee_only, async |house: TestHouse| {
    let institute = house.institute().await;
    let mut trustees = house.begun_with_three(&institute).await;
    let code = RecoveryCode::draw(&mut rand::rng());
    for trustee in &mut trustees[..2] {
        trustee.seed = Seed::of(&code);
    }
    let [tess, theo, tom] = &mut trustees[..] else { panic!("three") };
    tom.step().await;
    tess.step().await;
    let own = theo.message(&theo.ceremony().await);
    let answer = theo.send("certificate", own).await.is(StatusCode::UNPROCESSABLE_ENTITY).json();
    let said = |lang: &str| answer["message"][lang].as_str().unwrap().to_owned();
    assert!(said("en").contains("Each trustee needs a code of their own"), "{answer}");
    assert!(said("zh").contains("各用各的恢复码"), "{answer}");
    assert_eq!(tom.ceremony().await["done"], json!([true, false, true]), "nothing of it was kept");
    theo.seed = Seed::of(&RecoveryCode::draw(&mut rand::rng()));
    theo.step().await;
    assert_eq!(tom.ceremony().await["round"], "polynomial");
});

on_both!(a_lost_code_is_noticed_before_anything_is_sent, async |house: TestHouse| {
    let institute = house.institute().await;
    let mut trustees = house.begun_with_three(&institute).await;
    for trustee in &trustees {
        trustee.step().await;
    }
    trustees[0].seed = Seed::of(&RecoveryCode::draw(&mut rand::rng()));
    let state = trustees[0].ceremony().await;
    let tried = trustees[0].seed.polynomial(&certificates(&state), index(&state), &mut rand::rng());
    assert!(matches!(tried, Err(PartError::OtherCode { .. })));
});

on_both!(a_complaint_is_told_to_all_by_name_and_the_ceremony_started_over, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let boxes = institute.path("/boxes");
    let trustees = house.begun_with_three(&institute).await;
    let [tess, theo, tom] = &trustees[..] else { panic!("three") };
    tom.send("complaint", json!({ "about": 2 }).to_string()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    for trustee in &trustees {
        trustee.step().await;
    }
    // Tess sends a letter for tom which is that for theo: well signed, and useless.
    let state = tess.ceremony().await;
    let mut wrong: serde_json::Value = serde_json::from_str(&tess.message(&state)).unwrap();
    wrong["secrets"][2] = wrong["secrets"][1].clone();
    let wrong = format!(
        "{{\"polynomial\":{},\"secrets\":{},\"coefexps\":{},\"signature\":{}}}",
        wrong["polynomial"],
        wrong["secrets"],
        signed(&wrong["coefexps"]),
        proof(&wrong["signature"])
    );
    tess.send("polynomial", wrong).await.is(StatusCode::NO_CONTENT);
    tom.step().await;
    theo.step().await;
    let state = tom.ceremony().await;
    let found = tom.seed.share(
        &certificates(&state),
        index(&state),
        state["input"].as_str().unwrap().as_bytes(),
        &mut rand::rng(),
    );
    let Err(PartError::Blame(blame)) = found else { panic!("the letter is useless: {found:?}") };
    assert_eq!(blame.about.get(), 1);
    for about in [0, 4] {
        let text = json!({ "about": about }).to_string();
        tom.send("complaint", text).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let complaint = json!({ "about": blame.about.get() }).to_string();
    tom.send("complaint", complaint.clone()).await.is(StatusCode::NO_CONTENT);
    tom.send("complaint", complaint).await.is(StatusCode::NO_CONTENT);

    assert_eq!(theo.ceremony().await["complaints"], json!([{ "by": 3, "about": 1 }]));
    olga.get(&boxes).await.says("tom says that the part which tess sent is wrong");
    olga.clone().reading("zh-CN").get(&boxes).await.says("tom反映：tess发出的部分有误");

    let again = format!("{boxes}/ceremony/again");
    olga.post(&again, &[("attempt", "1")])
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Tick the box first");
    olga.post(&again, &[("attempt", "1"), ("sure", "yes")]).await.is(StatusCode::SEE_OTHER);
    olga.post(&again, &[("attempt", "1"), ("sure", "yes")]).await.is(StatusCode::CONFLICT);
    olga.get(&boxes).await.says("0 of 3 ready").hides("is wrong");
    let state = tom.ceremony().await;
    assert_eq!((&state["round"], &state["certificate"]), (&json!("certificate"), &json!(null)));
    for _round in 0..3 {
        for trustee in &trustees {
            trustee.step().await;
        }
    }
    assert_eq!(theo.ceremony().await["round"], "complete");
});

/// Fields in the order in which they are written.
fn signed(of: &serde_json::Value) -> String {
    format!("{{\"message\":{},\"signature\":{}}}", of["message"], proof(&of["signature"]))
}

fn proof(of: &serde_json::Value) -> String {
    format!("{{\"challenge\":{},\"response\":{}}}", of["challenge"], of["response"])
}

on_both!(who_goes_on_after_all_takes_the_complaint_back, async |house: TestHouse| {
    let institute = house.institute().await;
    let trustees = house.begun_with_three(&institute).await;
    for _round in 0..2 {
        for trustee in &trustees {
            trustee.step().await;
        }
    }
    let tom = &trustees[2];
    tom.send("complaint", json!({ "about": 1 }).to_string()).await.is(StatusCode::NO_CONTENT);
    assert_eq!(tom.ceremony().await["complaints"], json!([{ "by": 3, "about": 1 }]));
    tom.step().await;
    assert_eq!(tom.ceremony().await["complaints"], json!([]));
    tom.send("complaint", json!({ "about": 1 }).to_string()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(two_of_three_rehearse_and_the_test_sum_opens, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let boxes = institute.path("/boxes");
    let trustees = house.key_of_three(&institute).await;
    let [tess, theo, tom] = &trustees[..] else { panic!("three") };

    let others = tess.test_part().await;
    tom.send("test", others).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("could not be checked");
    tom.rehearse().await.is(StatusCode::NO_CONTENT);
    tom.rehearse().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("given before");
    olga.get(&boxes).await.says("1 of 3 have rehearsed.").says("The test sum opens with 2 parts.");
    let test = &theo.ceremony().await["test"];
    assert_eq!((&test["given"], &test["opened"]), (&json!(false), &json!(false)));

    theo.rehearse().await.is(StatusCode::NO_CONTENT);
    olga.get(&boxes).await.says("2 of 3 have rehearsed.").says("The test sum opened.");
    let test = &theo.ceremony().await["test"];
    assert_eq!((&test["given"], &test["opened"]), (&json!(true), &json!(true)));
    tess.rehearse().await.is(StatusCode::NO_CONTENT);
    olga.get(&boxes).await.says("3 of 3 have rehearsed.").says("The test sum opened.");
});

on_both!(boxes_open_without_a_rehearsal_only_when_it_is_meant, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    let open = institute.path("/boxes/open");
    hall.organiser
        .get(&institute.path("/boxes"))
        .await
        .says("The test sum has not been opened yet")
        .says("Open the boxes without a rehearsal");
    let page = hall.organiser.post(&open, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("0 of 2 trustees needed have rehearsed").says("name=\"unrehearsed\"");
    for trustee in &hall.trustees[..2] {
        trustee.rehearse().await.is(StatusCode::NO_CONTENT);
    }
    hall.organiser.get(&institute.path("/boxes")).await.hides("name=\"unrehearsed\"");
    hall.organiser.post(&open, &[]).await.is(StatusCode::SEE_OTHER);
    // What is sealed from now on must never be taken for a test.
    hall.trustees[2].rehearse().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("cannot be changed any more");
    let again = [("attempt", "1"), ("sure", "yes")];
    let page = hall.organiser.post(&institute.path("/boxes/ceremony/again"), &again).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("cannot be changed any more").hides("Start over</button>");
});

on_both!(any_two_open_a_box_and_the_third_finds_it_open, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    all_cast(&house, &hall, &[0, 0, 1, 4, 0]).await;
    hall.close().await;
    // Another two for each box; the fourth is too small a group for its own, or has any two.
    let pairs = [[0, 1], [0, 2], [2, 1]];
    for (one, pair) in hall.boxes.iter().zip(pairs) {
        let late = (0..3).find(|trustee| !pair.contains(trustee)).unwrap();
        let late_part = hall.part(late, one).await;
        for trustee in pair {
            let part = hall.part(trustee, one).await;
            hall.give(trustee, one, part).await.is(StatusCode::NO_CONTENT);
        }
        let answer = hall.give(late, one, late_part).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        answer.says("have been opened");
        let archive = house.passer_by().get(&one.path("/archive.bel")).await.is(StatusCode::OK).bytes;
        let verdict = verify(&archive).expect("the whole archive holds");
        assert!(verdict.result().is_some());
    }
    let id = hall.boxes[0].id.parse().unwrap();
    let sums = storage::result::sums(&house.service.reader(), &id).await.unwrap().unwrap();
    assert_eq!(sums, vec![vec![3, 1, 0, 0, 1]; 3]);
    let state = hall.trustees[0].guest.get(&institute.path("/trustee.json")).await.json();
    assert_eq!(state["boxes"][0]["needed"], false);
});

on_both!(a_trustee_who_comes_later_is_not_left_out_silently, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    let lena = institute.account("lena");
    let role = review::role::Role::Trustee;
    service::cycle::give_role(&house.service, &house.administrator, institute.review.id, lena.id, role)
        .await
        .unwrap();
    let page = hall.organiser.get(&institute.path("/boxes")).await;
    page.says("The list of trustees has changed").hides("Open all boxes");
    hall.open().await.is(StatusCode::UNPROCESSABLE_ENTITY).says("The organiser has to start it over");
    let guest = house.trustee(&institute, "lena").await;
    let seen = guest.ceremony().await;
    assert_eq!((&seen["index"], &seen["changed"]), (&json!(null), &json!(true)));
    guest.send("certificate", "{}").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has to start it over");

    let again = [("attempt", "1"), ("sure", "yes")];
    hall.organiser.post(&institute.path("/boxes/ceremony/again"), &again).await.is(StatusCode::SEE_OTHER);
    let seen = guest.ceremony().await;
    assert_eq!((&seen["threshold"], &seen["size"], &seen["changed"]), (&json!(2), &json!(4), &json!(false)));
});

on_both!(the_ceremony_is_begun_once_and_by_the_organiser, async |house: TestHouse| {
    let institute = house.institute().await;
    let path = institute.path("/boxes/ceremony");
    let tom = house.guest(institute.account("tom")).await;
    tom.post(&path, &[("sure", "yes")]).await.is(StatusCode::FORBIDDEN);
    let state = tom.get(&institute.path("/trustee.json")).await.is(StatusCode::OK).json();
    assert_eq!((&state["ceremony"], &state["ready"]), (&json!(null), &json!([0, 3])));
    tom.post_json(&institute.path("/trustee/certificate"), "{}")
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("has not begun");
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&path, &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Tick the box first");
    olga.post(&path, &[("sure", "yes")]).await.is(StatusCode::SEE_OTHER);
    olga.post(&path, &[("sure", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("has begun already");
});
