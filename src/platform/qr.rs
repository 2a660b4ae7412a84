//! QR codes as SVG path data.

use qrcode::{Color, EcLevel, QrCode};

use super::error::internal;
use crate::kernel::error::AppError;

/// Width of the white border that readers need, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of a text as path data, and the side of its view box.
pub fn path(text: &str) -> Result<(String, u32), AppError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|error| internal("qr code", &error))?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            path += &format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
        }
    }
    Ok((path, u32::try_from(width + 2 * QUIET).unwrap_or(u32::MAX)))
}
