//! The pages of a PDF as pictures: what a projector shows of a reporter's slides; and photographs, drawn anew for a page.
//!
//! Bytes in, bytes out: no files, network, clock or environment. Drawing is slow and its input comes from elsewhere;
//! whoever calls it does so on a thread of its own, watches the time and asks it to stop.

mod photograph;

use std::sync::atomic::{AtomicBool, Ordering};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page},
    render,
    vello_cpu::color::palette::css::WHITE,
};

pub use photograph::{NoPhotograph, PIXELS, Packing, Print, photograph};

/// What is drawn at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Pages of a file.
    pub pages: usize,
    /// Into what a page is fitted, in pixels.
    pub width: u16,
    /// …
    pub height: u16,
    /// Bytes of all pictures together.
    pub bytes: usize,
}

/// Why a file is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("the file is protected by a password")]
    Locked,
    #[error("the file is damaged, or no PDF")]
    Broken,
    #[error("the file has {pages} pages")]
    TooManyPages { pages: usize },
    #[error("the pictures are too large together")]
    TooLarge,
    #[error("whoever asked no longer waits")]
    Stopped,
}

/// Draws every page as a PNG, in order. `stop` is looked at between two pages.
pub fn draw(pdf: Vec<u8>, limits: &Limits, stop: &AtomicBool) -> Result<Vec<Vec<u8>>, Trouble> {
    let pdf = Pdf::new(pdf).map_err(|why| match why {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Trouble::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Trouble::Broken,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Trouble::Broken);
    }
    if pages.len() > limits.pages {
        return Err(Trouble::TooManyPages { pages: pages.len() });
    }
    let (settings, mut all, mut bytes) = (InterpreterSettings::default(), Vec::new(), 0);
    for page in pages.iter() {
        if stop.load(Ordering::Relaxed) {
            return Err(Trouble::Stopped);
        }
        let picture = picture(page, &settings, limits)?;
        bytes += picture.len();
        if bytes > limits.bytes {
            return Err(Trouble::TooLarge);
        }
        all.push(picture);
    }
    Ok(all)
}

/// One page. What was drawn for it is forgotten after it: slides repeat little, and memory is bounded.
fn picture(page: &Page<'_>, settings: &InterpreterSettings, limits: &Limits) -> Result<Vec<u8>, Trouble> {
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return Err(Trouble::Broken);
    }
    let scale = (f32::from(limits.width) / width).min(f32::from(limits.height) / height);
    let sizes =
        PixmapSettings { x_scale: whole(width, scale), y_scale: whole(height, scale), bg_color: WHITE };
    let drawn = render(page, &RenderCache::new(), settings, &RenderSettings::default(), &sizes);
    if drawn.width() == 0 || drawn.height() == 0 {
        return Err(Trouble::Broken);
    }
    drawn.into_png().map_err(|_| Trouble::Broken)
}

/// The scale at which an edge comes to whole pixels: what is left of one is cut off, and a page of 960.009 points
/// would lose a row.
fn whole(edge: f32, scale: f32) -> f32 {
    ((edge * scale).round().max(1.0) + 0.01) / edge
}
