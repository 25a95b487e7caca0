//! A photograph, drawn anew: upright, no wider than it is shown, and without anything that the camera wrote into it.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits as Bounds, RgbImage, RgbaImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    imageops::{self, FilterType},
};

/// Pixels of one edge at most: larger than any camera's.
const EDGE: u32 = 20_000;
/// Pixels of a file at most, of which some four bytes each are held at a time.
pub const PIXELS: u64 = 60_000_000;
/// Of a hundred: what the eye does not tell from the original.
const QUALITY: u8 = 84;

/// How a picture is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Jpeg,
    Png,
}

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// The file.
    pub bytes: Vec<u8>,
    /// How it is packed.
    pub packing: Packing,
    /// In pixels.
    pub width: u32,
    /// …
    pub height: u32,
}

/// Why a file is not drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPhotograph {
    #[error("the file is damaged, or no JPEG, PNG or WebP")]
    Broken,
    #[error("the picture has more than {limit} pixels")]
    TooManyPixels { limit: u64 },
}

/// Draws a picture anew in each of these widths; one that is narrower stays as wide as it is.
pub fn photograph(file: &[u8], widths: [u32; 2]) -> Result<[Print; 2], NoPhotograph> {
    let (format, picture) = read(file)?;
    // Charts and screens are PNG, and what has transparent parts can be nothing else.
    let packing =
        if format == ImageFormat::Png || picture.color().has_alpha() { Packing::Png } else { Packing::Jpeg };
    let [wide, narrow] = widths;
    Ok([print(&picture, wide, packing)?, print(&picture, narrow, packing)?])
}

/// The picture as it is looked at: cameras write down how they were held.
fn read(file: &[u8]) -> Result<(ImageFormat, DynamicImage), NoPhotograph> {
    let mut reader =
        ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| NoPhotograph::Broken)?;
    let format = reader.format().ok_or(NoPhotograph::Broken)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(NoPhotograph::Broken);
    }
    let mut bounds = Bounds::default();
    bounds.max_image_width = Some(EDGE);
    bounds.max_image_height = Some(EDGE);
    bounds.max_alloc = Some(PIXELS * 8);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(|_| NoPhotograph::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS {
        return Err(NoPhotograph::TooManyPixels { limit: PIXELS });
    }
    let held = decoder.orientation().map_err(|_| NoPhotograph::Broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NoPhotograph::Broken)?;
    picture.apply_orientation(held);
    Ok((format, picture))
}

fn print(picture: &DynamicImage, widest: u32, packing: Packing) -> Result<Print, NoPhotograph> {
    let (width, height) = fitted(picture.width(), picture.height(), widest);
    let mut bytes = Vec::new();
    match packing {
        Packing::Jpeg => {
            let small: RgbImage = imageops::resize(&picture.to_rgb8(), width, height, FilterType::CatmullRom);
            small.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
        }
        Packing::Png => {
            let small: RgbaImage =
                imageops::resize(&picture.to_rgba8(), width, height, FilterType::CatmullRom);
            small.write_with_encoder(PngEncoder::new(&mut bytes))
        }
    }
    .map_err(|_| NoPhotograph::Broken)?;
    Ok(Print { bytes, packing, width, height })
}

/// The size that keeps the shape.
fn fitted(width: u32, height: u32, widest: u32) -> (u32, u32) {
    if width <= widest {
        return (width.max(1), height.max(1));
    }
    let high = (u64::from(height) * u64::from(widest)).div_ceil(u64::from(width));
    (widest, u32::try_from(high).unwrap_or(u32::MAX).max(1))
}
