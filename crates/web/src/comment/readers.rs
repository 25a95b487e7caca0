use i18n::{Lang, Say};
use review::template::{CommentReader, CommentRules};
use serde_json::{Value, json};

/// What the booth has to know of comments: what is asked, how long they may be, and who reads them.
pub(crate) fn description(rules: &CommentRules) -> Value {
    json!({
        "prompt": rules.prompt,
        "limit": rules.limit,
        "readers": { "zh": named(Say(Lang::Zh), rules), "en": named(Say(Lang::En), rules) },
    })
}

/// The readers as part of a sentence, in the order of the template.
pub(super) fn named(say: Say, rules: &CommentRules) -> String {
    let name = |reader: &CommentReader| match reader {
        CommentReader::Organiser => say.comment_reader_organiser(),
        CommentReader::Leader => say.comment_reader_leader(),
        CommentReader::Reporter => say.comment_reader_reporter(),
    };
    let names: Vec<_> = rules.readers.iter().map(name).collect();
    match names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, first)) => say.comment_readers_and(first.join(say.frame_list_comma()), last),
    }
}
