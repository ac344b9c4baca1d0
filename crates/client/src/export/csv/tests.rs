use super::super::samples::{catalogue, contrast, exhibit, exhibit_of, finding};
use super::*;
use crate::familiar::Familiarity;
use crate::gallery::samples::{answer, failed, item, read};
use crate::gallery::{Answer, Folder};
use crate::view::Look;
use camlens_core::framing::Framing;
use std::sync::Arc;

/// Reads RFC 4180 by its grammar, and nothing else: fields of lines.
fn read_csv(csv: &str) -> Vec<Vec<String>> {
    let mut text = csv.strip_prefix('\u{feff}').unwrap().chars().peekable();
    let mut lines = Vec::new();
    while text.peek().is_some() {
        let mut line = Vec::new();
        loop {
            let mut field = String::new();
            if text.next_if_eq(&'"').is_some() {
                loop {
                    match text.next().unwrap() {
                        '"' if text.next_if_eq(&'"').is_some() => field.push('"'),
                        '"' => break,
                        character => field.push(character),
                    }
                }
            } else {
                while let Some(character) = text.next_if(|c| !"\",\r\n".contains(*c)) {
                    field.push(character);
                }
            }
            line.push(field);
            match text.next() {
                Some(',') => {}
                Some('\r') => {
                    assert_eq!(text.next(), Some('\n'));
                    break;
                }
                other => panic!("{other:?} behind a field"),
            }
        }
        lines.push(line);
    }
    lines
}

#[test]
fn a_cell_has_its_value_its_share_and_its_place() {
    let exhibit = exhibit(Framing::Crop);
    let map = &exhibit.evidence.map;
    let lines = read_csv(&map_csv(&exhibit));
    assert_eq!(lines[0], ["row", "column", "logits", "share", "x", "y"]);
    assert_eq!(lines.len(), 1 + map.cells());
    let number = |field: &String| field.parse::<f64>().unwrap();
    let mut sum = 0.0;
    for (at, line) in lines[1..].iter().enumerate() {
        let (row, column) = (at / map.columns, at % map.columns);
        assert_eq!(line[..2], [row.to_string(), column.to_string()]);
        assert_eq!(number(&line[2]) as f32, map.values[at]);
        sum += number(&line[3]);
        // A cell of the network looks a quarter of a cell to the left and up of its middle.
        let seen = exhibit.frame.seen;
        let middle = |cell: usize, cells: usize| (cell as f64 + 0.25) / cells as f64;
        let x = seen.x + seen.width * middle(column, map.columns);
        let y = seen.y + seen.height * middle(row, map.rows);
        assert!((number(&line[4]) - x).abs() < 1e-3 && (number(&line[5]) - y).abs() < 1e-3);
    }
    let score = sum + f64::from(exhibit.evidence.bias);
    assert!((score - f64::from(exhibit.evidence.logit)).abs() < 1e-4);
}

#[test]
fn every_class_has_its_logit_and_rank() {
    let (exhibit, catalogue) = (exhibit(Framing::Whole), catalogue());
    let lines = read_csv(&logits_csv(&exhibit, &catalogue));
    assert_eq!(lines.len(), 1001);
    assert_eq!(lines[1 + 285][..3], ["285", "n02124075", "Egyptian cat"]);
    let mut ranks = vec![false; 1000];
    let mut sum = 0.0;
    for (index, line) in lines[1..].iter().enumerate() {
        assert_eq!(line[0], index.to_string());
        assert_eq!(
            line[3].parse::<f64>().unwrap() as f32,
            exhibit.logits[index]
        );
        sum += line[4].parse::<f64>().unwrap();
        ranks[line[5].parse::<usize>().unwrap() - 1] = true;
    }
    assert!((sum - 1.0).abs() < 1e-4);
    assert!(ranks.into_iter().all(|taken| taken));
}

fn gallery_lines(items: &[Item]) -> Vec<Vec<String>> {
    let catalogue = catalogue();
    read_csv(&gallery_csv(items, &catalogue).collect::<String>())
}

fn column<'a>(lines: &'a [Vec<String>], line: usize, name: &str) -> &'a str {
    let at = lines[0].iter().position(|column| column == name).unwrap();
    &lines[line][at]
}

#[test]
fn a_photo_has_a_line_whatever_became_of_it() {
    let catalogue = catalogue();
    let reading = finding(Framing::Crop, (45, 30));
    let subject = contrast(&catalogue);
    let evidence = exhibit_of(&reading, subject, Look::default()).evidence;
    let pinned = Item {
        state: ItemState::Read(Arc::new(
            Answer::about(&reading, subject, evidence.clone()).unwrap(),
        )),
        ..item(4, "4.jpg")
    };
    let items = [
        read(1, "zoo/cats/1.jpg", 285, 0.5),
        failed(2, "zoo/2.jpg"),
        item(3, "3.jpg"),
        pinned,
    ];
    let lines = gallery_lines(&items);
    assert_eq!(lines.len(), 5);
    for line in &lines {
        assert_eq!(line.len(), lines[0].len());
    }
    assert_eq!(lines[1][..4], ["zoo/cats", "1.jpg", "read", ""]);
    let first = |name| column(&lines, 1, name);
    assert_eq!(
        (first("first index"), first("first name")),
        ("285", "Egyptian cat")
    );
    assert_eq!((first("first logit"), first("score")), ("5", "5"));
    assert_eq!((first("subject"), first("against")), ("285", ""));
    assert_eq!(
        (first("exact"), first("framing"), first("short side")),
        ("true", "whole", "256")
    );
    assert_eq!((first("width"), first("height")), ("451", "300"));
    assert_eq!(lines[2][..4], ["zoo", "2.jpg", "failed", "truncatedImage"]);
    assert_eq!(lines[3][..4], ["", "3.jpg", "waiting", ""]);
    for line in &lines[2..4] {
        assert!(line[4..].iter().all(String::is_empty));
    }
    assert_eq!(column(&lines, 4, "against"), "n02084071");
    assert_eq!(column(&lines, 4, "against name"), "dogs");
    let score: f64 = column(&lines, 4, "score").parse().unwrap();
    assert!((score as f32 - evidence.logit).abs() < 1e-5);
}

#[test]
fn a_photo_that_is_none_of_the_classes_says_so() {
    let under_own = |distance, threshold| {
        let mut answer = answer(1, 0.5);
        answer.familiarity = Some(Familiarity {
            distance,
            threshold,
        });
        Item {
            state: ItemState::Read(Arc::new(answer)),
            ..item(1, "1.jpg")
        }
    };
    let items = [
        under_own(0.5, Some(0.25)),
        under_own(0.125, Some(0.25)),
        under_own(0.5, None),
        read(2, "2.jpg", 285, 0.5),
    ];
    let lines = gallery_lines(&items);
    let said = |line| {
        ["distance", "threshold", "none of these"].map(|name| column(&lines, line, name).to_owned())
    };
    assert_eq!(said(1), ["0.5", "0.25", "true"]);
    assert_eq!(said(2), ["0.125", "0.25", "false"]);
    assert_eq!(said(3), ["0.5", "", ""]);
    assert_eq!(said(4), ["", "", ""]);
}

/// Whatever spreadsheets are told to run, and whatever breaks a line or a field.
const NASTY: [&str; 24] = [
    "=1+1",
    "+49 30",
    "-1.jpg",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "=cmd|' /C calc'!A0",
    "\u{ff1d}1",
    "\"",
    "\"\"",
    "a\"b",
    ",",
    "a,b",
    "\r\n",
    "a\nb",
    "a\rb",
    "",
    " ",
    "'",
    ";",
    "\u{feff}x",
    "\u{1f63a} ä\u{0}",
];

#[test]
fn nasty_names_come_back_and_none_is_a_formula() {
    let mut names: Vec<String> = NASTY.map(str::to_owned).to_vec();
    let mut state = 5_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for _ in 0..2000 {
        let parts = 1 + next(4);
        names.push((0..parts).map(|_| NASTY[next(NASTY.len())]).collect());
    }
    let items: Vec<Item> = names
        .iter()
        .map(|name| Item {
            name: name.clone(),
            folder: Folder(vec![name.clone()]),
            ..item(1, "x")
        })
        .collect();
    let lines = gallery_lines(&items);
    assert_eq!(lines.len(), 1 + names.len());
    for (line, name) in lines[1..].iter().zip(&names) {
        for field in &line[..2] {
            let harmless = field.strip_prefix('\'').filter(|rest| rest == name);
            assert!(field == name || harmless.is_some(), "{field:?} of {name:?}");
            let begin = field.trim_start_matches(' ').chars().next();
            let runs = begin.is_some_and(|begin| "=+-@\t\r\n\u{ff1d}".contains(begin));
            assert!(!runs, "{field:?}");
        }
    }
}

#[test]
fn a_negative_number_is_a_number() {
    let mut exhibit = exhibit(Framing::Whole);
    exhibit.evidence.map.values[0] = -0.25;
    exhibit.evidence.map.values[1] = f32::NAN;
    let lines = read_csv(&map_csv(&exhibit));
    assert_eq!(lines[1][2], "-0.25");
    assert_eq!(lines[2][2..4], ["", ""]);
}
