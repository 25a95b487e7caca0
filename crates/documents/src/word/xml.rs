//! XML without surprises: no entities but the usual ones, no declarations of others, no depth without end.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event as Raw};
use review::report::manuscript::ManuscriptError;

use super::damaged;

/// How deep elements nest. A table in a text box in a table is at forty.
const DEPTH: usize = 300;

pub(super) enum Event<'a> {
    Open(Tag<'a>),
    /// The element's name without its prefix.
    Close(String),
    Text(String),
}

/// An element's beginning. One without content is opened and closed.
pub(super) struct Tag<'a>(BytesStart<'a>);

pub(super) struct Reader<'a> {
    raw: quick_xml::Reader<&'a [u8]>,
    /// The name of an element that has no content, to be closed next.
    empty: Option<String>,
    depth: usize,
}

impl Tag<'_> {
    /// Without its prefix: suites agree on names, not on prefixes.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let mut all = all.with_checks(false).flatten();
        let found = all.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// A property that is on where it stands, unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { raw: quick_xml::Reader::from_str(text), empty: None, depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, ManuscriptError> {
        if let Some(name) = self.empty.take() {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Some(Event::Close(name)));
        }
        loop {
            return Ok(Some(match self.raw.read_event().map_err(|_| damaged())? {
                Raw::Eof => return if self.depth == 0 { Ok(None) } else { Err(damaged()) },
                Raw::Start(tag) => self.opened(tag)?,
                Raw::Empty(tag) => {
                    self.empty = Some(tag.local_name().into_inner().to_owned());
                    self.opened(tag)?
                }
                Raw::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close(tag.local_name().into_inner().to_owned())
                }
                Raw::Text(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::CData(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::GeneralRef(name) => match name.resolve_char_ref().map_err(|_| damaged())? {
                    Some(c) => Event::Text(c.into()),
                    None => Event::Text(named(&name.into_inner()).ok_or_else(damaged)?.to_owned()),
                },
                // Office files have none; what has may want to include something.
                Raw::DocType(_) => return Err(damaged()),
                Raw::Comment(_) | Raw::Decl(_) | Raw::PI(_) => continue,
            }));
        }
    }

    fn opened(&mut self, tag: BytesStart<'a>) -> Result<Event<'a>, ManuscriptError> {
        self.depth += 1;
        if self.depth > DEPTH { Err(damaged()) } else { Ok(Event::Open(Tag(tag))) }
    }

    /// Goes to the end of the element that was opened last.
    pub(super) fn skip(&mut self) -> Result<(), ManuscriptError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                return Ok(());
            }
        }
        Ok(())
    }
}

fn named(entity: &str) -> Option<&'static str> {
    Some(match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}
