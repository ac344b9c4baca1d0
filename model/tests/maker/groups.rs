//! The committed groups of classes, and WordNet where it is: `CAMLENS_WORDNET` names its
//! `data.noun`, or Debian's `wordnet-base` is installed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use camlens_model::maker::groups;

const COMMITTED: &str = include_str!("../../groups.tsv");

/// Written anew here, so that the maker's reading of the runs is not taken for granted.
fn committed() -> BTreeMap<&'static str, Vec<usize>> {
    COMMITTED
        .lines()
        .skip(1)
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let classes = fields[2].split(',').flat_map(|run| {
                let (first, last) = run.split_once('-').unwrap_or((run, run));
                first.parse::<usize>().unwrap()..=last.parse().unwrap()
            });
            (fields[0], classes.collect())
        })
        .collect()
}

#[test]
fn groups_hold_what_people_know_to_be_in_them() {
    let groups = committed();
    assert_eq!(groups["dogs"], (151..=268).collect::<Vec<_>>());
    assert_eq!(groups["domestic cats"], [281, 282, 283, 284, 285]);
    assert_eq!(groups["big cats"], [288, 289, 290, 291, 292, 293]);
    assert_eq!(groups["sharks"], [2, 3, 4]);
    assert_eq!(groups["birds"].len(), 59);
    assert_eq!(groups["animals"], (0..398).collect::<Vec<_>>());
    assert_eq!(groups["fungi and mushrooms"].len(), 8);
    for (name, classes) in &groups {
        assert!(classes.len() >= 2, "{name}");
        assert!(classes.is_sorted_by(|a, b| a < b), "{name}");
        assert!(classes.iter().all(|&class| class < 1000), "{name}");
    }
    assert_eq!(groups.len(), COMMITTED.lines().count() - 1);
}

#[test]
fn the_committed_groups_are_what_the_maker_makes() {
    let nouns = std::env::var_os("CAMLENS_WORDNET")
        .map_or_else(|| "/usr/share/wordnet/data.noun".into(), PathBuf::from);
    let Ok(nouns) = std::fs::read_to_string(&nouns) else {
        eprintln!(
            "SKIPPED: no {}; Debian's wordnet-base has it",
            nouns.display()
        );
        return;
    };
    let made = groups(&nouns, include_str!("../../classes.tsv")).unwrap();
    assert!(made == COMMITTED, "run the example `groups`");
}
