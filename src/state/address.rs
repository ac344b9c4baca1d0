//! What the page's address says:
//! `?photo=coffee&framing=whole&size=512&mirrored=1&class=968&against=n02084071&threads=2`.

use super::samples::{SAMPLES, Sample};
use camlens_client::shelf::Origin;
use camlens_client::variant::Variant;
use camlens_client::way::Resolution;
use camlens_core::framing::{Framing, ShortSide};

/// The wishes in a query string. What is misspelt counts as not said: an old or a shortened link
/// still opens the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The sample to begin with.
    pub photo: Option<&'static Sample>,
    /// How the first photo is framed.
    pub framing: Option<Framing>,
    /// How finely it is read.
    pub resolution: Resolution,
    /// The class whose map is shown first, by its index, or the group, by its WordNet id.
    pub class: Option<String>,
    /// What that is compared with, likewise.
    pub against: Option<String>,
    /// The build of the engine to run.
    pub variant: Option<Variant>,
    /// On how many threads it may run.
    pub threads: Option<usize>,
}

impl Wishes {
    /// The keys of the address that are read here.
    pub const KEYS: [&'static str; 8] = [
        "photo", "framing", "size", "mirrored", "class", "against", "variant", "threads",
    ];

    /// Reads the pairs of a query string, decoded.
    pub fn read(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut wishes = Self::default();
        for (key, value) in pairs {
            match key.as_str() {
                "photo" => wishes.photo = Sample::named(&value),
                "framing" => wishes.framing = value.parse().ok(),
                "size" => wishes.resolution.short_side = size(&value).unwrap_or_default(),
                "mirrored" => wishes.resolution.mirrored = value == "1",
                "class" => wishes.class = Some(value),
                "against" => wishes.against = Some(value),
                "variant" => wishes.variant = Variant::named(&value),
                "threads" => wishes.threads = value.parse().ok().filter(|&threads| threads > 0),
                _ => {}
            }
        }
        wishes
    }

    /// The sample to begin with.
    pub fn first_photo(&self) -> &'static Sample {
        self.photo.unwrap_or(&SAMPLES[0])
    }

    /// Takes out the question about the photo to begin with, [`Self::class`] and [`Self::against`], when
    /// the first photo is read; `None` when that is another one.
    pub fn take_asked(&mut self, photo: Origin) -> Option<[Option<String>; 2]> {
        let asked = [self.class.take(), self.against.take()];
        let said = asked.iter().any(Option::is_some);
        (said && photo.sample() == Some(self.first_photo().name)).then_some(asked)
    }
}

fn size(value: &str) -> Option<ShortSide> {
    value.parse::<u16>().ok()?.try_into().ok()
}

/// The folder of a worker's script: its build, as the worker itself says it.
///
/// `workers/simd-0a1b/start.js?threads=2` is of the build `simd-0a1b`.
pub fn build_of(script: &str) -> Option<&str> {
    let path = script.split(['?', '#']).next()?;
    path.rsplit('/').nth(1).filter(|folder| !folder.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(pairs: &[(&str, &str)]) -> Wishes {
        Wishes::read(
            pairs
                .iter()
                .map(|&(key, value)| (key.to_owned(), value.to_owned())),
        )
    }

    #[test]
    fn an_address_says_what_to_open() {
        let wishes = wishes(&[
            ("photo", "coffee"),
            ("framing", "seed"),
            ("variant", "threads"),
            ("threads", "2"),
            ("utm", "x"),
        ]);
        assert_eq!(wishes.first_photo().name, "coffee");
        assert_eq!(wishes.framing, Some(Framing::Seed));
        assert_eq!(wishes.variant, Some(Variant::Threads));
        assert_eq!(wishes.threads, Some(2));
    }

    #[test]
    fn an_address_says_how_finely_to_read() {
        let resolution =
            |size, mirrored| wishes(&[("size", size), ("mirrored", mirrored)]).resolution;
        let finer = Resolution {
            short_side: ShortSide::Finer,
            mirrored: true,
        };
        assert_eq!(resolution("512", "1"), finer);
        assert_eq!(resolution("320", "0"), Resolution::default());
        assert_eq!(resolution("large", "yes"), Resolution::default());
    }

    #[test]
    fn an_address_asks_something_of_its_own_photo_once() {
        let asking = wishes(&[("photo", "coffee"), ("class", "968"), ("against", "n1")]);
        let asked = Some([Some("968".to_owned()), Some("n1".to_owned())]);
        let mut own = asking.clone();
        let coffee = Origin::Sample("coffee");
        assert_eq!(own.take_asked(coffee), asked);
        assert_eq!(own.take_asked(coffee), None);
        // A visitor's file is another photo, whatever its name.
        let mut other = asking;
        assert_eq!(other.take_asked(Origin::Visitor), None);
        assert_eq!(other.take_asked(coffee), None);
        let chelsea = Origin::Sample("chelsea");
        assert_eq!(Wishes::default().take_asked(chelsea), None);
    }

    #[test]
    fn every_key_is_read() {
        let values = ["coffee", "seed", "512", "1", "285", "3", "threads", "2"];
        for pair in Wishes::KEYS.into_iter().zip(values) {
            assert_ne!(wishes(&[pair]), Wishes::default(), "{pair:?}");
        }
    }

    #[test]
    fn what_is_misspelt_was_not_said() {
        let wishes = wishes(&[
            ("photo", "dragon"),
            ("framing", "letterbox"),
            ("variant", "turbo"),
            ("threads", "0"),
        ]);
        assert_eq!(wishes, Wishes::default());
        assert_eq!(wishes.first_photo().name, "chelsea");
    }

    #[test]
    fn a_build_is_the_folder_of_its_script() {
        assert_eq!(
            build_of("https://a/b/workers/simd-0a1b/start.js?threads=2"),
            Some("simd-0a1b")
        );
        assert_eq!(build_of("start.js"), None);
    }
}
