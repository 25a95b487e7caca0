//! Remarks at passages: made by the organiser, answered by the reporter, kept with their version.

use storage::report::remark::{Remark, on_version};

use super::*;

impl Desk {
    async fn remark(&self, version: &str, quote: &str, words: &str) -> Answer {
        let fields = [
            ("version", version),
            ("lang", "zh-CN"),
            ("section", "next_steps"),
            ("quote", quote),
            ("words", words),
        ];
        self.guest.post(&format!("{}/remarks", self.path), &fields).await
    }

    async fn deal(&self, remark: &Remark, deed: &str, fields: &[(&str, &str)]) -> Answer {
        self.guest.post(&format!("{}/remarks/{}/{deed}", self.path, remark.id), fields).await
    }
}

async fn remarks(house: &TestHouse, institute: &Institute, version: usize) -> Vec<Remark> {
    let report = standing(house, institute, 0).await.report.unwrap().id;
    on_version(&house.service.reader(), report, version).await.unwrap()
}

on_both!(a_report_is_returned_with_remarks_at_its_passages, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "主题党日 12 次，参与率 95%。"), "hand_in").await;
    olga.get("?lang=zh-CN").await.says("Remark on this section").says("data-quote-of=\"text-next_steps\"");

    olga.remark("1", "12 次", "数据<出处>？").await.is(StatusCode::SEE_OTHER);
    house.clock.passes(1);
    olga.remark("1", "", "整段太短").await.is(StatusCode::SEE_OTHER);
    // The remarks say what to mend, so that a note is not needed.
    olga.give_back("1", " ").await.is(StatusCode::SEE_OTHER);

    rosa.get("/edit?edition=zh-CN").await.says("数据&#60;出处&#62;？").says("Answer or mark as dealt with");
    let [data, whole] = &remarks(&house, &institute, 1).await[..] else { panic!("two remarks") };
    let page = rosa.get("?lang=zh-CN").await.says("12 次</p></blockquote>").says("olga remarked on");
    page.says(&format!("id=\"remark-{}\"", data.id));
    rosa.deal(data, "answer", &[("before", ""), ("words", " ")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    rosa.deal(data, "answer", &[("before", ""), ("words", "见附件一")]).await.is(StatusCode::SEE_OTHER);
    rosa.deal(data, "resolve", &[]).await.is(StatusCode::SEE_OTHER);
    rosa.deal(data, "resolve", &[]).await.is(StatusCode::CONFLICT);
    olga.get("?lang=zh-CN").await.says("见附件一").says("Dealt with").says("Open");

    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    olga.get("?lang=zh-CN").await.hides("整段太短");
    olga.get("/versions/1?lang=zh-CN").await.says("整段太短").says("见附件一").hides("Take back");
    assert_eq!(whole.quote, "");
    assert!(remarks(&house, &institute, 2).await.is_empty(), "remarks stay with their version");
    olga.accept("2").await.is(StatusCode::SEE_OTHER);
});

on_both!(a_remark_quotes_what_is_there_on_the_version_that_was_read, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    rosa.fill(Sheet::good().section("next_steps", "主题党日 12 次"), "save").await;
    olga.remark("1", "", "早").await.is(StatusCode::CONFLICT);
    rosa.fill(Sheet::good().section("next_steps", "主题党日 12 次"), "hand_in").await;

    let page = olga.remark("1", "13 次", "我的批注").await.is(StatusCode::UNPROCESSABLE_ENTITY);
    page.says("These words do not stand in this section")
        .says("我的批注</textarea>")
        .says("13 次</textarea>");
    olga.remark("1", "12 次", " ").await.is(StatusCode::UNPROCESSABLE_ENTITY).says("Say what you remark.");
    olga.remark("2", "12 次", "别的稿").await.is(StatusCode::CONFLICT).says("别的稿");
    assert!(remarks(&house, &institute, 1).await.is_empty());
});

on_both!(only_the_organiser_remarks_and_only_the_reporter_answers, async |house: TestHouse| {
    let institute = house.institute().await;
    let rosa = Desk::of(&house, &institute, "rosa", 0).await;
    let olga = Desk::of(&house, &institute, "olga", 0).await;
    let lena = Desk::of(&house, &institute, "lena", 0).await;
    rosa.fill(Sheet::good(), "hand_in").await.is(StatusCode::SEE_OTHER);
    lena.remark("1", "", "不该").await.is(StatusCode::FORBIDDEN);
    rosa.remark("1", "", "不该").await.is(StatusCode::FORBIDDEN);
    olga.remark("1", "", "太短").await.is(StatusCode::SEE_OTHER);
    let remark = &remarks(&house, &institute, 1).await[0];
    let words = [("before", ""), ("words", "不该")];
    olga.deal(remark, "answer", &words).await.is(StatusCode::FORBIDDEN);
    olga.deal(remark, "resolve", &[]).await.is(StatusCode::FORBIDDEN);

    // Two windows: the second answer was written without the first in sight.
    rosa.deal(remark, "answer", &[("before", ""), ("words", "先")]).await.is(StatusCode::SEE_OTHER);
    let late = rosa.deal(remark, "answer", &[("before", ""), ("words", "后")]).await;
    late.is(StatusCode::CONFLICT).says("后</textarea>").says("先");
    olga.deal(remark, "remove", &[]).await.is(StatusCode::CONFLICT);

    house.clock.passes(1);
    olga.remark("1", "", "打错了").await.is(StatusCode::SEE_OTHER);
    let slip = &remarks(&house, &institute, 1).await[1];
    olga.deal(slip, "remove", &[]).await.is(StatusCode::SEE_OTHER);
    assert_eq!(remarks(&house, &institute, 1).await.len(), 1);
});
