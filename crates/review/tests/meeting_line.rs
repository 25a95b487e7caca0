//! What a clerk types in one line.

use review::meeting::line::{Line, What, read};

fn words(who: Option<usize>, what: Option<What>, words: &str) -> Line {
    Line::Words { who, what, words: words.to_owned() }
}

/// The same lines are read by the browser's script: `examples/vectors/lines.json`.
#[test]
fn lines_are_read_as_the_shared_vectors_say() {
    let vectors: Vec<(String, serde_json::Value)> =
        serde_json::from_str(include_str!("../../../examples/vectors/lines.json")).unwrap();
    assert!(vectors.len() > 15);
    for (typed, wanted) in vectors {
        let found = match read(&typed) {
            Line::Floor => serde_json::json!("floor"),
            Line::Words { who, what, words } => {
                serde_json::json!({ "who": who, "what": what, "words": words })
            }
        };
        assert_eq!(found, wanted, "{typed:?}");
    }
}

#[test]
fn a_sign_stands_before_a_blank() {
    assert_eq!(read("2? Why late"), words(Some(2), Some(What::Question), "Why late"));
    assert_eq!(read("3-year plan"), words(None, None, "3-year plan"));
    assert_eq!(read("？？\u{3000}为何迟交"), words(None, Some(What::FollowUp), "为何迟交"));
    assert_eq!(read(" ＊ "), Line::Floor);
}
