//! Groups of classes that people ask for by one word, such as all dogs: the classes below a synset
//! of WordNet.
//!
//! Which class belongs to a group is WordNet's word, with its peculiarities: a throne is a chair
//! there, and an acorn would be a fruit. Where one synset is too narrow for its name, a group
//! takes several.

use super::wordnet::{BadNoun, Nouns};

/// Name and synsets of each group, in the order in which they are offered: animals, plants and
/// food, the made world, landscapes.
const GROUPS: &[(&str, &[&str])] = &[
    ("animals", &["n00015388"]),
    ("mammals", &["n01861778"]),
    ("dogs", &["n02084071"]),
    ("terriers", &["n02092468"]),
    ("hounds", &["n02087551"]),
    ("retrievers", &["n02099029"]),
    ("spaniels", &["n02101108"]),
    ("sheepdogs", &["n02104523"]),
    ("toy dogs", &["n02085374"]),
    ("poodles", &["n02113335"]),
    ("wolves", &["n02114100"]),
    ("foxes", &["n02118333"]),
    ("felines", &["n02120997"]),
    ("domestic cats", &["n02121808"]),
    ("big cats", &["n02127808"]),
    ("bears", &["n02131653"]),
    ("weasels, otters and badgers", &["n02441326"]),
    ("rodents", &["n02329401"]),
    ("rabbits and hares", &["n02323902"]),
    ("hoofed animals", &["n02370806"]),
    ("cattle, sheep and antelopes", &["n02401031"]),
    ("horses and zebras", &["n02374149"]),
    ("pigs", &["n02395003"]),
    ("elephants", &["n02503517"]),
    ("marsupials", &["n01874434"]),
    ("whales", &["n02062744"]),
    ("primates", &["n02469914"]),
    ("apes", &["n02470325"]),
    ("monkeys", &["n02484322"]),
    ("birds", &["n01503061"]),
    ("songbirds", &["n01525720"]),
    ("birds of prey", &["n01604330"]),
    ("parrots", &["n01816887"]),
    ("water birds", &["n01844917"]),
    ("ducks and geese", &["n01845132"]),
    ("reptiles", &["n01661091"]),
    ("snakes", &["n01726692"]),
    ("lizards", &["n01674464"]),
    ("turtles", &["n01662784"]),
    ("crocodiles", &["n01696633"]),
    ("amphibians", &["n01627424"]),
    ("frogs", &["n01639765"]),
    ("salamanders", &["n01629276"]),
    ("fish", &["n02512053"]),
    ("sharks", &["n01482330"]),
    ("insects", &["n02159955"]),
    ("beetles", &["n02164464"]),
    ("butterflies", &["n02274259"]),
    ("spiders", &["n01772222"]),
    ("crustaceans", &["n01974773"]),
    ("crabs", &["n01976957"]),
    ("molluscs", &["n01940736"]),
    ("flowers", &["n11669921"]),
    // The class `mushroom` is a vegetable in WordNet, not a fungus.
    ("fungi and mushrooms", &["n12992868", "n07734744"]),
    ("fruit", &["n07705931"]),
    ("vegetables", &["n07707451"]),
    // Solid food, nourishment (dishes and courses) and foodstuffs: none of them is all food, and
    // what holds all three holds hay, too.
    ("food", &["n07555863", "n07570720", "n07566340"]),
    ("vehicles", &["n04524313"]),
    ("cars", &["n02958343"]),
    ("trucks", &["n04490091"]),
    ("buses", &["n02924116"]),
    ("trains", &["n03684823", "n02959942", "n04468005"]),
    ("bicycles", &["n02834778"]),
    ("ships and boats", &["n04530566"]),
    ("aircraft", &["n02686568"]),
    ("furniture", &["n03405725"]),
    ("seats", &["n04161981"]),
    ("musical instruments", &["n03800933"]),
    ("stringed instruments", &["n04338517"]),
    ("wind instruments", &["n04586932"]),
    ("percussion instruments", &["n03915437"]),
    ("clothing", &["n03051540"]),
    ("headgear", &["n03502509"]),
    ("footwear", &["n03380867"]),
    ("tools", &["n04451818"]),
    ("weapons", &["n04565375"]),
    ("buildings", &["n02913152"]),
    ("shops", &["n04202417"]),
    ("bridges", &["n02898711"]),
    ("electronic devices", &["n03278248"]),
    ("household appliances", &["n03528263"]),
    ("clocks and timers", &["n04437953"]),
    ("cookware", &["n03101986"]),
    ("bottles", &["n02876657"]),
    ("balls", &["n02778669"]),
    ("landscapes", &["n09287968"]),
];

/// Why there are no groups.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GroupsError {
    #[error(transparent)]
    Noun(#[from] BadNoun),

    #[error("line {line} of the class table does not begin with index {expected} and a WordNet id")]
    Class { line: usize, expected: usize },

    #[error("WordNet has no noun {id}, which {used_by} refers to: is it WordNet 3.0?")]
    UnknownSynset { id: String, used_by: String },

    #[error("the group {name} has {classes} of the classes; a group has at least two")]
    TooSmall { name: String, classes: usize },
}

/// Writes `groups.tsv`: a line a group with its name, its synsets (comma separated) and the
/// indices of its classes (ascending; `a-b` is a run with both ends).
///
/// `nouns` is the text of WordNet 3.0's `data.noun`, `classes` that of `classes.tsv`.
///
/// # Errors
/// [`GroupsError`]: what of the two does not read or does not fit.
pub fn groups(nouns: &str, classes: &str) -> Result<String, GroupsError> {
    let nouns = Nouns::parse(nouns)?;
    let classes = class_ids(classes)?;
    for (index, id) in classes.iter().enumerate() {
        known(&nouns, id, || format!("class {index}"))?;
    }
    let mut table = String::from("name\twordnet\tclasses\n");
    for &(name, synsets) in GROUPS {
        for id in synsets {
            known(&nouns, id, || format!("the group {name}"))?;
        }
        let members: Vec<usize> = (0..classes.len())
            .filter(|&index| {
                let kinds = nouns.kinds(classes[index]);
                synsets.iter().any(|id| kinds.contains(id))
            })
            .collect();
        if members.len() < 2 {
            return Err(GroupsError::TooSmall {
                name: name.to_owned(),
                classes: members.len(),
            });
        }
        let line = [name, &synsets.join(","), &runs(&members)].join("\t");
        table.push_str(&line);
        table.push('\n');
    }
    Ok(table)
}

fn known(nouns: &Nouns, id: &str, used_by: impl Fn() -> String) -> Result<(), GroupsError> {
    if nouns.has(id) {
        return Ok(());
    }
    Err(GroupsError::UnknownSynset {
        id: id.to_owned(),
        used_by: used_by(),
    })
}

/// The WordNet ids of `classes.tsv`, by class.
fn class_ids(table: &str) -> Result<Vec<&str>, GroupsError> {
    let lines = table.lines().enumerate().skip(1);
    lines
        .map(|(at, line)| {
            let expected = at - 1;
            let mut fields = line.split('\t');
            let index: Option<usize> = fields.next().and_then(|field| field.parse().ok());
            match (index, fields.next()) {
                (Some(index), Some(id)) if expected == index => Ok(id),
                _ => Err(GroupsError::Class {
                    line: at + 1,
                    expected,
                }),
            }
        })
        .collect()
}

/// Ascending numbers, neighbours joined: `3,5-8`.
fn runs(numbers: &[usize]) -> String {
    let joined = numbers.chunk_by(|a, b| a + 1 == *b);
    let texts: Vec<String> = joined
        .map(|run| match run {
            [one] => one.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => String::new(),
        })
        .collect();
    texts.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(runs(&[3, 5, 6, 7, 8, 10, 11]), "3,5-8,10-11");
        assert_eq!(runs(&[]), "");
    }

    #[test]
    fn names_and_synsets_are_given_once() {
        for (at, (name, synsets)) in GROUPS.iter().enumerate() {
            for (other, others) in &GROUPS[..at] {
                assert!(name != other && synsets != others, "{name} and {other}");
            }
            assert!(!name.contains('\t') && !synsets.is_empty());
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let classes = "index\twordnet\n0\tn00000001\n";
        let lost = groups("00000002 03 n 01 dog 0 000 | it barks", classes);
        assert_eq!(
            lost,
            Err(GroupsError::UnknownSynset {
                id: "n00000001".into(),
                used_by: "class 0".into()
            })
        );
        let no_group = groups("00000001 03 n 01 dog 0 000 | it barks", classes);
        assert!(
            matches!(no_group, Err(GroupsError::UnknownSynset { id, .. }) if id == "n00015388")
        );
        let out_of_order = groups("", "index\twordnet\n1\tn00000001\n");
        assert_eq!(
            out_of_order,
            Err(GroupsError::Class {
                line: 2,
                expected: 0
            })
        );
    }
}
