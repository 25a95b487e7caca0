use axum::http::StatusCode;
use ballot::{TrusteeItem, verify};
use storage::evaluation;

use crate::support::{Answer, Hall, Institute, TestHouse, on_both};

/// A fingerprint as the pages show it: groups of four.
fn print(hash: &str) -> String {
    let characters: Vec<_> = hash.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|four| four.iter().collect()).collect();
    groups.join("</span><wbr><span>")
}

async fn cast(house: &TestHouse, hall: &Hall, cards: usize) -> Vec<String> {
    let mut trackers = Vec::new();
    for card in 0..cards {
        for (number, one) in hall.boxes.iter().enumerate() {
            let answer = one.cast(&house.passer_by(), card, 0).await.is(StatusCode::OK).json();
            if number == 0 {
                trackers.push(answer["tracker"].as_str().unwrap().to_owned());
            }
        }
    }
    trackers
}

async fn looked_up(house: &TestHouse, path: &str, typed: &str) -> Answer {
    let encoded = typed.bytes().fold(String::new(), |all, byte| all + &format!("%{byte:02X}"));
    house.passer_by().get(&format!("{path}?tracker={encoded}")).await.is(StatusCode::OK)
}

/// The chair goes on until the hall's wall shows the boxes.
async fn projector_at_the_ballot(house: &TestHouse, institute: &Institute) -> Answer {
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/check-in"), &[("all", "yes")]).await.is(StatusCode::SEE_OTHER);
    loop {
        let wall = olga.get(&institute.path("/projector")).await.is(StatusCode::OK);
        if wall.text().contains("Box A") {
            return wall;
        }
        let meeting = storage::meeting::of(&house.service.reader(), institute.review.id).await.unwrap();
        let version = meeting.map_or(0, |meeting| meeting.version).to_string();
        let forward = [("version", version.as_str()), ("step", "forward")];
        olga.post(&institute.path("/meeting"), &forward).await.is(StatusCode::SEE_OTHER);
    }
}

on_both!(the_board_shows_what_any_program_computes_from_the_archive, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    cast(&house, &hall, 5).await;
    hall.close().await;
    hall.open_sums().await;
    let (one, reader) = (&hall.boxes[0], house.passer_by());
    let verdict = verify(&reader.get(&one.path("/archive.bel")).await.bytes).unwrap();

    let board = reader.get(&one.path("")).await.is(StatusCode::OK);

    let board = board
        .says(&print(verdict.election().fingerprint()))
        .says(&print(&verdict.credentials().fingerprint()))
        .says(&print(&verdict.head().hash.to_string()));
    let board = verdict
        .trustees()
        .keys()
        .iter()
        .fold(board, |board, key| board.says(&print(&key.fingerprint().to_string())));
    let TrusteeItem::Threshold(shared) = &verdict.trustees().items()[0] else { panic!("two of three") };
    let board = shared.fingerprints().fold(board, |board, one| board.says(&print(&one.to_string())));
    let board = board.says("Certificate of trustee 3").hides("Certificate of trustee 4");
    let board = board.says(&print(&ballot::Hash::of(verdict.tally().unwrap().text()).base64()));
    let archive = format!("curl -o {id}.bel http://hall.test/boxes/{id}/archive.bel", id = one.id);
    board
        .says(&archive)
        .says(&format!("pingyi verify {}.bel", one.id))
        .says("belenios-tool election verify")
        .says("pingyi verify --extends early.bel late.bel");
    let chinese = house.passer_by().reading("zh-CN").get(&one.path("")).await.is(StatusCode::OK);
    chinese.says(&archive).says("belenios-tool election compute-checksums").says("用自己的程序查验");
});

on_both!(the_fingerprint_at_closing_is_on_the_wall_on_paper_and_on_the_board, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    cast(&house, &hall, 5).await;
    let (one, olga) = (&hall.boxes[0], house.guest(institute.account("olga")).await);
    let open =
        print(&verify(&olga.get(&one.path("/archive.bel")).await.bytes).unwrap().head().hash.to_string());
    hall.close().await;
    let closed = olga.get(&one.path("/archive.bel")).await.bytes;
    let closing = print(&verify(&closed).unwrap().head().hash.to_string());
    hall.open_sums().await;

    let later = verify(&olga.get(&one.path("/archive.bel")).await.bytes).unwrap();
    assert_ne!(print(&later.head().hash.to_string()), closing, "opening goes on from it");
    olga.get(&one.path("")).await.says(&closing).says("The archive when voting ended").hides(&open);
    olga.get(&institute.path("/boxes/minutes")).await.says(&closing).says("class=\"signature\"");
    projector_at_the_ballot(&house, &institute).await.says(&closing).says("photograph them");
});

on_both!(a_trustee_finds_the_own_certificate_on_the_wall_while_ballots_are_cast, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.prepare_hall(&institute).await;
    projector_at_the_ballot(&house, &institute).await.hides("Trustee 1");
    hall.open().await.is(StatusCode::SEE_OTHER);
    let wall = projector_at_the_ballot(&house, &institute).await.says("compare with your own device");
    let wall = hall.trustees.iter().zip(1..).fold(wall, |wall, (trustee, number)| {
        let own = print(&trustee.certificate(number));
        wall.says(&format!("Trustee {number}</p>")).says(&own)
    });
    wall.hides("Trustee 4");
    cast(&house, &hall, 5).await;
    hall.close().await;
    projector_at_the_ballot(&house, &institute).await.says("photograph them").hides("Trustee 1");
});

on_both!(a_box_that_is_withheld_has_a_fingerprint_at_closing_too, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    cast(&house, &hall, 4).await;
    hall.close().await;
    let one = &hall.boxes[0];
    let archive = house.passer_by().get(&one.path("/archive.bel")).await.bytes;
    let head = print(&verify(&archive).unwrap().head().hash.to_string());
    let board = house.passer_by().get(&one.path("")).await;
    board.says("The archive when voting ended").says(&head).says("stay sealed for good").hides("Sealed sums");
});

on_both!(trackers_are_sorted_by_themselves_not_by_arrival, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let mut trackers = cast(&house, &hall, 5).await;
    let page = house.passer_by().get(&hall.boxes[0].path("")).await.text();
    let place = |tracker: &String| page.find(&tracker[12..]).expect("each tracker is on the board");
    trackers.sort_unstable();
    assert!(trackers.windows(2).all(|two| place(&two[0]) < place(&two[1])), "sorted by their bytes");
});

on_both!(a_tracker_is_found_however_it_is_typed, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let trackers = cast(&house, &hall, 5).await;
    let (tracker, path) = (&trackers[2], hall.boxes[0].path(""));
    let spaced = format!(" {} {} {}", &tracker[..4], &tracker[4..8], &tracker[8..12]);
    for typed in [tracker.as_str(), &spaced, &tracker[..8], &format!("{tracker}=")] {
        looked_up(&house, &path, typed).await.says("in the box and counts").says(&tracker[12..]);
    }
    looked_up(&house, &path, &tracker[..3])
        .await
        .says("at least 4 characters")
        .hides("in the box and counts");
    let swapped: String = tracker
        .chars()
        .map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
        .collect();
    let alike = looked_up(&house, &path, &swapped).await.hides("in the box and counts");
    alike.says("these are close").says(&tracker[12..]);
});

on_both!(who_finds_nothing_is_told_what_to_do, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, stranger) = (&hall.boxes[0], "0123456789abcdef");
    let earlier = one.cast(&house.passer_by(), 0, 0).await.json();
    cast(&house, &hall, 5).await;
    looked_up(&house, &one.path(""), stranger).await.says("vote again with the same card");
    let earlier = earlier["tracker"].as_str().unwrap();
    for typed in [earlier, &earlier[..8]] {
        looked_up(&house, &one.path(""), typed).await.says("a later one replaced it");
    }
    looked_up(&house, &one.path(""), &earlier[..7]).await.hides("a later one replaced it");
    hall.close().await;
    looked_up(&house, &one.path(""), stranger).await.says("before they sign the count");
    looked_up(&house, &one.path(""), "<script>").await.hides("<script>al").hides("value=\"<");
});

on_both!(a_board_of_many_ballots_has_pages, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let id = hall.boxes[0].id.parse().unwrap();
    let many: Vec<_> = (0..450).map(|number| format!("{number:064x}")).collect();
    let tx = house.store().write().await.unwrap();
    let new = evaluation::BallotBox {
        id: "ManyBaxxotsAAA".parse().unwrap(),
        cards: many.len(),
        cards_made_at: None,
        ..evaluation::by_id(&tx, &id).await.unwrap().unwrap()
    };
    evaluation::add(&tx, &new).await.unwrap();
    evaluation::add_credentials(&tx, &new.id, &many, new.created_at).await.unwrap();
    for (number, card) in many.iter().enumerate() {
        let before = evaluation::by_id(&tx, &new.id).await.unwrap().unwrap();
        let tracker = format!("tracker{number:036}");
        assert!(evaluation::note_counted(&tx, &before, card, &tracker, true).await.unwrap());
    }
    tx.commit().await.unwrap();
    let page = async |number: &str| {
        let path = format!("/boxes/ManyBaxxotsAAA?page={number}");
        house.passer_by().get(&path).await.is(StatusCode::OK).text()
    };
    let shown = |page: &str| page.matches("class=\"tracker__short\"").count();
    assert_eq!([shown(&page("1").await), shown(&page("3").await)], [200, 50]);
    assert!(page("2").await.contains("2 / 3"));
    assert!(page("nonsense").await.contains("1 / 3"), "what is no page is the first");
    assert!(page("99").await.contains("3 / 3"));
});

on_both!(a_copy_that_is_still_good_is_not_sent_again, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, phone) = (&hall.boxes[0], house.passer_by());
    let (archive, booth) = (one.path("/archive.bel"), one.path("/booth.json"));
    let (early, description) = (phone.get(&archive).await, phone.get(&booth).await);
    let again = phone.get_unless(&archive, &early).await.is(StatusCode::NOT_MODIFIED);
    assert_eq!((again.bytes.len(), &again.tag), (0, &early.tag));
    phone.get_unless(&booth, &description).await.is(StatusCode::NOT_MODIFIED);
    phone.clone().reading("zh-CN").get_unless(&booth, &description).await.is(StatusCode::OK).says("zh-CN");

    one.cast(&phone, 0, 0).await.is(StatusCode::OK);

    let late = phone.get_unless(&archive, &early).await.is(StatusCode::OK);
    assert!(late.bytes.starts_with(&early.bytes) && late.bytes.len() > early.bytes.len());
    phone.get_unless(&booth, &description).await.is(StatusCode::NOT_MODIFIED);
    hall.close().await;
    phone.get_unless(&booth, &description).await.is(StatusCode::OK).says("too_small");
});
