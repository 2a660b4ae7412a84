//! Pictures that people bring: read with limits, made anew in two sizes without what the camera wrote into them, and kept
//! in an object store: a folder beside the data.
//!
//! A picture is named by what it shows, so the same one is kept once and an address never changes its meaning.

use std::{
    io::Cursor,
    path::Path,
    sync::{Arc, LazyLock},
};

use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType,
};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path as Key};
use tokio::sync::Semaphore;

use super::{
    crypto::{hex, sha256},
    error::internal,
};
use crate::kernel::error::AppError;

/// The largest file that is taken.
pub const BYTES_MAX: usize = 8 * 1024 * 1024;
/// Pixels on an edge, and bytes of memory while it is read: a small file may unfold into a large picture.
const EDGE_MAX: u32 = 6_000;
const MEMORY_MAX: u64 = 64 * 1024 * 1024;
/// The longer edge of the picture on a dish's page.
const FULL_EDGE: u32 = 1_200;
/// A list's picture, four to three.
const THUMB: (u32, u32) = (400, 300);
const QUALITY: u8 = 82;
/// What the names of pictures of this kind begin with; the drawn ones that ship with the program have other names.
const PREFIX: &str = "u-";

/// One at a time: two would need twice the memory.
static AT_WORK: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));

/// A size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Full,
    Thumb,
}

/// Where pictures are kept. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Pictures(Option<Arc<dyn ObjectStore>>);

/// A picture in both its sizes, as JPEG.
struct Made {
    full: Vec<u8>,
    thumb: Vec<u8>,
}

impl Pictures {
    /// In a folder below the data. A server that may not write there serves without pictures of its own.
    pub fn in_folder(data_dir: &Path) -> Self {
        let folder = data_dir.join("pictures");
        let made = std::fs::create_dir_all(&folder).map_err(|error| error.to_string());
        let store = made.and_then(|()| LocalFileSystem::new_with_prefix(&folder).map_err(|error| error.to_string()));
        if let Err(error) = &store {
            tracing::warn!(error, "pictures cannot be kept");
        }
        Self(store.ok().map(|store| Arc::new(store) as Arc<dyn ObjectStore>))
    }

    /// Keeps a picture in both sizes; answers with its name.
    pub async fn keep(&self, file: Vec<u8>) -> Result<String, AppError> {
        let store = self.0.as_ref().ok_or(AppError::Unavailable)?;
        let turn = AT_WORK.clone().acquire_owned().await.map_err(|error| internal("pictures", &error))?;
        // The turn ends with the work, not with whoever waits for it.
        let made = tokio::task::spawn_blocking(move || {
            let made = make(&file);
            drop(turn);
            made
        })
        .await;
        let made = made.map_err(|error| internal("picture", &error))??;
        let name = format!("{PREFIX}{}", &hex(&sha256(&[&made.full]))[..32]);
        for (size, bytes) in [(Size::Full, made.full), (Size::Thumb, made.thumb)] {
            let kept = store.put(&key(&name, size), PutPayload::from(bytes)).await;
            kept.map_err(|error| internal("a picture cannot be kept", &error))?;
        }
        Ok(name)
    }

    /// The bytes of a file by the name that its address ends with; none where there is no such picture.
    pub async fn read(&self, file: &str) -> Result<Option<Vec<u8>>, AppError> {
        let (Some(store), Some((name, size))) = (&self.0, parse(file)) else { return Ok(None) };
        match store.get(&key(name, size)).await {
            Ok(found) => {
                let bytes = found.bytes().await.map_err(|error| internal("a picture cannot be read", &error))?;
                Ok(Some(bytes.to_vec()))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(internal("a picture cannot be read", &error)),
        }
    }
}

fn key(name: &str, size: Size) -> Key {
    Key::from(format!("{name}-{}.jpg", if size == Size::Full { "full" } else { "thumb" }))
}

/// `u-<32 hex digits>-<size>.jpg`: nothing else names a file.
fn parse(file: &str) -> Option<(&str, Size)> {
    let (name, size) = file.strip_suffix(".jpg")?.rsplit_once('-')?;
    let digits = name.strip_prefix(PREFIX)?;
    let is_name = digits.len() == 32 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    match size {
        "full" if is_name => Some((name, Size::Full)),
        "thumb" if is_name => Some((name, Size::Thumb)),
        _ => None,
    }
}

fn refused(text: &str) -> AppError {
    AppError::invalid("picture", text)
}

fn make(file: &[u8]) -> Result<Made, AppError> {
    let picture = read(file)?;
    // A small picture is not blown up.
    let is_large = FULL_EDGE < picture.width().max(picture.height());
    let full =
        if is_large { encode(&picture.resize(FULL_EDGE, FULL_EDGE, FilterType::Triangle))? } else { encode(&picture)? };
    let thumb = encode(&thumb_of(&picture))?;
    Ok(Made { full, thumb })
}

/// The middle of a picture. It is cut before it is scaled: a line of pixels would be scaled to a wall of them.
fn thumb_of(picture: &DynamicImage) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let (wide, high) = (width.min(height * 4 / 3).max(1), height.min(width * 3 / 4).max(1));
    let middle = picture.crop_imm((width - wide) / 2, (height - high) / 2, wide, high);
    middle.resize_exact(THUMB.0, THUMB.1, FilterType::Triangle)
}

/// By what is in it, whatever it is called.
fn read(file: &[u8]) -> Result<DynamicImage, AppError> {
    let mut reader =
        ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| refused("This file cannot be read."))?;
    let is_known =
        matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP));
    if !is_known {
        return Err(refused("Take a picture in JPEG, PNG, GIF or WebP."));
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(EDGE_MAX), Some(EDGE_MAX));
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let upright = decoder.orientation().map_err(unreadable)?;
    if MEMORY_MAX < decoder.total_bytes() {
        return Err(too_large());
    }
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn unreadable(error: image::ImageError) -> AppError {
    match error {
        image::ImageError::Limits(_) => too_large(),
        _ => refused("This file is no picture that can be read. Take a JPEG, PNG, GIF or WebP."),
    }
}

fn too_large() -> AppError {
    refused("This picture is too large. Take one of at most 6000 pixels on an edge and about 16 megapixels.")
}

/// JPEG knows no transparency: what shines through is white.
fn encode(picture: &DynamicImage) -> Result<Vec<u8>, AppError> {
    let mut rgba = picture.to_rgba8();
    for pixel in rgba.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0.map(u32::from);
        let over = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        pixel.0 = [over(red), over(green), over(blue), u8::MAX];
    }
    let mut bytes = vec![];
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    let rgb = DynamicImage::ImageRgba8(rgba).to_rgb8();
    rgb.write_with_encoder(encoder).map_err(|error| internal("a picture cannot be written", &error))?;
    Ok(bytes)
}
