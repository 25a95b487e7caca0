use std::{fmt, str::FromStr};

use i18n::{Lang, Say};
use review::projector::{Scene, UnknownScene};
use service::Error;
use storage::cycle::Review;

use crate::{house::House, meeting};

/// A piece of a page that looks the same to everybody who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum View {
    /// What the projectors show; one of them may be fixed to a scene. The page's language is said, not guessed: all
    /// pages of a browser share one stream.
    Stage { scene: Scene, chinese: bool },
}

impl View {
    pub(crate) fn stage(scene: Scene, lang: Lang) -> Self {
        Self::Stage { scene, chinese: lang == Lang::Zh }
    }

    /// As everybody sees it now.
    pub(super) async fn draw(self, house: &House, review: &Review) -> Result<String, Error> {
        match self {
            Self::Stage { scene, .. } => meeting::stage(house, review, Say(self.lang()), scene).await,
        }
    }

    fn lang(self) -> Lang {
        match self {
            Self::Stage { chinese: true, .. } => Lang::Zh,
            Self::Stage { chinese: false, .. } => Lang::En,
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage { scene, .. } => write!(f, "stage.{}.{}", scene.key(), self.lang().tag()),
        }
    }
}

impl FromStr for View {
    type Err = UnknownScene;

    fn from_str(text: &str) -> Result<Self, UnknownScene> {
        let (scene, lang) =
            text.strip_prefix("stage.").and_then(|rest| rest.split_once('.')).ok_or(UnknownScene)?;
        Ok(Self::stage(scene.parse()?, lang.parse().map_err(|_| UnknownScene)?))
    }
}
