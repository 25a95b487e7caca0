//! Who reports in writing has no turn at the meeting, and is graded as the template says.

use axum::http::StatusCode;
use review::report::How;

use crate::support::{Answer, DEMONSTRATION, Guest, Institute, TestHouse, on_both, previews};

fn rules(on_ballot: bool) -> String {
    let table = format!("[report.written]\ntotal_limit = 300\non_ballot = {on_ballot}\n\n[report.oral]");
    DEMONSTRATION.replacen("[report.oral]", &table, 1)
}

async fn says_how(guest: &Guest, institute: &Institute, place: usize, how: &str) -> Answer {
    let id = institute.reporters[place].id.to_string();
    guest.post(&institute.path("/roster/how"), &[("reporter", &id), ("how", how)]).await
}

async fn steps(house: &TestHouse, guest: &Guest, institute: &Institute, step: &str) -> Answer {
    let stored = storage::meeting::of(&house.service.reader(), institute.review.id).await.unwrap().unwrap();
    let version = stored.version.to_string();
    guest.post(&institute.path("/meeting"), &[("version", &version), ("step", step)]).await
}

on_both!(who_reports_in_writing_is_on_the_agenda_without_a_turn, async |house: TestHouse| {
    let institute = house.institute_by(&rules(true)).await;
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&institute.path("/roster")).await.says("Lets report in writing");
    says_how(&olga, &institute, 1, "writing").await.is(StatusCode::SEE_OTHER);
    let page = olga.get(&institute.path("/meeting")).await.is(StatusCode::OK);
    // Opening 5, tellers 5, two turns of 13 minutes, ballot 15, summing-up 10.
    let page = page.says("In writing: Process").says("26 min").says("61 min");
    page.says("These reports are read and not spoken");
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    for _ in 0..3 {
        steps(&house, &olga, &institute, "forward").await.is(StatusCode::SEE_OTHER);
    }
    let lena = house.guest(institute.account("lena")).await;
    lena.get(&institute.path("/projector")).await.says("Research").says("Reporter 1 of 2");
    // It is Research's turn: nobody is taken off the floor.
    let page = says_how(&olga, &institute, 0, "writing").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("It is this reporter’s turn right now");
    steps(&house, &olga, &institute, "next_reporter").await.is(StatusCode::SEE_OTHER);
    lena.get(&institute.path("/projector")).await.says("Testing").says("Reporter 2 of 2");
    steps(&house, &olga, &institute, "next_reporter").await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(a_roster_file_says_who_reports_in_writing_and_is_taken_back_with_it, async |house: TestHouse| {
    let institute = house.institute_by(&rules(true)).await;
    let olga = house.guest(institute.account("olga")).await;
    let ways = async || {
        let found = storage::roster::reporters(&house.service.reader(), institute.review.id).await.unwrap();
        found.iter().map(|one| one.how).collect::<Vec<_>>()
    };
    let exported = olga.get(&institute.path("/roster/files/units.csv")).await.is(StatusCode::OK);
    let text = exported.says("How the reporter reports").text().replacen("In person", "In writing", 1);
    let preview = previews(&olga, &institute.path(""), "units.csv", text.as_bytes()).await;
    preview.says("How the reporter reports: “In person” becomes “In writing”");
    let done = preview.confirm(&olga).await.is(StatusCode::SEE_OTHER);
    assert_eq!(ways().await, [How::Writing, How::InPerson, How::InPerson]);
    let page = olga.get(&done.location.unwrap()).await.text();
    let (_, rest) = page.split_once("/roster/imports/").unwrap();
    let import = institute.path(&format!("/roster/imports/{}", rest.split_once('"').unwrap().0));
    olga.post(&import, &[("deed", "take_back")]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(ways().await, [How::InPerson; 3]);
});

on_both!(the_running_order_changes_around_who_reports_in_writing, async |house: TestHouse| {
    let institute = house.institute_by(&rules(true)).await;
    let olga = house.guest(institute.account("olga")).await;
    says_how(&olga, &institute, 1, "writing").await.is(StatusCode::SEE_OTHER);
    let [first, last] = [0, 2].map(|place| institute.reporters[place].id.to_string());
    let seen = [("seen", &*first), ("seen", &*last), ("up", &*last)];
    olga.post(&institute.path("/meeting/order"), &seen).await.is(StatusCode::SEE_OTHER);
    let order = storage::roster::reporters(&house.service.reader(), institute.review.id).await.unwrap();
    let codes: Vec<_> = order.iter().map(|one| one.unit.code.as_str()).collect();
    assert_eq!(codes, ["B3", "B2", "B1"]);
});

on_both!(a_report_in_writing_has_its_own_limit_and_no_spoken_text, async |house: TestHouse| {
    let institute = house.institute_by(&rules(true)).await;
    let (olga, paul) =
        (house.guest(institute.account("olga")).await, house.guest(institute.account("paul")).await);
    let path = institute.path(&format!("/reports/{}/edit", institute.reporters[1].id));
    paul.get(&path).await.is(StatusCode::OK).says("name=\"oral\"");
    says_how(&olga, &institute, 1, "writing").await.is(StatusCode::SEE_OTHER);
    let page = paul.get(&path).await.is(StatusCode::OK).hides("name=\"oral\"").hides("data-speaking-of");
    let page = page.says("data-limit=\"300\"");
    let revision =
        page.text().split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let template = service::cycle::rules(&institute.review).unwrap();
    let sections: Vec<_> = template
        .report()
        .sections
        .iter()
        .map(|one| (format!("section.{}", one.key), "字".repeat(40)))
        .collect();
    let mut fields = vec![("edition", "zh-CN"), ("revision", &*revision), ("action", "hand_in")];
    fields.extend(sections.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    // 320 of 300, far below what the others may write.
    let page = paul.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("320").says("300");
});

on_both!(in_writing_they_are_graded_where_the_template_says_so, async |house: TestHouse| {
    let institute = house.institute_by(&rules(true)).await;
    let olga = house.guest(institute.account("olga")).await;
    says_how(&olga, &institute, 1, "writing").await.is(StatusCode::SEE_OTHER);
    let hall = house.open_hall(&institute).await;
    let booth = house.passer_by().get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).json();
    assert_eq!(booth["reporters"].as_array().unwrap().len(), 3);
});

on_both!(in_writing_they_are_off_the_ballot_where_the_template_says_so, async |house: TestHouse| {
    let institute = house.institute_by(&rules(false)).await;
    let olga = house.guest(institute.account("olga")).await;
    says_how(&olga, &institute, 1, "writing").await.is(StatusCode::SEE_OTHER);
    let hall = house.open_hall(&institute).await;
    let booth = house.passer_by().get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).json();
    let keys: Vec<_> = booth["reporters"].as_array().unwrap().iter().map(|one| one["key"].clone()).collect();
    assert_eq!(keys, ["B1", "B3"]);
    // The boxes ask about whom they ask.
    let page = says_how(&olga, &institute, 1, "in_person").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("The boxes are planned");
    for one in &hall.boxes {
        for card in 0..5 {
            one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK);
        }
    }
    hall.close().await;
    hall.open_sums().await;
    house.assess(&institute, "branch", ["90", "80", "70"]).await;
    let result = olga.get(&institute.path("/result.json")).await.is(StatusCode::OK).json();
    assert_eq!(result["reporters"].as_array().unwrap().len(), 2, "{result}");
    // 40 % × 100 + 60 % × 90; who is not graded keeps nobody else from a grade.
    let page = olga.get(&institute.path("/result")).await.says("94.00");
    page.says("In writing, and by the rules not graded: Process");
});

on_both!(without_a_rule_for_it_everybody_comes_in_person, async |house: TestHouse| {
    let institute = house.institute().await;
    let olga = house.guest(institute.account("olga")).await;
    let page = says_how(&olga, &institute, 0, "writing").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("know no reports in writing only");
    olga.get(&institute.path("/roster")).await.hides("In person");
    let rosa = house.guest(institute.account("rosa")).await;
    says_how(&rosa, &institute, 0, "writing").await.is(StatusCode::FORBIDDEN);
});
