//! WordNet's nouns as a hierarchy: which synset is a kind of which.
//!
//! Reads `data.noun` of WordNet 3.0, whose format is described in wndb(5WN). Only the pointers to
//! hypernyms are kept.

use std::collections::{BTreeSet, HashMap};

/// Synsets and what they are kinds of. An id is `n` and the eight digits of the synset's offset in
/// `data.noun`, as ImageNet writes it: `n02084071`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Nouns {
    hypernyms: HashMap<String, Vec<String>>,
}

/// A line of `data.noun` that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of WordNet's nouns is no synset: {text:?}")]
pub struct BadNoun {
    /// Counted from 1.
    pub line: usize,
    /// Its beginning.
    pub text: String,
}

impl Nouns {
    /// Reads the text of `data.noun`. The licence at its head is indented and passed over.
    ///
    /// # Errors
    /// The first line that is no synset.
    pub fn parse(text: &str) -> Result<Self, BadNoun> {
        let mut hypernyms = HashMap::new();
        for (at, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with(' ') {
                continue;
            }
            let (id, above) = synset(line).ok_or_else(|| BadNoun {
                line: at + 1,
                text: line.chars().take(60).collect(),
            })?;
            hypernyms.insert(id, above);
        }
        Ok(Self { hypernyms })
    }

    /// Whether there is a synset of this id.
    pub fn has(&self, id: &str) -> bool {
        self.hypernyms.contains_key(id)
    }

    /// The synset itself and all that it is a kind of. A synset may have several hypernyms; all of
    /// their ways up count.
    pub fn kinds<'a>(&'a self, id: &'a str) -> BTreeSet<&'a str> {
        let mut kinds = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if kinds.insert(id) {
                let above = self.hypernyms.get(id).into_iter().flatten();
                open.extend(above.map(String::as_str));
            }
        }
        kinds
    }
}

/// `offset file type words {word id} pointers {symbol offset part target} | gloss`: the number of
/// words is hexadecimal, that of pointers decimal. Symbols `@` and `@i` point to hypernyms.
fn synset(line: &str) -> Option<(String, Vec<String>)> {
    let mut fields = line.split('|').next()?.split_ascii_whitespace();
    let id = noun_id(fields.next()?)?;
    let words = usize::from_str_radix(fields.nth(2)?, 16).ok()?;
    let pointers: usize = fields.nth(2 * words)?.parse().ok()?;
    let mut above = Vec::new();
    for _ in 0..pointers {
        let (symbol, offset) = (fields.next()?, fields.next()?);
        let (_part, _target) = (fields.next()?, fields.next()?);
        if matches!(symbol, "@" | "@i") {
            above.push(noun_id(offset)?);
        }
    }
    Some((id, above))
}

fn noun_id(offset: &str) -> Option<String> {
    let whole = offset.len() == 8 && offset.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| format!("n{offset}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, in WordNet's form: a thing; an animal and a pet, which are things; a dog, which is
    /// both.
    const NOUNS: &str = "  1 a licence  \n\
        00000001 03 n 01 thing 0 000 | what there is\n\
        00000002 03 n 02 animal 0 beast 1 001 @ 00000001 n 0000 | it moves\n\
        00000003 03 n 01 pet 0 002 @ 00000001 n 0000 ~ 00000004 n 0000 | it stays | mostly\n\
        00000004 05 n 0a a 0 b 0 c 0 d 0 e 0 f 0 g 0 h 0 i 0 dog 0 002 @ 00000002 n 0000 @i 00000003 n 0000 | it barks\n";

    #[test]
    fn all_ways_up_count() -> Result<(), BadNoun> {
        let nouns = Nouns::parse(NOUNS)?;
        let kinds: Vec<&str> = nouns.kinds("n00000004").into_iter().collect();
        assert_eq!(kinds, ["n00000001", "n00000002", "n00000003", "n00000004"]);
        assert_eq!(nouns.kinds("n00000003").len(), 2);
        assert!(nouns.has("n00000001") && !nouns.has("n00000005"));
        Ok(())
    }

    #[test]
    fn a_circle_ends() -> Result<(), BadNoun> {
        let circle = "00000001 03 n 01 a 0 001 @ 00000002 n 0000 |\n\
            00000002 03 n 01 b 0 001 @ 00000001 n 0000 |";
        assert_eq!(Nouns::parse(circle)?.kinds("n00000001").len(), 2);
        Ok(())
    }

    #[test]
    fn a_bad_line_is_named() {
        for bad in [
            "dog",
            "00000001 03 n 01 a 0 002 @ 00000002 n 0000 |",
            "0001 03 n 00 000 |",
        ] {
            let error = Nouns::parse(&format!("  1\n{bad}"));
            assert_eq!(
                error,
                Err(BadNoun {
                    line: 2,
                    text: bad.to_owned()
                })
            );
        }
    }
}
