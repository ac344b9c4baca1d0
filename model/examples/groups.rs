//! Writes the groups of classes from WordNet's hierarchy, which Debian's `wordnet-base` has:
//! `cargo run -p camlens-model --example groups -- /usr/share/wordnet/data.noun > model/groups.tsv`

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(nouns) = std::env::args_os().nth(1) else {
        return Err("usage: groups <WordNet 3.0's data.noun>".into());
    };
    let nouns = std::fs::read_to_string(nouns)?;
    let classes = include_str!("../classes.tsv");
    print!("{}", camlens_model::maker::groups(&nouns, classes)?);
    Ok(())
}
