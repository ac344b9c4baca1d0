//! The table of classes.

/// The table that `model/` makes: index, WordNet id, name, synonyms.
const TABLE: &str = include_str!("../../../../model/classes.tsv");

/// One class of ImageNet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Index in the network's logits.
    pub index: usize,
    /// WordNet 3.0 offset, such as `n02124075`.
    pub wordnet_id: &'static str,
    /// The name a person would use.
    pub name: &'static str,
    /// More names, separated by `, `; may be empty.
    pub synonyms: &'static str,
}

/// All classes, in the order of the network's logits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classes(Vec<Class>);

/// A line of the table that is no class.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the class table is not `index, WordNet id, name, synonyms`: {text:?}")]
pub struct BadClassTable {
    pub line: usize,
    pub text: &'static str,
}

impl Classes {
    /// Reads the table that is part of the program.
    ///
    /// # Errors
    /// The first line that is not a class or is out of order.
    pub fn imagenet() -> Result<Self, BadClassTable> {
        parse(TABLE)
    }

    /// All of them, by index.
    pub fn all(&self) -> &[Class] {
        &self.0
    }

    /// The name of a class, or its number where the table ends before it.
    pub fn name(&self, class: usize) -> String {
        self.0
            .get(class)
            .map_or_else(|| format!("class {class}"), |class| class.name.to_owned())
    }
}

fn parse(table: &'static str) -> Result<Classes, BadClassTable> {
    table
        .lines()
        .enumerate()
        .skip(1)
        .map(|(at, text)| {
            let wrong = || BadClassTable { line: at + 1, text };
            let mut fields = text.split('\t');
            let mut field = || fields.next().ok_or_else(wrong);
            let class = Class {
                index: field()?.parse().map_err(|_| wrong())?,
                wordnet_id: field()?,
                name: field()?,
                synonyms: field()?,
            };
            (class.index == at - 1 && !class.name.is_empty())
                .then_some(class)
                .ok_or_else(wrong)
        })
        .collect::<Result<_, _>>()
        .map(Classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_a_thousand_and_cats_are_where_keras_has_them() -> Result<(), BadClassTable> {
        let classes = Classes::imagenet()?;
        assert_eq!(classes.all().len(), 1000);
        assert_eq!(classes.all()[285].wordnet_id, "n02124075");
        assert_eq!(classes.name(285), "Egyptian cat");
        assert_eq!(classes.name(1000), "class 1000");
        Ok(())
    }

    #[test]
    fn a_bad_line_is_named() {
        let bad = parse("head\n0\tn1\ttench\t\n2\tn2\tgoldfish\t");
        assert_eq!(
            bad,
            Err(BadClassTable {
                line: 3,
                text: "2\tn2\tgoldfish\t"
            })
        );
        assert!(parse("head\n0\tn1\ttench").is_err());
    }
}
