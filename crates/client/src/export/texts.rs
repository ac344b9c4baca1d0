//! What a picture says of itself.

/// The texts in the file of a picture, in the page's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The subject of the map, and the photo's name.
    pub title: String,
    /// What the map is of and how it was made.
    pub description: String,
    /// The program that made it.
    pub software: String,
}

impl Texts {
    /// Each text that is not empty, behind the keyword that PNG and others have for it.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = [
            ("Title", self.title.as_str()),
            ("Description", self.description.as_str()),
            ("Software", self.software.as_str()),
        ];
        texts.into_iter().filter(|(_, text)| !text.is_empty())
    }
}
