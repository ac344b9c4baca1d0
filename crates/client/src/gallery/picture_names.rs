//! The choice of a folder's or an archive's files: those that are pictures by their names.
//!
//! The choice is by name alone, because opening a thousand files takes longer than reading the first
//! photo. A file with the name of a picture that is none gets its own error when it is read. A file that
//! the visitor gives by itself is never left out.

/// Endings of picture files, in small letters: those that `docs/formats.md` names, read or refused. A
/// refused one (a camera's raw file) gets its own message; a file that is left out gets none.
const PICTURES: [&str; 52] = [
    "apng", "arw", "avif", "bmp", "cr2", "cr3", "dds", "dib", "dng", "exr", "ff", "gif", "hdr",
    "heic", "heif", "hif", "ico", "j2k", "jfif", "jp2", "jpe", "jpeg", "jpg", "jxl", "jxr", "mpo",
    "nef", "orf", "pam", "pbm", "pef", "pgm", "pjp", "pjpeg", "png", "pnm", "ppm", "psd", "qoi",
    "raf", "raw", "rw2", "sr2", "srw", "svg", "svgz", "tga", "tif", "tiff", "webp", "x3f", "xcf",
];

/// Folders that programs make beside photos, for themselves.
const MADE_BY_PROGRAMS: [&str; 4] = [
    "__MACOSX",
    "@eaDir",
    "$RECYCLE.BIN",
    "System Volume Information",
];

/// Whether a folder below the one that was given may have photos of the visitor's. Hidden ones do not.
pub fn is_folder_of_photos(name: &str) -> bool {
    !name.starts_with('.') && !MADE_BY_PROGRAMS.contains(&name)
}

/// Whether a file of a folder is a picture by its name, or by the media type that the browser gives it;
/// an empty type says nothing. Hidden files are none, such as `._1.jpg`, which macOS writes beside
/// `1.jpg`.
pub fn is_picture(name: &str, media_type: &str) -> bool {
    let picture = ending(name).is_some_and(|ending| PICTURES.contains(&ending.as_str()));
    !name.starts_with('.') && (picture || media_type.starts_with("image/"))
}

/// Whether a file at this path below the given folder or in an archive is one of its pictures: no folder
/// above it is left out.
pub fn is_picture_at(path: &str, media_type: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    // An archive may say `./` for the folder that it was made in.
    let mut folders = folders
        .split('/')
        .filter(|name| !matches!(*name, "" | "." | ".."));
    is_picture(name, media_type) && folders.all(is_folder_of_photos)
}

/// Whether a file is a zip archive by its name or its media type.
pub fn is_archive(name: &str, media_type: &str) -> bool {
    const TYPES: [&str; 2] = ["application/zip", "application/x-zip-compressed"];
    ending(name).as_deref() == Some("zip") || TYPES.contains(&media_type)
}

/// The media type of a picture by its name, as browsers give one to a file of a disk; empty for those that
/// need none. The page draws an SVG by its type, and knows all other pictures by their bytes.
pub fn media_type(name: &str) -> &'static str {
    match ending(name).as_deref() {
        Some("svg") => "image/svg+xml",
        _ => "",
    }
}

/// The letters behind the last dot, in small letters; `None` without a name before it.
fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_a_folder_are_known_by_their_endings() {
        for name in [
            "1.jpg",
            "B.JPEG",
            "a.b.tif",
            "photo.HEIC",
            "IMG.CR2",
            "drawing.svg",
        ] {
            assert!(is_picture(name, ""), "{name}");
        }
        for name in [
            "labels.txt",
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "._1.jpg",
            ".jpg",
            "jpg",
            "clip.mp4",
            "1.jpg.txt",
            "README",
            "",
        ] {
            assert!(!is_picture(name, ""), "{name}");
        }
    }

    #[test]
    fn a_media_type_stands_for_an_ending() {
        assert!(is_picture("20261128", "image/jpeg"));
        assert!(!is_picture("20261128", "text/plain"));
        assert!(!is_picture(".20261128", "image/jpeg"));
        // The browser's word for a name with another ending is no doubt about the name.
        assert!(is_picture("1.jpg", "application/octet-stream"));
    }

    #[test]
    fn folders_of_programs_are_left_out_with_all_that_is_in_them() {
        assert!(is_picture_at("ants/2/1.jpg", ""));
        assert!(is_picture_at("./ants/1.jpg", ""));
        assert!(is_picture_at("1.jpg", ""));
        for path in [
            "__MACOSX/ants/1.jpg",
            ".thumbnails/1.jpg",
            "ants/@eaDir/1.jpg/small.jpg",
            "ants/",
        ] {
            assert!(!is_picture_at(path, ""), "{path}");
        }
    }

    #[test]
    fn a_drawing_has_its_type_and_others_need_none() {
        assert_eq!(media_type("Drawing.SVG"), "image/svg+xml");
        assert_eq!(media_type("svg.jpg"), "");
    }

    #[test]
    fn archives_are_known_by_ending_or_type() {
        assert!(is_archive("Photos.ZIP", ""));
        assert!(is_archive("photos", "application/x-zip-compressed"));
        assert!(!is_archive("zip", "") && !is_archive("photos.jpg", "image/jpeg"));
    }

    #[test]
    fn the_endings_are_sorted_and_differ() {
        assert!(PICTURES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
