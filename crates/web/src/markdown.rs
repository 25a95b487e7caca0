//! Markdown that people write, as HTML that may stand on a public page.
//!
//! Raw HTML is shown, not run; pictures are those of the item or none; and what is left is cleaned once more.

use std::{borrow::Cow, sync::LazyLock};

use ammonia::Builder;
use comrak::{
    Arena, Node, Options, format_html,
    nodes::{AstNode, NodeValue},
    parse_document,
};

/// A picture that a text may show as `![](picture:1)`.
pub(crate) struct Shown {
    pub(crate) position: usize,
    pub(crate) path: String,
    /// The same for small screens.
    pub(crate) narrow: Option<String>,
    /// Width and height in pixels.
    pub(crate) size: Option<(usize, usize)>,
    pub(crate) alt: String,
    pub(crate) caption: String,
}

/// Renders a news item: its headings stand below the headline, its pictures are figures.
pub(crate) fn news(text: &str, pictures: &[Shown]) -> String {
    rendered(text, pictures, 1)
}

/// The first paragraph as plain text, for lists and search engines.
pub(crate) fn lead(text: &str, limit: usize) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let images: Vec<_> =
        root.descendants().filter(|node| matches!(node.data().value, NodeValue::Image(_))).collect();
    for image in images {
        image.detach();
    }
    let paragraphs = root.children().filter(|node| matches!(node.data().value, NodeValue::Paragraph));
    let plain = paragraphs.map(words_of).find(|words| !words.is_empty()).unwrap_or_default();
    if plain.chars().count() <= limit {
        return plain;
    }
    plain.chars().take(limit).chain(['…']).collect()
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.render.escape = true;
    options
}

fn rendered(text: &str, pictures: &[Shown], deeper: u8) -> String {
    let (arena, options) = (Arena::new(), options());
    let root = parse_document(&arena, text, &options);
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let mut data = node.data_mut();
        if let NodeValue::Heading(heading) = &mut data.value {
            heading.level = (heading.level + deeper).min(6);
        }
        let image = if let NodeValue::Image(link) = &data.value { Some(link.url.clone()) } else { None };
        drop(data);
        if let Some(url) = image {
            show(&arena, node, &url, pictures);
        }
    }
    let mut html = String::new();
    // Writing into a string does not fail; if it ever does, nothing is shown rather than half.
    if format_html(root, &options, &mut html).is_err() {
        html.clear();
    }
    CLEANER.clean(&html).to_string()
}

/// Puts a picture of the item after the paragraph that names it. A link to any other picture goes.
fn show<'a>(arena: &'a Arena<'a>, image: Node<'a>, url: &str, pictures: &[Shown]) {
    let number = url.strip_prefix("picture:").and_then(|number| number.parse().ok());
    let picture = pictures.iter().find(|picture| Some(picture.position) == number);
    let alt = words_of(image);
    let block = image.ancestors().find(|node| matches!(node.data().value, NodeValue::Paragraph));
    image.detach();
    let Some(block) = block else { return };
    if let Some(picture) = picture {
        let figure = arena.alloc(AstNode::from(NodeValue::Raw(figure(picture, &alt))));
        // Several in one paragraph keep their order.
        let mut last = block;
        while let Some(next) =
            last.next_sibling().filter(|next| matches!(next.data().value, NodeValue::Raw(_)))
        {
            last = next;
        }
        last.insert_after(figure);
    }
    let blank = |node: Node<'a>| matches!(node.data().value, NodeValue::SoftBreak | NodeValue::LineBreak);
    if block.children().all(blank) {
        block.detach();
    }
}

fn figure(picture: &Shown, alt: &str) -> String {
    let caption = escaped(&picture.caption);
    let alt = escaped(if alt.is_empty() { &picture.alt } else { alt });
    let path = escaped(&picture.path);
    let mut more = String::new();
    if let (Some(narrow), Some((width, height))) = (&picture.narrow, picture.size) {
        let narrow = escaped(narrow);
        // Each by its own width: the browser takes the one that its screen needs, and leaves room for it before.
        more = format!(
            " srcset=\"{narrow} 640w, {path} {width}w\" sizes=\"(max-width: 40rem) 100vw, 40rem\" width=\"{width}\" height=\"{height}\""
        );
    }
    format!(
        "<figure class=\"picture\"><img src=\"{path}\" alt=\"{alt}\"{more}><figcaption>{caption}</figcaption></figure>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The words of a node and all in it.
fn words_of(node: Node<'_>) -> String {
    let mut words = String::new();
    for each in node.descendants() {
        match &each.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => words.push(' '),
            _ => {}
        }
    }
    words.trim().to_owned()
}

/// The last gate: whatever came so far, no script, no foreign picture, no style.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner.add_allowed_classes("figure", &["picture"]);
    cleaner.add_tag_attributes("img", &["srcset", "sizes"]);
    cleaner.attribute_filter(|element, attribute, value| match (element, attribute) {
        ("img", "src" | "srcset") if !value.starts_with("/pictures/") => None,
        _ => Some(Cow::Borrowed(value)),
    });
    cleaner
});

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(position: usize, caption: &str) -> Shown {
        Shown {
            position,
            path: format!("/pictures/{position}"),
            narrow: None,
            size: None,
            alt: caption.to_owned(),
            caption: caption.to_owned(),
        }
    }

    fn hall() -> Shown {
        shown(1, "The <hall>")
    }

    #[test]
    fn a_script_is_shown_and_not_run() {
        let html = news(
            "<script>alert(1)</script>\n\nA <b onclick=x>word</b> [link](javascript:alert(1))",
            &[hall()],
        );
        assert!(
            !html.contains("<script") && !html.contains("<b") && !html.contains("href=\"javascript"),
            "{html}"
        );
        assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
    }

    #[test]
    fn a_picture_of_the_item_is_a_figure_with_its_caption() {
        let html = news("Before.\n\n![](picture:1)\n\nAfter.", &[hall()]);
        insta::assert_snapshot!(html, @r#"
        <p>Before.</p>
        <figure class="picture"><img src="/pictures/1" alt="The &lt;hall&gt;"><figcaption>The &lt;hall&gt;</figcaption></figure>
        <p>After.</p>
        "#);
    }

    #[test]
    fn pictures_in_one_paragraph_stand_after_it_in_their_order() {
        let two = shown(2, "Two");
        let html = news("Words ![all of \"it\"](picture:1) ![](picture:2)", &[hall(), two]);
        assert!(html.starts_with("<p>Words"), "{html}");
        let (one, two) = (html.find("/pictures/1").unwrap(), html.find("/pictures/2").unwrap());
        assert!(one < two && html.contains("alt=\"all of &quot;it&quot;\""), "{html}");
    }

    #[test]
    fn a_small_screen_gets_a_small_picture() {
        let narrow = Some("/pictures/1?width=640".to_owned());
        let html = news("![](picture:1)", &[Shown { narrow, size: Some((1600, 800)), ..hall() }]);
        assert!(html.contains("srcset=\"/pictures/1?width=640 640w, /pictures/1 1600w\""), "{html}");
        assert!(html.contains("width=\"1600\" height=\"800\""), "{html}");
    }

    #[test]
    fn any_other_picture_is_left_out() {
        let texts = [
            "![x](https://elsewhere.test/a.png)",
            "![x](picture:9)",
            "# ![x](data:image/png;base64,AA)",
            "| ![x](/a) |\n|-|",
        ];
        for text in texts {
            assert!(!news(text, &[hall()]).contains("<img"), "{text}");
            assert!(!rendered(text, &[], 0).contains("<img"), "{text}");
        }
    }

    #[test]
    fn headings_stand_below_the_headline() {
        assert_eq!(news("# One", &[]).trim(), "<h2>One</h2>");
        assert_eq!(rendered("# One", &[], 0).trim(), "<h1>One</h1>");
    }

    #[test]
    fn a_lead_is_the_first_paragraph_with_words() {
        let text = "# Title\n\n![Hall](picture:1)\n\nThe **first** one\ngoes on.\n\nSecond.";
        assert_eq!(lead(text, 100), "The first one goes on.");
        assert_eq!(lead(text, 9), "The first…");
        assert_eq!(lead("", 9), "");
    }
}
