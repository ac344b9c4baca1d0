//! Wishes in an address about what is read, and by which build of the worker:
//! `?photo=coffee&framing=whole&size=512&mirrored=1&variant=threads&threads=2`.
//!
//! Wishes about the question and the look are in [`view`](crate::view).

use crate::variant::Variant;
use crate::way::{Resolution, Way};
use camlens_core::framing::ShortSide;

/// The name in `?photo=` of a photo that whoever opens the link has to give: links never hold photos.
pub const OWN_PHOTO: &str = "own";

/// The wishes of one address. A value without a meaning counts as absent: an old or a shortened link
/// still opens the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The name of the sample to begin with.
    pub photo: Option<String>,
    /// The framing and the resolution of the first photo.
    pub way: Way,
    /// The build of the worker.
    pub variant: Option<Variant>,
    /// The most threads that it may run, at least 1.
    pub threads: Option<usize>,
}

impl Wishes {
    /// Query keys.
    pub const KEYS: [&'static str; 6] =
        ["photo", "framing", "size", "mirrored", "variant", "threads"];

    /// Reads decoded query pairs. Other keys are passed over.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut wishes = Self::default();
        let Way {
            framing,
            resolution:
                Resolution {
                    short_side,
                    mirrored,
                },
        } = &mut wishes.way;
        for (key, value) in pairs {
            match key {
                "photo" => wishes.photo = Some(value.to_owned()),
                "framing" => *framing = value.parse().unwrap_or_default(),
                "size" => *short_side = size(value).unwrap_or_default(),
                "mirrored" => *mirrored = value == "1",
                "variant" => wishes.variant = Variant::named(value),
                "threads" => wishes.threads = value.parse().ok().filter(|&threads| threads > 0),
                _ => {}
            }
        }
        wishes
    }
}

fn size(value: &str) -> Option<ShortSide> {
    value.parse::<u16>().ok()?.try_into().ok()
}

/// The pairs of a way in an address: `None` for a default, which is left out, but for the framing,
/// which stands there once it was chosen.
pub fn resolution_pairs(resolution: Resolution) -> [(&'static str, Option<String>); 2] {
    let side = resolution.short_side;
    let size = (side != ShortSide::default()).then(|| side.pixels().to_string());
    let mirrored = resolution.mirrored.then(|| "1".to_owned());
    [("size", size), ("mirrored", mirrored)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::framing::Framing;

    #[test]
    fn an_address_opens_a_photo_in_a_way_by_a_build() {
        let wishes = Wishes::read([
            ("photo", "coffee"),
            ("framing", "seed"),
            ("variant", "threads"),
            ("threads", "2"),
            ("utm", "x"),
        ]);
        assert_eq!(wishes.photo.as_deref(), Some("coffee"));
        assert_eq!(wishes.way.framing, Framing::Seed);
        assert_eq!(wishes.variant, Some(Variant::Threads));
        assert_eq!(wishes.threads, Some(2));
    }

    #[test]
    fn every_resolution_is_read_back() {
        for short_side in ShortSide::ALL {
            for mirrored in [false, true] {
                let resolution = Resolution {
                    short_side,
                    mirrored,
                };
                let pairs = resolution_pairs(resolution);
                let said = pairs.iter();
                let said = said.filter_map(|(key, value)| Some((*key, value.as_deref()?)));
                assert_eq!(Wishes::read(said).way.resolution, resolution);
            }
        }
        let unknown = Wishes::read([("size", "320"), ("mirrored", "yes")]);
        assert_eq!(unknown.way.resolution, Resolution::default());
    }

    #[test]
    fn every_key_is_read() {
        let values = ["coffee", "seed", "512", "1", "threads", "2"];
        for pair in Wishes::KEYS.into_iter().zip(values) {
            assert_ne!(Wishes::read([pair]), Wishes::default(), "{pair:?}");
        }
    }

    #[test]
    fn a_misspelt_value_counts_as_absent() {
        let wishes = Wishes::read([
            ("framing", "letterbox"),
            ("variant", "turbo"),
            ("threads", "0"),
            ("size", "large"),
        ]);
        assert_eq!(wishes, Wishes::default());
    }
}
