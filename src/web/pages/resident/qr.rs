//! A link as a QR code for paper.

use qrcode::{Color, QrCode};

/// A QR code as one path on a square of `size` modules.
pub(super) struct Qr {
    /// Modules in a row, the quiet zone included.
    pub size: usize,
    /// The dark modules.
    pub path: String,
}

/// The link as a QR code; nothing when it is too long for one.
pub(super) fn qr(link: &str) -> Option<Qr> {
    let code = QrCode::new(link).ok()?;
    let width = code.width();
    // Scanners need four light modules around the code.
    let quiet = 4;
    let mut path = String::new();
    for (at, module) in code.to_colors().into_iter().enumerate() {
        if module == Color::Dark {
            let (x, y) = (at % width + quiet, at / width + quiet);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Some(Qr {
        size: width + 2 * quiet,
        path,
    })
}
