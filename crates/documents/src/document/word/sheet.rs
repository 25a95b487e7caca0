//! A layout in the units of Word: twentieths of a point, half points.

use review::template::{Layout, Sizes};

use super::super::Paper;

/// Twips: a twentieth of a point.
pub(super) type Twips = u32;

/// What the paper measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: Twips,
    pub(super) height: Twips,
    pub(super) across: bool,
    pub(super) top: Twips,
    pub(super) right: Twips,
    pub(super) bottom: Twips,
    pub(super) left: Twips,
    /// From the paper's lower edge to the page number.
    pub(super) footer: Twips,
    /// From line to line.
    pub(super) pitch: Twips,
    /// What each character stands off the next beyond its size, so that a line holds as many as the layout wants.
    /// Not by the page's own grid of characters: where that is finer than the type, an office suite takes two cells
    /// for each.
    pub(super) closer: i64,
    /// Half points.
    pub(super) body: u32,
}

/// The page number stands seven millimetres below the text.
const BELOW_TEXT: u32 = 7;

impl Sheet {
    pub(super) fn of(paper: Paper, layout: &Layout) -> Self {
        let page = &layout.page;
        let (width, height) =
            (millimetres(review::template::Page::WIDTH), millimetres(review::template::Page::HEIGHT));
        let [top, right, bottom, left] = [page.top, page.right, page.bottom, page.left];
        let body = Sizes::half_points(&layout.sizes.body);
        let pitch = millimetres(page.text_height()) / page.lines.max(1);
        let each = i64::from(millimetres(page.text_width())) / i64::from(page.characters.max(1));
        let closer = each - i64::from(body) * 10;
        let upright = Self {
            width,
            height,
            across: false,
            top: millimetres(top),
            right: millimetres(right),
            bottom: millimetres(bottom),
            left: millimetres(left),
            footer: footer(bottom, layout),
            pitch,
            closer,
            body,
        };
        match paper {
            Paper::Upright => upright,
            // The same page, turned: what was bound lies on top.
            Paper::Across => Self {
                width: height,
                height: width,
                across: true,
                top: upright.left,
                right: upright.top,
                bottom: upright.right,
                left: upright.bottom,
                footer: footer(right, layout),
                ..upright
            },
        }
    }

    pub(super) fn text_width(&self) -> Twips {
        self.width.saturating_sub(self.left + self.right)
    }

    pub(super) fn text_height(&self) -> Twips {
        self.height.saturating_sub(self.top + self.bottom)
    }

    /// So many Chinese characters of the body.
    pub(super) fn characters(&self, count: u32) -> Twips {
        count * self.body * 10
    }

    /// The line that a size needs, when the page's own is too narrow for it.
    pub(super) fn line(&self, half_points: u32) -> Twips {
        self.pitch.max(half_points * 12)
    }
}

fn footer(bottom: u32, layout: &Layout) -> Twips {
    let number = Sizes::half_points(&layout.sizes.page_number) * 10;
    millimetres(bottom).saturating_sub(millimetres(BELOW_TEXT) + number).max(millimetres(3))
}

/// 1440 twips are 25.4 millimetres.
pub(super) fn millimetres(count: u32) -> Twips {
    count * 7200 / 127
}
