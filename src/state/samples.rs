//! The photos that come with the page.

use camlens_words::say;

/// A photo that anyone may use, served beside the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name in `?photo=`.
    pub name: &'static str,
    /// The file below `samples/`.
    pub file: &'static str,
}

/// In the order in which they are offered; the first is shown to who just came.
pub const SAMPLES: [Sample; 4] = [
    Sample {
        name: "chelsea",
        file: "chelsea.png",
    },
    Sample {
        name: "coffee",
        file: "coffee.png",
    },
    Sample {
        name: "astronaut",
        file: "astronaut.png",
    },
    Sample {
        name: "rocket",
        file: "rocket.jpg",
    },
];

impl Sample {
    /// The sample of a link, by its name; else the first.
    pub fn of_link(name: Option<&str>) -> &'static Self {
        name.and_then(Self::named).unwrap_or(&SAMPLES[0])
    }

    /// The sample of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SAMPLES.iter().find(|sample| sample.name == name)
    }

    /// The word below its thumbnail.
    pub fn label(&self) -> String {
        match self.name {
            "coffee" => say::sample_coffee(),
            "astronaut" => say::sample_astronaut(),
            "rocket" => say::sample_rocket(),
            _ => say::sample_cat(),
        }
    }

    /// What is on it, for those who do not see it.
    pub fn alt(&self) -> String {
        match self.name {
            "coffee" => say::sample_coffee_alt(),
            "astronaut" => say::sample_astronaut_alt(),
            "rocket" => say::sample_rocket_alt(),
            _ => say::sample_cat_alt(),
        }
    }

    /// The address of a small square of it, relative to the page's. The photos themselves are a megabyte,
    /// which nobody needs before the first answer.
    pub fn thumbnail(&self) -> String {
        format!("samples/small/{}.jpg", self.name)
    }

    /// Its address, relative to the page's.
    pub fn address(&self) -> String {
        format!("samples/{}", self.file)
    }
}
