//! Circles: files of which each one leads to each other one (strongly connected components).

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Arrow;

/// Each circle as its sorted files. A file is in one circle at most.
pub fn circles(arrows: &[Arrow]) -> Vec<Vec<&str>> {
    let mut forth: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut back: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for arrow in arrows {
        forth.entry(&arrow.from).or_default().push(&arrow.to);
        back.entry(&arrow.to).or_default().push(&arrow.from);
    }
    let mut placed = BTreeSet::new();
    let mut circles = Vec::new();
    for &file in forth.keys() {
        if placed.contains(file) {
            continue;
        }
        let before = reached(file, &back);
        let circle: Vec<&str> = reached(file, &forth)
            .intersection(&before)
            .copied()
            .collect();
        placed.extend(circle.iter().copied());
        if circle.len() > 1 {
            circles.push(circle);
        }
    }
    circles
}

/// The files that arrows lead to from `start`, itself among them.
fn reached<'file>(
    start: &'file str,
    arrows: &BTreeMap<&'file str, Vec<&'file str>>,
) -> BTreeSet<&'file str> {
    let mut found = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(file) = open.pop() {
        for next in arrows.get(file).into_iter().flatten().copied() {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}
