//! Charts as they are on paper.

use documents::{chart, document::Drawn};
use resvg::{tiny_skia, usvg};

use crate::fonts::{FONTS, SANS};

/// Pixels across; a chart goes from margin to margin, at about 200 to the inch.
const WIDTH: f32 = 1200.0;
/// No chart is higher.
const HEIGHT: f32 = 6000.0;

/// A drawing with its colours, so that it stands for itself; nothing where it is none.
pub(crate) fn on_paper(svg: &str) -> Option<String> {
    let printed = chart::printed(svg);
    tree(&printed).map(|_| printed)
}

fn tree(svg: &str) -> Option<usvg::Tree> {
    let mut options = usvg::Options {
        font_family: SANS.to_owned(),
        fontdb: std::sync::Arc::clone(&FONTS.drawings),
        ..usvg::Options::default()
    };
    // A drawing draws on nothing else.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    usvg::Tree::from_str(svg, &options).ok()
}

/// A chart as a picture.
pub(crate) fn drawn(svg: &str) -> Option<Drawn> {
    let tree = tree(&on_paper(svg)?)?;
    let size = tree.size();
    let scale = (WIDTH / size.width()).min(HEIGHT / size.height());
    let whole = size.to_int_size().scale_by(scale)?;
    let mut canvas = tiny_skia::Pixmap::new(whole.width(), whole.height())?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let png = canvas.encode_png().ok()?;
    Some(Drawn { png, width: whole.width(), height: whole.height() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHART: &str = "<svg viewBox=\"0 0 600 32\"><rect class=\"tone-good\" x=\"0\" y=\"0\" width=\"300\" height=\"32\"/><text class=\"chart__count on-good\" x=\"150\" y=\"16\">好</text></svg>";

    #[test]
    fn a_chart_has_its_colours_and_its_letters() {
        let drawn = drawn(CHART).unwrap();
        assert_eq!((drawn.width, drawn.height), (1200, 64));
        let picture = tiny_skia::Pixmap::decode_png(&drawn.png).unwrap();
        let at = |x, y| picture.pixel(x, y).map(|pixel| (pixel.red(), pixel.green(), pixel.blue()));
        assert_eq!(at(20, 32), Some((0x14, 0x59, 0x4a)));
        assert_eq!(at(900, 32), Some((255, 255, 255)));
        let white = (250..350).any(|x| (0..64).any(|y| at(x, y) == Some((255, 255, 255))));
        assert!(white, "a letter stands on it");
    }

    #[test]
    fn what_is_no_drawing_is_none() {
        for text in ["", "<svg", "text", "<svg viewBox=\"0 0 1 1\"><rect</svg>"] {
            assert_eq!(drawn(text), None, "{text}");
        }
    }

    #[test]
    fn the_same_drawing_is_the_same_picture() {
        assert_eq!(drawn(CHART), drawn(CHART));
    }
}
