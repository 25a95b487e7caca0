//! A trustee who works with `pingyi trustee` and hands its messages in with plain forms.

use axum::http::StatusCode;
use ballot::{
    CommentBox, CommentPart, Election, PartialDecryption, SecretKey, TestSum,
    threshold::{Certificates, Index, Setting},
    verify,
};
use serde_json::Value;

use crate::{
    comment::vote,
    support::{Answer, HallBox, Institute, TestHouse, Trustee, on_both},
};

/// The third of three trustees, with a folder of files and a code on paper.
struct Clerk<'a> {
    trustee: &'a Trustee,
    page: String,
}

impl<'a> Clerk<'a> {
    fn of(trustee: &'a Trustee, institute: &Institute) -> Self {
        Self { trustee, page: institute.path("/trustee/program") }
    }

    async fn look(&self) -> Answer {
        self.trustee.guest.get(&self.page).await.is(StatusCode::OK)
    }

    /// Fetches a file that the page offers.
    async fn file(&self, name: &str) -> String {
        let path = format!("{}/{name}", self.page);
        let page = self.look().await;
        assert!(page.text().contains(&format!("href=\"{path}\"")), "the page offers no {name}");
        self.trustee.guest.get(&path).await.is(StatusCode::OK).text().trim_end().to_owned()
    }

    /// As the program writes it, in a file with an end of line.
    async fn hands_in(&self, step: &str, of: &str, message: &str) {
        let fields = [("step", step), ("box", of), ("message", ""), ("file", &format!("{message}\n"))];
        let answer = self.trustee.guest.post_parts(&self.page, &fields).await.is(StatusCode::SEE_OTHER);
        assert_eq!(answer.location.as_ref(), Some(&self.page));
    }

    async fn pastes(&self, step: &str, of: &str, message: &str) -> Answer {
        let fields = [("step", step), ("box", of), ("message", message)];
        self.trustee.guest.post_parts(&self.page, &fields).await
    }

    async fn certificates(&self) -> (Certificates, Index) {
        let lines = self.file("certificates.jsons").await;
        let certificates = Certificates::of_all(&lines.lines().collect::<Vec<_>>()).unwrap();
        let index = certificates.index_of(&self.trustee.seed).unwrap();
        (certificates, index)
    }

    async fn key(&self) -> SecretKey {
        let sealed = self.file("sealed-share.json").await;
        self.trustee.seed.open_share(sealed.as_bytes()).unwrap()
    }

    async fn makes_the_certificate(&self) -> String {
        self.look().await.says("pingyi trustee new").says("--index 3 --of 3 --threshold 2");
        let (setting, index) = (Setting::new(3, 2).unwrap(), Index::new(3).unwrap());
        self.trustee.seed.certificate(setting, index, &mut rand::rng())
    }

    async fn makes_the_polynomial(&self) -> String {
        let (certificates, index) = self.certificates().await;
        self.trustee.seed.polynomial(&certificates, index, &mut rand::rng()).unwrap()
    }

    async fn makes_the_share(&self) -> String {
        let (certificates, index) = self.certificates().await;
        let input = self.file("input.json").await;
        self.trustee.seed.share(&certificates, index, input.as_bytes(), &mut rand::rng()).unwrap()
    }

    async fn rehearses(&self) -> String {
        let test: Value = serde_json::from_str(&self.file("test.json").await).unwrap();
        let said = |name: &str| test[name].as_str().unwrap();
        let election = Election::parse(said("election").as_bytes()).unwrap();
        let sum = TestSum::parse(&election, said("sum").as_bytes()).unwrap();
        PartialDecryption::make(&election, sum.tally(), &self.key().await, &mut rand::rng()).text()
    }

    /// The parts of a box's comments and of its sums, out of what the page leads to.
    async fn opens(&self, one: &HallBox) -> [String; 2] {
        let page = self.look().await.text();
        let fetch = async |path: String| {
            assert!(page.contains(&format!("href=\"{path}\"")), "the page leads to no {path}");
            self.trustee.guest.get(&path).await.is(StatusCode::OK)
        };
        let archive = fetch(one.path("/archive.bel")).await.bytes;
        let listed = fetch(one.path("/comments.json")).await.json();
        let (verdict, key) = (verify(&archive).unwrap(), self.key().await);
        let texts: Vec<_> =
            listed["comments"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
        let limit = usize::try_from(listed["limit"].as_u64().unwrap()).unwrap();
        let comments = CommentBox::new(verdict.election(), limit);
        let sealed = comments.check_all(&texts, &archive).unwrap();
        let (election, tally, rng) = (verdict.election(), verdict.tally().unwrap(), &mut rand::rng());
        [
            CommentPart::make(&comments, &sealed, &key, rng).text(),
            PartialDecryption::make(election, tally, &key, rng).text(),
        ]
    }
}

on_both!(one_of_three_trustees_does_everything_with_the_program, async |house: TestHouse| {
    let institute = house.institute().await;
    let trustees = house.begun_with_three(&institute).await;
    let [tess, theo, tom] = &trustees[..] else { panic!("three") };
    let clerk = Clerk::of(tom, &institute);
    tom.guest.get(&institute.path("/trustee")).await.says(&clerk.page);
    let certificate = clerk.makes_the_certificate().await;
    clerk.hands_in("certificate", "", &certificate).await;
    clerk.look().await.says("Your part of this step is done").hides("--index 3");
    tess.step().await;
    theo.step().await;
    for trustee in [tess, theo] {
        trustee.step().await;
    }
    clerk.hands_in("polynomial", "", &clerk.makes_the_polynomial().await).await;
    clerk.hands_in("share", "", &clerk.makes_the_share().await).await;
    tess.step().await;
    theo.step().await;
    assert_eq!(tom.ceremony().await["round"], "complete");
    clerk.hands_in("test", "", &clerk.rehearses().await).await;
    tess.rehearse().await.is(StatusCode::NO_CONTENT);
    assert_eq!(tom.ceremony().await["test"]["opened"], true);
    clerk.look().await.says("Nothing is to be made now").says("Round 3: your share").says("Rehearsal");

    let hall = house.hall_of(&institute, trustees).await;
    let clerk = Clerk::of(&hall.trustees[2], &institute);
    hall.open().await.is(StatusCode::SEE_OTHER);
    for one in &hall.boxes {
        for card in 0..5 {
            vote(&house, one, card, ["Listens well.", "", ""]).await;
        }
    }
    hall.close().await;
    for one in &hall.boxes {
        let page = clerk.look().await;
        page.says(&format!("--comments {}-comments.json", one.id)).says(&format!("{}-part.json", one.id));
        let [comments, sums] = clerk.opens(one).await;
        clerk.hands_in("comments", &one.id, &comments).await;
        clerk.hands_in("sums", &one.id, &sums).await;
        // The other part that is needed comes from a browser; of the comments a little later.
        let part = hall.part(0, one).await;
        hall.give(0, one, part).await.is(StatusCode::NO_CONTENT);
        let archive = house.passer_by().get(&one.path("/archive.bel")).await.bytes;
        let decrypted: Vec<_> =
            verify(&archive).unwrap().decrypted().iter().map(|number| number.get()).collect();
        assert_eq!(decrypted, [1, 3]);
    }
    clerk.look().await.says("Nothing is to be made now");
});

on_both!(the_last_part_of_the_comments_may_come_from_the_program, async |house: TestHouse| {
    let institute = house.institute().await;
    let hall = house.open_hall(&institute).await;
    for one in &hall.boxes {
        for card in 0..5 {
            vote(&house, one, card, ["Listens well.", "", ""]).await;
        }
    }
    hall.close().await;
    for one in &hall.boxes {
        let two = [Clerk::of(&hall.trustees[1], &institute), Clerk::of(&hall.trustees[2], &institute)];
        for clerk in two {
            let [comments, sums] = clerk.opens(one).await;
            clerk.hands_in("comments", &one.id, &comments).await;
            clerk.hands_in("sums", &one.id, &sums).await;
        }
    }
    let lena = house.guest(institute.account("lena")).await;
    lena.get(&institute.path("/voter-comments")).await.is(StatusCode::OK).says("Listens well.");
});

on_both!(a_refused_message_comes_back_as_it_was_typed, async |house: TestHouse| {
    let institute = house.institute().await;
    let trustees = house.begun_with_three(&institute).await;
    let [tess, _, tom] = &trustees[..] else { panic!("three") };
    let clerk = Clerk::of(tom, &institute);
    let good = clerk.makes_the_certificate().await;
    let page = clerk.pastes("certificate", "", "<nonsense>").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("could not be checked").says("&#60;nonsense&#62;</textarea>").says("aria-invalid");
    clerk.pastes("certificate", "", " ").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("or paste its text");
    let others = tess.message(&tess.ceremony().await);
    let page = clerk.pastes("certificate", "", &others).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("another place in the list").says("verification");
    clerk.pastes("certificate", "", &good).await.is(StatusCode::SEE_OTHER);

    // Of a step that is over: the reason, and the text.
    let again = tom.seed.certificate(Setting::new(3, 2).unwrap(), Index::new(3).unwrap(), &mut rand::rng());
    let page = clerk.pastes("certificate", "", &again).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("sent before").says("verification");
    let mut chinese = house.trustee(&institute, "tom").await;
    chinese.guest = chinese.guest.reading("zh-CN");
    let page = Clerk::of(&chinese, &institute).pastes("polynomial", "", "{}").await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY).says("其他人正在进行另一步骤").says("{}</textarea>");
    clerk.pastes("sums", "nonsense", "{}").await.is(StatusCode::NOT_FOUND);
    clerk.pastes("anything", "", "{}").await.is(StatusCode::NOT_FOUND);
});

on_both!(the_files_of_a_trustee_are_for_that_trustee, async |house: TestHouse| {
    let institute = house.institute().await;
    let path = |name: &str| institute.path(&format!("/trustee/program{name}"));
    let tess = house.trustee(&institute, "tess").await;
    tess.guest.get(&path("")).await.is(StatusCode::OK).says("has not begun yet").hides("<textarea");
    let trustees = house.key_of_three(&institute).await;
    let [tess, theo, _] = &trustees[..] else { panic!("three") };
    for name in ["/input.json", "/sealed-share.json"] {
        let (hers, his) = (tess.guest.get(&path(name)).await, theo.guest.get(&path(name)).await);
        assert_ne!(hers.is(StatusCode::OK).bytes, his.is(StatusCode::OK).bytes, "{name}");
    }
    tess.guest.get(&path("/certificates.json")).await.is(StatusCode::NOT_FOUND);
    let olga = house.guest(institute.account("olga")).await;
    for name in ["", "/input.json", "/sealed-share.json", "/certificates.jsons"] {
        olga.get(&path(name)).await.is(StatusCode::FORBIDDEN);
    }
    olga.post_parts(&path(""), &[("step", "share"), ("message", "{}")]).await.is(StatusCode::FORBIDDEN);
    house.passer_by().get(&path("")).await.is(StatusCode::SEE_OTHER);
});
