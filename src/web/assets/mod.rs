//! The stylesheet, the script and the drawings, inside the binary, with addresses that change with their content.
//!
//! It owns what a browser may keep for long. It never serves anything that a person wrote.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, EntityTag, Header, IfNoneMatch, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, web};

/// One file: its name, its media type, its bytes and the fingerprint of these.
struct Asset {
    name: &'static str,
    media_type: &'static str,
    bytes: &'static [u8],
    print: u64,
}

const STYLESHEET: Asset = asset(
    "listening-state.css",
    "text/css; charset=utf-8",
    include_bytes!("listening-state.css"),
);
const SCRIPT: Asset = asset(
    "listening-state.js",
    "text/javascript; charset=utf-8",
    include_bytes!("listening-state.js"),
);
const ICON: Asset = asset("favicon.svg", "image/svg+xml", include_bytes!("favicon.svg"));
const HORN: Asset = asset("horn.svg", "image/svg+xml", include_bytes!("horn.svg"));

/// Computed by the compiler, so that no start and no request pays for it.
const fn asset(name: &'static str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    Asset {
        name,
        media_type,
        bytes,
        print: fingerprint(bytes),
    }
}

/// FNV-1a: it tells versions of our own files apart and protects nothing.
const fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// The address of the stylesheet, with its fingerprint.
pub fn stylesheet() -> String {
    address(&STYLESHEET)
}

/// The address of the script, with its fingerprint.
pub fn script() -> String {
    address(&SCRIPT)
}

/// The address of the icon, with its fingerprint.
pub fn icon() -> String {
    address(&ICON)
}

fn address(asset: &Asset) -> String {
    format!("/assets/{}?v={:016x}", asset.name, asset.print)
}

/// `GET /assets/{name}`: kept for a year when asked for by its fingerprint, for an hour when not; 304 to a browser
/// that has it; 404 for any other name.
pub async fn asset_file(name: web::Path<String>, request: HttpRequest) -> HttpResponse {
    let known = [STYLESHEET, SCRIPT, ICON, HORN];
    let Some(asset) = known.iter().find(|asset| asset.name == name.as_str()) else {
        return HttpResponse::NotFound().finish();
    };
    let print = format!("{:016x}", asset.print);
    let keep = if request.query_string() == format!("v={print}") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    };
    let tag = EntityTag::new_strong(print);
    let mut response = match IfNoneMatch::parse(&request) {
        Ok(IfNoneMatch::Items(tags)) if tags.iter().any(|seen| seen.weak_eq(&tag)) => HttpResponse::NotModified(),
        _ => HttpResponse::Ok(),
    };
    response
        .insert_header((CACHE_CONTROL, keep))
        .insert_header((ETAG, tag.to_string()))
        .insert_header((CONTENT_TYPE, asset.media_type))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(asset.bytes)
}
