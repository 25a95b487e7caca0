//! Markdown that people write, as HTML that may stand on a public page.

use comrak::{Options, markdown_to_html};

/// Renders text; raw HTML in it is shown, not run, and what is left is cleaned once more.
pub(crate) fn html(text: &str) -> String {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.table = true;
    options.render.escape = true;
    ammonia::clean(&markdown_to_html(text, &options))
}
