//! Names as a search sees them: small letters, no accents, words apart.

/// A name in the form in which names are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Folded {
    /// Small letters and digits; one space between words.
    pub spaced: String,
    /// The same without the spaces: `t shirt` and `tshirt` are one.
    pub joined: String,
}

impl Folded {
    /// Folds a text: letters small and without accents, apostrophes gone, everything else that is
    /// neither letter nor digit a gap between words.
    pub(super) fn of(text: &str) -> Self {
        let spaced = folded(text);
        Self {
            joined: spaced.replace(' ', ""),
            spaced,
        }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.spaced.split(' ').filter(|word| !word.is_empty())
    }
}

/// A text as a search sees it: small letters without accents, apostrophes gone, one space in the place
/// of other marks between words. `IMG_02.jpg` is `img 02 jpg`.
pub fn folded(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_ascii() {
            fold(letter.to_ascii_lowercase(), &mut spaced, &mut gap);
        } else {
            for letter in letter.to_lowercase() {
                fold(letter, &mut spaced, &mut gap);
            }
        }
    }
    spaced
}

/// Appends a small letter. `gap`: another word begins.
fn fold(letter: char, spaced: &mut String, gap: &mut bool) {
    if is_dropped(letter) {
        return;
    }
    if !letter.is_alphanumeric() {
        *gap = !spaced.is_empty();
        return;
    }
    if std::mem::take(gap) {
        spaced.push(' ');
    }
    match without_accent(letter) {
        "" => spaced.push(letter),
        plain => spaced.push_str(plain),
    }
}

/// Apostrophes, and the marks that an accented letter is followed by where it is written in two
/// characters (Unicode's combining diacritical marks).
fn is_dropped(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{300}'..='\u{36f}'
    )
}

/// The Latin letters under the accents of Unicode's blocks Latin-1 and Latin Extended-A, as far as
/// a keyboard of Europe writes them; nothing for what has none.
fn without_accent(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// English plurals without an ending of their own.
const IRREGULAR: [(&str, &str); 12] = [
    ("mice", "mouse"),
    ("lice", "louse"),
    ("geese", "goose"),
    ("oxen", "ox"),
    ("men", "man"),
    ("people", "person"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("fungi", "fungus"),
    ("cacti", "cactus"),
    ("octopi", "octopus"),
];

/// A word and what it may be the plural of, the word itself first: `cats` and `cat`, `foxes` and
/// `fox`, `butterflies` and `butterfly`, `wolves` and `wolf`, `mice` and `mouse`. English; but for the
/// irregular ones only by its endings, and words of up to three letters stay as they are (`bus`,
/// `gas`).
pub(super) fn singulars(word: &str) -> Vec<String> {
    const ENDINGS: [(&str, &str); 6] = [
        ("ies", "y"),
        ("ves", "f"),
        ("ves", "fe"),
        ("men", "man"),
        ("es", ""),
        ("s", ""),
    ];
    let mut words = vec![word.to_owned()];
    let irregular = IRREGULAR.iter().filter(|(plural, _)| *plural == word);
    words.extend(irregular.map(|&(_, singular)| singular.to_owned()));
    if word.chars().count() > 3 && !word.ends_with("ss") {
        let stems = ENDINGS.iter().filter_map(|(plural, singular)| {
            let stem = word.strip_suffix(plural)?;
            (stem.chars().count() > 1).then(|| format!("{stem}{singular}"))
        });
        words.extend(stems);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_hyphens_are_forgiven() {
        let folded = |text| Folded::of(text).spaced;
        assert_eq!(
            folded("  German short-haired   Pointer!"),
            "german short haired pointer"
        );
        assert_eq!(folded("Geoffroy's"), "geoffroys");
        assert_eq!(folded("Ångström, CRÈME brûlée"), "angstrom creme brulee");
        assert_eq!(folded("e\u{301}cu"), "ecu");
        assert_eq!(folded("Straße"), "strasse");
        assert_eq!(folded("猫"), "猫");
        assert_eq!(folded(" --- "), "");
        assert_eq!(Folded::of("T-shirt").joined, "tshirt");
        assert_eq!(Folded::of("a, b").words().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(Folded::of("").words().count(), 0);
    }

    #[test]
    fn plurals_lead_to_their_singulars() {
        let has = |plural, singular: &str| singulars(plural).iter().any(|word| word == singular);
        assert!(has("cats", "cat") && has("foxes", "fox") && has("butterflies", "butterfly"));
        assert!(has("wolves", "wolf") && has("knives", "knife") && has("firemen", "fireman"));
        assert!(has("mice", "mouse") && has("men", "man") && has("geese", "goose"));
        assert_eq!(singulars("bus"), ["bus"]);
        assert_eq!(singulars("moss"), ["moss"]);
        assert_eq!(singulars("ñs"), ["ñs"]);
    }
}
