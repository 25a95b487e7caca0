use axum::http::StatusCode;
use ballot::{Comment, CommentBox, CommentPart, Election, seal};
use rand::{SeedableRng as _, rngs::StdRng};
use serde_json::json;
use storage::evaluation;

use crate::support::{Guest, Hall, HallBox, Institute, TestHouse, on_both};

/// The limit of the demonstration's template.
const LIMIT: usize = 300;

async fn comments_of(phone: &Guest, one: &HallBox) -> CommentBox {
    let description = phone.get(&one.path("/booth.json")).await.is(StatusCode::OK).json();
    let election = Election::parse(description["election"].as_str().unwrap().as_bytes()).unwrap();
    CommentBox::new(&election, LIMIT)
}

/// What the booth seals: one comment for each of the three reporters, empty where nothing is said.
async fn sealed(phone: &Guest, one: &HallBox, said: [&str; 3]) -> Vec<String> {
    let comments = comments_of(phone, one).await;
    let seal = |(text, reporter): (&str, u16)| {
        let comment = (!text.is_empty()).then(|| Comment { reporter, text: text.to_owned() });
        comments.seal(comment.as_ref(), &mut rand::rng()).unwrap()
    };
    said.into_iter().zip(1..).map(seal).collect()
}

fn envelope(ballot: &str, comments: &[String]) -> String {
    json!({ "ballot": ballot, "comments": comments }).to_string()
}

/// A voter marks everybody good and says something.
pub async fn vote(house: &TestHouse, one: &HallBox, card: usize, said: [&str; 3]) -> String {
    let phone = house.passer_by();
    let whole = envelope(&one.sealed(&phone, card, 0).await, &sealed(&phone, one, said).await);
    phone.post_json(&one.path("/ballots"), whole.clone()).await.is(StatusCode::OK);
    whole
}

/// Five voters in each box; the first of each says something about Research, and two in the first box about Process.
async fn with_comments(house: &TestHouse) -> (Institute, Hall) {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for (place, one) in hall.boxes.iter().enumerate() {
        for card in 0..5 {
            let research = format!("Listens well, says box {place}.");
            let said = match card {
                0 => [&*research, "", ""],
                1 if place == 0 => ["", "答复太慢。", ""],
                2 if place == 0 => ["", "<b>Slow</b>\nand late", "  "],
                _ => ["", "", ""],
            };
            vote(house, one, card, said).await;
        }
    }
    (institute, hall)
}

/// A trustee's part of a box's comments.
async fn part(hall: &Hall, trustee: usize, one: &HallBox) -> String {
    let trustee = &hall.trustees[trustee];
    let guest = &trustee.guest;
    let comments = comments_of(guest, one).await;
    let json = guest.get(&one.path("/comments.json")).await.is(StatusCode::OK).json();
    assert_eq!(json["limit"], LIMIT);
    let texts: Vec<&str> =
        json["comments"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    let sealed: Vec<_> = texts.iter().map(|text| comments.check(text.as_bytes()).unwrap()).collect();
    CommentPart::make(&comments, &sealed, &trustee.secret().await, &mut rand::rng()).text()
}

/// What the browsers of enough trustees do: the comments of each box first, then its sums.
pub async fn open_all(hall: &Hall) {
    for trustee in [0, 2] {
        for one in &hall.boxes {
            let text = part(hall, trustee, one).await;
            hall.trustees[trustee]
                .guest
                .post_json(&one.path("/comments"), text)
                .await
                .is(StatusCode::NO_CONTENT);
            let share = hall.part(trustee, one).await;
            hall.give(trustee, one, share).await.is(StatusCode::NO_CONTENT);
        }
    }
}

pub async fn sealed_in(house: &TestHouse, one: &HallBox) -> usize {
    storage::comment::sealed(&house.store().reader(), &one.id.parse().unwrap()).await.unwrap().len()
}

async fn release(house: &TestHouse, institute: &Institute) {
    let olga = house.guest(institute.account("olga")).await;
    olga.post(&institute.path("/result/release"), &[]).await.is(StatusCode::SEE_OTHER);
}

on_both!(voters_are_told_who_reads_before_they_write, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let json = house.passer_by().get(&hall.boxes[0].path("/booth.json")).await.is(StatusCode::OK).json();
    assert_eq!(json["comments"]["limit"], LIMIT);
    assert_eq!(
        json["comments"]["readers"]["en"],
        "the organiser, leaders and the reporter concerned (after the results are released)"
    );
    assert_eq!(json["comments"]["readers"]["zh"], "组织者、领导和述职人本人（结果公布后）");
});

on_both!(comments_are_read_once_every_box_is_open_by_those_who_were_named, async |house: TestHouse| {
    let (institute, hall) = with_comments(&house).await;
    let path = institute.path("/voter-comments");
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&path).await.is(StatusCode::OK).says("once every box has been opened").hides("Listens");
    hall.close().await;
    olga.get(&path).await.says("once every box has been opened").hides("Listens");
    open_all(&hall).await;

    let lena = house.guest(institute.account("lena")).await;
    for reader in [&olga, &lena] {
        let mut page = reader.get(&path).await.is(StatusCode::OK);
        for place in 0..hall.boxes.len() {
            page = page.says(&format!("Listens well, says box {place}."));
        }
        page.says("答复太慢。")
            .says("&#60;b&#62;Slow")
            .hides("<b>Slow")
            .says("No comments")
            .says("2 comments");
    }
    lena.get(&institute.path("/result")).await.says(&path);
    // Nothing sealed is kept: what is left cannot be told from any ballot.
    for one in &hall.boxes {
        assert_eq!(sealed_in(&house, one).await, 0);
    }
});

on_both!(
    a_reporter_reads_the_own_comments_after_the_release_and_others_read_nothing,
    async |house: TestHouse| {
        let (institute, hall) = with_comments(&house).await;
        hall.close().await;
        open_all(&hall).await;
        let path = institute.path("/voter-comments");
        let paul = house.guest(institute.account("paul")).await;
        paul.get(&path).await.is(StatusCode::OK).says("once the results are released").hides("答复太慢");
        release(&house, &institute).await;
        paul.get(&path).await.is(StatusCode::OK).says("答复太慢。").hides("Listens").hides("Research");
        for name in ["sara", "tom", "cora", "anna"] {
            let guest = house.guest(institute.account(name)).await;
            guest.get(&path).await.is(StatusCode::FORBIDDEN).hides("Listens");
            guest.get(&institute.path("/result")).await.is(StatusCode::OK).hides(&path);
        }
        house.passer_by().get(&path).await.is(StatusCode::SEE_OTHER);
    }
);

on_both!(a_ballot_sent_again_stores_nothing_twice_and_a_changed_one_brings_more, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[0];
    let whole = vote(&house, one, 0, ["Good", "", ""]).await;
    assert_eq!(sealed_in(&house, one).await, 3);
    let phone = house.passer_by();
    phone.post_json(&one.path("/ballots"), whole).await.is(StatusCode::OK);
    assert_eq!(sealed_in(&house, one).await, 3);
    vote(&house, one, 0, ["", "Better", ""]).await;
    assert_eq!(sealed_in(&house, one).await, 6);
    // A booth of yesterday sends ballots alone.
    one.cast(&phone, 1, 0).await.is(StatusCode::OK);
    assert_eq!(sealed_in(&house, one).await, 6);
});

on_both!(comments_that_are_not_this_boxs_are_refused_with_their_ballot, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let (one, other, phone) = (&hall.boxes[0], &hall.boxes[1], house.passer_by());
    let good = sealed(&phone, one, ["Good", "", ""]).await;
    let elsewhere = sealed(&phone, other, ["Good", "", ""]).await;
    vote(&house, one, 4, ["", "", ""]).await;
    let reader = house.store().reader();
    let twice = vec![good[0].clone(), good[0].clone(), good[1].clone()];
    for comments in [good[..2].to_vec(), elsewhere, twice, vec!["{}".into(); 3]] {
        let whole = envelope(&one.sealed(&phone, 0, 0).await, &comments);
        let answer = phone.post_json(&one.path("/ballots"), whole).await;
        assert_eq!(answer.is(StatusCode::UNPROCESSABLE_ENTITY).json()["refusal"], "malformed");
    }
    let stored = evaluation::by_id(&reader, &one.id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((stored.ballots, sealed_in(&house, one).await), (1, 3));
    let whole = envelope(&one.sealed(&phone, 0, 0).await, &good);
    let padded = whole.replacen("{\"ballot\":", "{\"ballot\":\"x\",\"ballot\":", 1);
    phone.post_json(&one.path("/ballots"), padded).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    phone.post_json(&one.path("/ballots"), whole).await.is(StatusCode::OK);
});

on_both!(a_box_with_too_few_ballots_keeps_no_comments, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    let one = &hall.boxes[0];
    for card in 0..4 {
        vote(&house, one, card, ["Alone", "", ""]).await;
    }
    hall.close().await;
    assert_eq!(sealed_in(&house, one).await, 0);
    let tess = &hall.trustees[0].guest;
    tess.get(&one.path("/comments.json")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(sealed_comments_are_for_trustees_after_closing, async |house: TestHouse| {
    let (institute, hall) = with_comments(&house).await;
    let one = &hall.boxes[0];
    let tess = &hall.trustees[0].guest;
    tess.get(&one.path("/comments.json")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    hall.close().await;
    assert_eq!(
        tess.get(&one.path("/comments.json")).await.is(StatusCode::OK).json()["comments"]
            .as_array()
            .unwrap()
            .len(),
        15
    );
    let olga = house.guest(institute.account("olga")).await;
    olga.get(&one.path("/comments.json")).await.is(StatusCode::FORBIDDEN);
    house.passer_by().get(&one.path("/comments.json")).await.is(StatusCode::UNAUTHORIZED);

    let theo = &hall.trustees[1].guest;
    let of_tess = part(&hall, 0, one).await;
    theo.post_json(&one.path("/comments"), of_tess.clone()).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    olga.post_json(&one.path("/comments"), of_tess.clone()).await.is(StatusCode::FORBIDDEN);
    tess.post_json(&one.path("/comments"), of_tess.clone()).await.is(StatusCode::NO_CONTENT);
    tess.post_json(&one.path("/comments"), of_tess).await.is(StatusCode::NO_CONTENT);
});

on_both!(closing_gives_sealed_comments_other_ids_and_another_order, async |house: TestHouse| {
    let (_, hall) = with_comments(&house).await;
    let id = hall.boxes[0].id.parse().unwrap();
    let before = storage::comment::sealed(&house.store().reader(), &id).await.unwrap();
    hall.close().await;
    let after = storage::comment::sealed(&house.store().reader(), &id).await.unwrap();
    assert_ne!(before, after);
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    assert_eq!(sorted(before), sorted(after));
});

on_both!(a_trustee_who_comes_late_with_the_comments_still_opens_them, async |house: TestHouse| {
    let (institute, hall) = with_comments(&house).await;
    let asked = async |trustee: usize| -> (serde_json::Value, serde_json::Value) {
        let page = hall.trustees[trustee].guest.get(&institute.path("/trustee.json")).await;
        let one = &page.is(StatusCode::OK).json()["boxes"][0];
        (one["needed"].clone(), one["comments"]["waiting"].clone())
    };
    assert_eq!(asked(1).await, (false.into(), "not_yet".into()));
    hall.close().await;
    assert_eq!(asked(1).await, (true.into(), "part".into()));
    // Two who use another program, which knows nothing of comments.
    hall.open_sums().await;
    assert_eq!(asked(1).await, (false.into(), "part".into()), "the page asks whoever comes now");
    let lena = house.guest(institute.account("lena")).await;
    let path = institute.path("/voter-comments");
    lena.get(&path).await.is(StatusCode::OK).hides("Listens");
    // Not those two who opened the sums: any two of the three.
    for trustee in [1, 2] {
        lena.get(&path).await.hides("Listens");
        for one in &hall.boxes {
            let text = part(&hall, trustee, one).await;
            hall.trustees[trustee]
                .guest
                .post_json(&one.path("/comments"), text)
                .await
                .is(StatusCode::NO_CONTENT);
        }
        let then = if trustee == 1 { "others" } else { "nothing" };
        assert_eq!(asked(trustee).await, (false.into(), then.into()));
    }
    lena.get(&path).await.says("Listens well, says box 0.");
    for trustee in [0, 1, 2] {
        assert_eq!(asked(trustee).await, (false.into(), "nothing".into()), "nobody is asked any more");
    }
});

on_both!(a_voters_comment_becomes_an_item_in_other_words_and_once, async |house: TestHouse| {
    let (institute, hall) = with_comments(&house).await;
    hall.close().await;
    open_all(&hall).await;
    let (path, join) = (institute.path("/voter-comments"), institute.path("/voter-comments/item"));
    let comments = storage::comment::opened(&house.store().reader(), institute.review.id).await.unwrap();
    let slow = comments.iter().find(|one| one.words.starts_with("<b>")).unwrap();
    let (reporter, id) = (slow.reporter.to_string(), slow.id.to_string());
    let fields = |text| [("reporter", reporter.as_str()), ("comment", id.as_str()), ("text", text)];
    let olga = house.guest(institute.account("olga")).await;
    let lena = house.guest(institute.account("lena")).await;
    olga.get(&path).await.says("in your own words");
    lena.post(&join, &fields("Answers take long")).await.is(StatusCode::FORBIDDEN);
    olga.post(&join, &fields(" ")).await.is(StatusCode::UNPROCESSABLE_ENTITY).says("aria-invalid=\"true\"");
    olga.post(&join, &fields("Answers take long")).await.is(StatusCode::SEE_OTHER);
    let again = olga.post(&join, &fields("Said anew")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    again.says("An item was made of this before").says("In the ledger");
    let ledger = lena.get(&institute.path("/items?source=opinion")).await;
    ledger.says("Answers take long").hides("Slow");
});

on_both!(an_abusive_comment_is_hidden_with_a_reason_and_kept, async |house: TestHouse| {
    let (institute, hall) = with_comments(&house).await;
    hall.close().await;
    open_all(&hall).await;
    release(&house, &institute).await;
    let (path, hide) = (institute.path("/voter-comments"), institute.path("/voter-comments/hide"));
    let comments = storage::comment::opened(&house.store().reader(), institute.review.id).await.unwrap();
    let slow = comments.iter().find(|one| one.words.starts_with("<b>")).unwrap();
    let (reporter, id) = (slow.reporter.to_string(), slow.id.to_string());
    let fields = |reason| [("reporter", reporter.as_str()), ("comment", id.as_str()), ("reason", reason)];
    let olga = house.guest(institute.account("olga")).await;
    let lena = house.guest(institute.account("lena")).await;
    lena.post(&hide, &fields("Rude")).await.is(StatusCode::FORBIDDEN);
    olga.post(&hide, &fields(" "))
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("Say why the comment is hidden");
    let long = "长".repeat(301);
    olga.post(&hide, &fields(&long)).await.is(StatusCode::UNPROCESSABLE_ENTITY).says(&long);
    let elsewhere = institute.reporters[0].id.to_string();
    let wrong = [("reporter", elsewhere.as_str()), ("comment", id.as_str()), ("reason", "Rude")];
    olga.post(&hide, &wrong).await.is(StatusCode::CONFLICT);

    olga.post(&hide, &fields("Rude words")).await.is(StatusCode::SEE_OTHER);
    olga.post(&hide, &fields("Again")).await.is(StatusCode::CONFLICT);
    olga.get(&path).await.says("Hidden by the organiser: Rude words").says("&#60;b&#62;Slow");
    let paul = house.guest(institute.account("paul")).await;
    for reader in [&lena, &paul] {
        reader.get(&path).await.says("Hidden by the organiser: Rude words").hides("Slow").says("2 comments");
    }
});

on_both!(
    a_comment_made_out_of_the_own_ballot_goes_at_closing_and_hinders_nobody,
    async |house: TestHouse| {
        let (institute, hall) = with_comments(&house).await;
        let (one, phone) = (&hall.boxes[0], house.passer_by());
        let description = phone.get(&one.path("/booth.json")).await.is(StatusCode::OK).json();
        let election = Election::parse(description["election"].as_str().unwrap().as_bytes()).unwrap();
        let votes: Vec<Vec<u8>> = election.questions().iter().map(|one| first_of(one.choices())).collect();
        // The same chance for both: the comment gets the randomness of the ballot's first choice.
        let same = || StdRng::seed_from_u64(9);
        let ballot = seal(&election, &one.codes[4], &votes, &mut same()).unwrap();
        let comments = CommentBox::new(&election, LIMIT);
        let mut sent = sealed(&phone, one, ["", "", ""]).await;
        sent[0] = comments.seal(None, &mut same()).unwrap();
        let alpha = comments.check(sent[0].as_bytes()).unwrap().alpha().to_string();
        assert!(ballot.text().contains(&alpha), "the comment has a point of the ballot");
        phone.post_json(&one.path("/ballots"), envelope(ballot.text(), &sent)).await.is(StatusCode::OK);
        assert_eq!(sealed_in(&house, one).await, 18);

        hall.close().await;
        assert_eq!(sealed_in(&house, one).await, 17);
        open_all(&hall).await;
        let lena = house.guest(institute.account("lena")).await;
        lena.get(&institute.path("/voter-comments")).await.says("Listens well, says box 0.");
    }
);

fn first_of(choices: usize) -> Vec<u8> {
    (0..choices).map(|choice| u8::from(choice == 0)).collect()
}
