//! What a person sees of a page: its forms, lists and links. Reads the HTML of our own templates, which is well formed.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

/// A page as it came.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// Where it came from, after redirects: path and query.
    pub(super) path: String,
    pub(super) html: String,
}

/// A form with its hidden fields.
#[derive(Debug)]
pub(super) struct Form {
    /// Where it is sent; the page's own path when it does not say.
    pub(super) action: String,
    pub(super) hidden: BTreeMap<String, String>,
}

/// One tag with what stands between it and the next one.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    text: &'a str,
}

impl Page {
    /// The form that is sent to an address with this end.
    pub(super) fn form(&self, action_ends: &str) -> Result<Form> {
        let found = self.forms().into_iter().find(|form| form.action.ends_with(action_ends));
        found.with_context(|| format!("{} has no form for …{action_ends}", self.path))
    }

    fn forms(&self) -> Vec<Form> {
        let own = self.path.split('?').next().unwrap_or_default();
        let mut forms: Vec<Form> = Vec::new();
        // A field may stand outside of its form and name it.
        let mut ids: Vec<Option<String>> = Vec::new();
        let mut inside = false;
        for tag in self.tags() {
            match tag.name {
                "form" => {
                    inside = true;
                    ids.push(tag.attribute("id"));
                    let action = tag.attribute("action").unwrap_or_else(|| own.to_owned());
                    forms.push(Form { action, hidden: BTreeMap::new() });
                }
                "/form" => inside = false,
                "input" if tag.attribute("type").as_deref() == Some("hidden") => {
                    let field = tag.attribute("name").zip(tag.attribute("value"));
                    let named = tag.attribute("form");
                    let place = match named {
                        Some(_) => ids.iter().position(|id| *id == named),
                        None => forms.len().checked_sub(1).filter(|_| inside),
                    };
                    let form = place.and_then(|place| forms.get_mut(place));
                    if let (Some(form), Some((name, value))) = (form, field) {
                        form.hidden.insert(name, value);
                    }
                }
                _ => {}
            }
        }
        forms
    }

    /// The value that a list offers for a text; `None` when there is no such list on the page.
    pub(super) fn choice(&self, list: &str, text: &str) -> Result<Option<String>> {
        let (mut found, mut here) = (false, false);
        for tag in self.tags() {
            match tag.name {
                "select" => here = tag.attribute("name").as_deref() == Some(list),
                "option" if here => {
                    found = true;
                    if plain(tag.text).trim() == text {
                        return Ok(tag.attribute("value"));
                    }
                }
                _ => {}
            }
        }
        ensure!(!found, "{} offers no {list} {text}", self.path);
        Ok(None)
    }

    /// The addresses of all links, each with the text in it.
    pub(super) fn links(&self) -> Vec<(String, String)> {
        let mut links: Vec<(String, String)> = Vec::new();
        let mut inside = false;
        for tag in self.tags() {
            match tag.name {
                "a" => {
                    links.push((tag.attribute("href").unwrap_or_default(), plain(tag.text)));
                    inside = true;
                }
                "/a" => inside = false,
                _ if inside => {
                    if let Some((_, text)) = links.last_mut() {
                        text.push_str(&plain(tag.text));
                    }
                }
                _ => {}
            }
        }
        links
    }

    /// What a refused form says.
    pub(super) fn complaint(&self) -> Option<String> {
        let mut tags = self.tags().skip_while(|tag| tag.attribute("role").as_deref() != Some("alert"));
        let texts = tags.by_ref().take_while(|tag| tag.name != "/div").map(|tag| plain(tag.text));
        let said = texts.collect::<Vec<_>>().join(" ").trim().to_owned();
        (!said.is_empty()).then_some(said)
    }

    fn tags(&self) -> impl Iterator<Item = Tag<'_>> {
        self.html.split('<').skip(1).filter_map(|piece| {
            let (tag, text) = piece.split_once('>')?;
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            Some(Tag { name, attributes, text })
        })
    }
}

impl Tag<'_> {
    fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            let (before, after) = rest.split_once("=\"")?;
            let (value, later) = after.split_once('"')?;
            if before.split_whitespace().next_back() == Some(name) {
                return Some(plain(value));
            }
            rest = later;
        }
    }
}

/// Text without its escapes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let escaped = after.split_once(';').and_then(|(name, later)| Some((entity(name)?, later)));
        let (letter, later) = escaped.unwrap_or(('&', after));
        out.push(letter);
        rest = later;
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        _ => name.strip_prefix('#')?.parse().ok().and_then(char::from_u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Page {
        Page { path: "/a/b?c".into(), html: html.into() }
    }

    #[test]
    fn a_form_has_its_hidden_fields_and_its_address() {
        let page = page(
            r#"<form method="post"><input type="hidden" name="version" value="3"></form>
               <form action="/x/y"><input class="input" name="t" value="&quot;q&#34; &amp; a"></form>"#,
        );
        assert_eq!(page.form("/b").unwrap().hidden["version"], "3");
        assert!(page.form("/x/y").unwrap().hidden.is_empty());
        assert!(page.form("/z").is_err());
    }

    #[test]
    fn a_list_and_a_link_are_found_by_their_text() {
        let page = page(
            r#"<select name="unit"><option value="">All</option><option value="7" selected>R&#38;D</option></select>
               <a class="button" href="/n?r=1">Take up<span> · text &lt;b&gt;</span></a>"#,
        );
        assert_eq!(page.choice("unit", "R&D").unwrap().as_deref(), Some("7"));
        assert!(page.choice("unit", "None").is_err());
        assert_eq!(page.choice("owner", "R&D").unwrap(), None);
        assert_eq!(page.links(), [("/n?r=1".to_owned(), "Take up · text <b>".to_owned())]);
    }

    #[test]
    fn a_complaint_is_read_out() {
        let page = page(r#"<div class="notice" role="alert" id="why"><p>Too long.</p></div><p>No.</p>"#);
        assert_eq!(page.complaint().as_deref(), Some("Too long."));
    }
}
