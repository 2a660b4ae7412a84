//! Where a dish's picture is: one that was brought, in the size that is wanted, or one that ships with the program.

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSize {
    Full,
    Thumb,
}

/// The address of a picture by what an item calls it.
pub fn picture_path(name: &str, size: PictureSize) -> String {
    match (name.starts_with("u-"), size) {
        (false, _) => format!("/pictures/{name}.svg"),
        (true, PictureSize::Full) => format!("/uploads/{name}-full.jpg"),
        (true, PictureSize::Thumb) => format!("/uploads/{name}-thumb.jpg"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_found_by_its_name() {
        assert_eq!(picture_path("default", PictureSize::Thumb), "/pictures/default.svg");
        assert_eq!(picture_path("u-12", PictureSize::Thumb), "/uploads/u-12-thumb.jpg");
        assert_eq!(picture_path("u-12", PictureSize::Full), "/uploads/u-12-full.jpg");
    }
}
