//! The photos that come with the page.

/// A photo that anyone may use, served beside the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name in `?photo=`.
    pub name: &'static str,
    /// The file below `samples/`.
    pub file: &'static str,
    /// The word below its thumbnail.
    pub label: &'static str,
    /// What is on it, for those who do not see it.
    pub alt: &'static str,
}

/// In the order in which they are offered; the first is shown to who just came.
pub const SAMPLES: [Sample; 4] = [
    Sample {
        name: "chelsea",
        file: "chelsea.png",
        label: "Cat",
        alt: "Chelsea, a ginger tabby cat, her face close up",
    },
    Sample {
        name: "coffee",
        file: "coffee.png",
        label: "Coffee",
        alt: "A cup of coffee on a wooden table, a spoon beside it",
    },
    Sample {
        name: "astronaut",
        file: "astronaut.png",
        label: "Astronaut",
        alt: "The astronaut Eileen Collins in an orange suit before a flag and a model of the shuttle",
    },
    Sample {
        name: "rocket",
        file: "rocket.jpg",
        label: "Rocket",
        alt: "A rocket on its launch pad, the tower beside it",
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

    /// Its address, relative to the page's.
    pub fn address(&self) -> String {
        format!("samples/{}", self.file)
    }
}
