use anyhow::{Context as _, Result};
use review::words::Words;
use serde::Deserialize;

/// The news item: `news.toml`, `news.zh.md`, `news.en.md` and `pictures/`.
pub struct News {
    pub slug: String,
    pub headline: Words,
    /// Markdown: Chinese, English.
    pub body: [String; 2],
    pub correspondent: Correspondent,
    /// By sign-in name, in the order of the steps.
    pub approvers: Vec<String>,
    pub pictures: Vec<Picture>,
}

/// One picture with its file.
pub struct Picture {
    pub file: &'static str,
    pub bytes: &'static [u8],
    pub caption: Words,
}

/// Who writes it, and the line that is printed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correspondent {
    /// By sign-in name.
    pub account: String,
    pub zh: String,
    pub en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    slug: String,
    correspondent: Correspondent,
    headline: Words,
    approval: Vec<Approval>,
    picture: Vec<Shown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Approval {
    step: u8,
    account: String,
    #[serde(rename = "name")]
    _name: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    file: String,
    caption: Words,
}

macro_rules! picture {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../../../examples/demonstration/", $name)).as_slice())
    };
}

/// The pictures' files by name.
const PICTURES: [(&str, &[u8]); 3] =
    [picture!("pictures/hall.jpg"), picture!("pictures/lectern.jpg"), picture!("pictures/ballot-box.jpg")];

/// Reads all of it.
pub(super) fn read() -> Result<News> {
    let text = include_str!("../../../../../examples/demonstration/news.toml");
    let mut item: Item = toml::from_str(text).context("news.toml")?;
    item.approval.sort_by_key(|approval| approval.step);
    let picture = |shown: Shown| {
        let found = PICTURES.into_iter().find(|(name, _)| *name == shown.file);
        let (file, bytes) = found.with_context(|| format!("the binary does not hold {}", shown.file))?;
        Ok(Picture { file, bytes, caption: shown.caption })
    };
    Ok(News {
        slug: item.slug,
        headline: item.headline,
        body: [
            without_title(include_str!("../../../../../examples/demonstration/news.zh.md")),
            without_title(include_str!("../../../../../examples/demonstration/news.en.md")),
        ],
        correspondent: item.correspondent,
        approvers: item.approval.into_iter().map(|approval| approval.account).collect(),
        pictures: item.picture.into_iter().map(picture).collect::<Result<_>>()?,
    })
}

/// The headline has a field of its own.
fn without_title(text: &str) -> String {
    let rest = text.strip_prefix("# ").and_then(|text| text.split_once('\n')).map_or(text, |(_, rest)| rest);
    rest.trim().to_owned()
}
