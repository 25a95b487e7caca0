use axum::http::StatusCode;
use review::{
    exact::Exact,
    template::{InputKey, Source, Template},
};
use service::fact::NewEntry;

use super::{Institute, TestHouse};

/// The same with a panel of two judges at least beside it, and a veto.
pub fn with_panel() -> String {
    let text = typed_in().replacen("weight = \"60%\"", "weight = \"40%\"", 1);
    text.replacen(
        "[[assessment.bands]]",
        "[[assessment.inputs]]\nkey = \"panel\"\nweight = \"20%\"\nsource = \"judges\"\njudges = 2\n\
         title = { zh = \"评委打分\", en = \"Panel\" }\n\n\
         [[assessment.vetoes]]\nkey = \"accident\"\nceiling = \"average\"\n\
         title = { zh = \"安全事故\", en = \"Accident\" }\n\n\
         [[assessment.bands]]",
        1,
    )
}

/// The demonstration's rules with an annual assessment that is typed in as a whole.
pub fn typed_in() -> String {
    let text = super::DEMONSTRATION.replacen("source = \"checks\"", "source = \"entered\"", 1);
    text.replace("\ninput = \"branch\"\n", "\n")
}

impl TestHouse {
    /// The organiser enters an input's scores of 100, in running order: typed in, or as checks have found them.
    pub async fn assess(&self, institute: &Institute, input: &str, scores: [&str; 3]) {
        let rules = service::cycle::rules(&institute.review).unwrap();
        let input: InputKey = input.parse().unwrap();
        match rules.input(&input).unwrap().source {
            Source::Entered => self.type_in(institute, &input, scores).await,
            Source::Checks => self.find(institute, &rules, &input, scores).await,
            Source::Evaluation | Source::Judges => panic!("nobody types this score in"),
        }
    }

    async fn type_in(&self, institute: &Institute, input: &InputKey, scores: [&str; 3]) {
        let olga = self.guest(institute.account("olga")).await;
        for (reporter, value) in institute.reporters.iter().zip(scores) {
            let id = reporter.id.to_string();
            let name = |what: &str| format!("{what}.{id}.score:{input}");
            let (seen, typed) = (name("seen"), name("value"));
            let fields = [("part", "scores"), ("basis", "Annual check"), (&*seen, "0"), (&*typed, value)];
            olga.post(&institute.path("/result/inputs"), &fields).await.is(StatusCode::SEE_OTHER);
        }
    }

    async fn find(&self, institute: &Institute, rules: &Template, input: &InputKey, scores: [&str; 3]) {
        let mut entries = Vec::new();
        for (reporter, value) in institute.reporters.iter().zip(scores) {
            for check in rules.facts().of_input(input) {
                let found = value.parse::<Exact>().unwrap().times(&check.points);
                let found = found.over(&Exact::whole(100)).unwrap();
                entries.push(NewEntry {
                    unit: reporter.unit.id,
                    check: check.key.clone(),
                    seen: 0,
                    score: found.round_half_up(check.decimals),
                    note: storage::meeting::said::Said::default(),
                });
            }
        }
        let (olga, review) = (institute.account("olga"), institute.review.id);
        let saved = service::fact::save(&self.service, olga, review, &entries).await.unwrap();
        assert_eq!(saved, entries.len());
    }
}
