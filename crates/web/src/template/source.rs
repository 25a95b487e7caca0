//! Which template is meant: one that comes with the program, or a version of the organisation's own.

use std::{fmt, str::FromStr};

use i18n::Say;
use review::{
    id::TemplateId,
    template::{BUNDLED, Bundled, Template},
};
use service::{Error, Fault};

use crate::house::House;

/// As forms send it: `hospital`, or a template's id and a version, `…:3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Bundled(Bundled),
    Own(TemplateId, usize),
}

/// An entry of a list to choose from.
pub(crate) struct Choice {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) chosen: bool,
}

/// Neither of the two shapes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoSource;

impl FromStr for Source {
    type Err = NoSource;

    fn from_str(key: &str) -> Result<Self, NoSource> {
        match key.split_once(':') {
            None => Bundled::named(key).map(Self::Bundled).ok_or(NoSource),
            Some((id, number)) => {
                let id = id.parse().map_err(|_| NoSource)?;
                number.parse().map(|number| Self::Own(id, number)).map_err(|_| NoSource)
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled(one) => f.write_str(one.key),
            Self::Own(id, number) => write!(f, "{id}:{number}"),
        }
    }
}

impl Source {
    /// The text, byte for byte.
    pub(crate) async fn text(self, house: &House) -> Result<String, Error> {
        match self {
            Self::Bundled(one) => Ok(one.text.to_owned()),
            Self::Own(id, number) => {
                let found = storage::template::version(&house.reader(), id, number).await?;
                Ok(found.ok_or(Error::NotFound)?.text)
            }
        }
    }

    pub(crate) async fn template(self, house: &House) -> Result<Template, Error> {
        parsed(&self.text(house).await?)
    }
}

/// A text that was checked before it was stored.
pub(crate) fn parsed(text: &str) -> Result<Template, Error> {
    Template::parse(text).map_err(|why| Fault::Broken(why.to_string()).into())
}

/// All that there are, the organisation's own (the latest version of each) first.
pub(crate) async fn choices(house: &House, say: Say, chosen: Option<Source>) -> Result<Vec<Choice>, Error> {
    let name = |template: &Template| template.identity().name.in_lang(say.lang()).to_owned();
    let mut all = Vec::new();
    for one in storage::template::latest(&house.reader()).await? {
        let source = Source::Own(one.saved.template, one.saved.number);
        let version = say.template_version_of(one.saved.number);
        let name = format!("{} · {version}", name(&parsed(&one.text)?));
        all.push(Choice { key: source.to_string(), name, chosen: chosen == Some(source) });
    }
    for one in BUNDLED {
        let source = Source::Bundled(one);
        let name = name(&parsed(one.text)?);
        all.push(Choice { key: source.to_string(), name, chosen: chosen == Some(source) });
    }
    Ok(all)
}
