//! PNG files.

use std::borrow::Cow;
use std::io::Cursor;

use png::{ColorType, Decoder, DecodingError, Limits, Transformations, Unit};

use super::{Part, Picture, check_size};
use crate::document::DocumentError;

/// The most bytes that unpacking may take besides the picture itself.
const WORKING_BYTES: usize = 64 * 1024 * 1024;
/// An inch, in metres.
const INCH: f64 = 0.0254;

pub(super) fn picture(bytes: &[u8]) -> Result<Picture<'static>, DocumentError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: WORKING_BYTES });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(refusal)?;
    let info = reader.info();
    let (width, height) = (info.width, info.height);
    check_size(width, height)?;
    let density = info.pixel_dims.filter(|dims| dims.unit == Unit::Meter);
    let density = density.map(|dims| (f64::from(dims.xppu) * INCH, f64::from(dims.yppu) * INCH));
    let length = reader.output_buffer_size().ok_or(DocumentError::Damaged)?;
    let mut pixels = vec![0; length];
    let frame = reader.next_frame(&mut pixels).map_err(refusal)?;
    let (space, pixels) = match frame.color_type {
        ColorType::Grayscale => ("/DeviceGray", pixels),
        ColorType::Rgb => ("/DeviceRGB", pixels),
        ColorType::GrayscaleAlpha => ("/DeviceGray", on_white(&pixels, 1)),
        ColorType::Rgba => ("/DeviceRGB", on_white(&pixels, 3)),
        ColorType::Indexed => return Err(DocumentError::UnknownPicture),
    };
    Ok(Picture {
        width,
        height,
        density,
        turn: 0,
        parts: vec![Part {
            left: 0,
            top: 0,
            width,
            height,
            entries: format!("/ColorSpace {space} /BitsPerComponent 8"),
            data: Cow::Owned(pixels),
        }],
    })
}

/// The picture as it looks on white paper.
fn on_white(pixels: &[u8], colours: usize) -> Vec<u8> {
    let mut flat = Vec::with_capacity(pixels.len() / (colours + 1) * colours);
    for pixel in pixels.chunks_exact(colours + 1) {
        let Some((opacity, values)) = pixel.split_last() else {
            continue;
        };
        let opacity = u32::from(*opacity);
        flat.extend(values.iter().map(|value| {
            let mixed = (u32::from(*value) * opacity + 255 * (255 - opacity) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }));
    }
    flat
}

fn refusal(error: DecodingError) -> DocumentError {
    match error {
        DecodingError::LimitsExceeded => DocumentError::UnpacksTooLarge {
            limit: WORKING_BYTES as u64,
        },
        DecodingError::IoError(_) | DecodingError::Format(_) | DecodingError::Parameter(_) => {
            DocumentError::Damaged
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_see_through_is_seen_on_white() {
        assert_eq!(
            on_white(&[0, 0, 0, 255, 0, 0, 0, 0, 0, 100, 200, 128], 3),
            [0, 0, 0, 255, 255, 255, 127, 177, 227]
        );
        assert_eq!(on_white(&[10, 255, 10, 0], 1), [10, 255]);
    }
}
