//! Files of Camlens in Python: `zipfile`, `json`, NumPy and Pillow read what the page saves, and the script
//! of `docs/python/` computes maps and overlays again.
//!
//! Each test says so where this computer lacks Python or a package.

#![allow(
    clippy::unwrap_used,
    reason = "a file or a script that fails ends its test"
)]

mod interpreter;
mod made_up;
mod own_classes;
mod own_head;
mod packing;

use camlens_client::archive::{Content, Moment, Writer};
use camlens_client::export::csv::{gallery_csv, map_csv};
use camlens_client::export::json::map_json;
use camlens_client::export::npy::Array;
use camlens_client::export::{EnlargedMap, Exhibit};
use camlens_client::finding::PhotoId;
use camlens_client::gallery::{Folder, Item, ItemState, Source};
use camlens_client::view::{Layout, Look, MapSubject};
use camlens_core::framing::Framing;
use camlens_core::render::{Colormap, Range};
use interpreter::{python_with, root, run};
use made_up::{finding, photo};
use packing::{SAMPLE, bundle, catalogue, contrast, exhibit, saved};
use std::path::Path;

/// Runs a script that is written here, on files.
fn script(packages: &str, name: &str, text: &str, files: &[&Path]) -> Option<String> {
    let python = python_with(packages)?;
    let script = saved(name, text.as_bytes());
    let arguments: Vec<&Path> = std::iter::once(script.as_path())
        .chain(files.iter().copied())
        .collect();
    Some(run(&python, &arguments))
}

#[test]
fn the_script_computes_maps_and_overlays_again() {
    let Some(python) = python_with("numpy, PIL") else {
        return;
    };
    let (photo, catalogue) = (photo(), catalogue());
    let findings = Framing::ALL.map(|framing| finding(framing, photo.size));
    let plain = Look::default();
    let looks = [
        plain,
        Look {
            colormap: Colormap::Viridis,
            cells: true,
            opacity: 80,
            ..plain
        },
        Look {
            range: Range::FromZero,
            grey: Some(true),
            contour: true,
            boxed: true,
            layout: Layout::Slide,
            split: 30.0,
            ..plain
        },
    ];
    let mut exhibits = Vec::new();
    for finding in &findings {
        for look in looks {
            for subject in [MapSubject::Class(285), contrast(&catalogue)] {
                exhibits.push((exhibit(finding, subject, look), &finding.reading));
            }
        }
    }
    let zip = saved("many.zip", &bundle(&photo, &exhibits));
    let said = run(
        &python,
        &[&root().join("docs/python/recompute_bundle.py"), &zip],
    );
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), exhibits.len(), "{said}");
    for line in lines {
        // chelsea.png identity 1.2e-06, map 3.4e-06, overlay 1 levels
        let words: Vec<&str> = line
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .collect();
        let [
            name,
            "identity",
            identity,
            "map",
            map,
            "overlay",
            levels,
            "levels",
        ] = words[..]
        else {
            panic!("{line}");
        };
        let number = |word: &str| word.parse::<f64>().unwrap();
        assert_eq!(name, SAMPLE);
        assert!(number(identity) < 1e-4 && number(map) < 1e-4, "{line}");
        assert!(number(levels) <= 1.0, "{line}");
    }
    println!("{said}");
}

#[test]
fn a_bundle_of_one_is_computed_from_its_unpacked_folder() {
    let Some(python) = python_with("numpy, PIL") else {
        return;
    };
    let photo = photo();
    let finding = finding(Framing::Whole, photo.size);
    let one = exhibit(&finding, MapSubject::Class(285), Look::default());
    let zip = saved("one.zip", &bundle(&photo, &[(one, &finding.reading)]));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one");
    let unpack = "import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    script("zipfile", "unpack.py", unpack, &[&zip, &folder]).unwrap();
    let said = run(
        &python,
        &[&root().join("docs/python/recompute_bundle.py"), &folder],
    );
    assert!(said.starts_with("chelsea.png identity "), "{said}");
    assert!(said.trim_end().ends_with(" levels"), "{said}");
}

#[test]
fn zipfile_reads_what_is_written() {
    let mut writer = Writer::new(Moment {
        year: 2026,
        month: 11,
        day: 28,
        hour: 3,
        minute: 30,
        second: 44,
    });
    let mut zip = Vec::new();
    let files: [(&str, &[u8]); 3] = [
        ("001 K\u{e4}tzchen/map.npy", &[7; 900]),
        ("\u{732b}.jpg", b""),
        ("manifest.json", b"{}"),
    ];
    for (path, data) in files {
        zip.extend(writer.file(path, Content::of(data)).header);
        zip.extend(data);
    }
    zip.extend(writer.finish());
    let mut many = Vec::new();
    let mut writer = Writer::new(Moment::default());
    for number in 0..70_000 {
        many.extend(writer.file(&number.to_string(), Content::of(b"x")).header);
        many.push(b'x');
    }
    many.extend(writer.finish());
    let text = r#"
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for entry in archive.infolist():
    print(ascii(entry.filename), len(archive.read(entry)), entry.date_time, oct(entry.external_attr >> 16))
many = zipfile.ZipFile(sys.argv[2])
print(len(many.namelist()), many.read("69999"))
"#;
    let (zip, many) = (saved("written.zip", &zip), saved("many-files.zip", &many));
    let Some(said) = script("zipfile", "read_zip.py", text, &[&zip, &many]) else {
        return;
    };
    let date = "(2026, 11, 28, 3, 30, 44) 0o100644";
    let expected = [
        format!(r"'001 K\xe4tzchen/map.npy' 900 {date}"),
        format!(r"'\u732b.jpg' 0 {date}"),
        format!("'manifest.json' 2 {date}"),
        "70000 b'x'".to_owned(),
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

/// The files of a map: grid, enlarged, JSON and CSV.
fn files_of(exhibit: &Exhibit) -> [std::path::PathBuf; 4] {
    let map = &exhibit.evidence.map;
    let grid = Array::floats(&[map.rows, map.columns], map.values.clone()).unwrap();
    let enlarged = EnlargedMap::of(exhibit);
    let mut pixels = enlarged.head();
    pixels.extend(enlarged.rows(0..enlarged.height()));
    let json = map_json(exhibit, &catalogue());
    [
        saved("map.npy", &grid.encode()),
        saved("enlarged.npy", &pixels),
        saved("map.json", json.as_bytes()),
        saved("map.csv", map_csv(exhibit).as_bytes()),
    ]
}

#[test]
fn numpy_json_and_csv_have_the_same_numbers_to_the_bit() {
    let mut finding = finding(Framing::Crop, (451, 300));
    finding.exact = false;
    let mut exhibit = exhibit(&finding, MapSubject::Class(285), Look::default());
    // The number whose shortest decimals are those of its neighbour, by way of 64 bits.
    exhibit.evidence.map.values[5] = f32::from_bits(0x15ae_43fd);
    exhibit.evidence.map.values[6] = -0.0;
    let text = r#"
import csv, json, sys
import numpy as np
grid, enlarged = np.load(sys.argv[1]), np.load(sys.argv[2], mmap_mode="r")
said = json.load(open(sys.argv[3], encoding="utf-8"))
lines = list(csv.DictReader(open(sys.argv[4], encoding="utf-8-sig", newline="")))
bits = lambda values: np.array(values, np.float32).view(np.uint32)
assert grid.dtype == np.float32 and grid.flags.c_contiguous
assert (bits(said["values"]) == grid.ravel().view(np.uint32)).all()
assert (bits([line["logits"] for line in lines]) == grid.ravel().view(np.uint32)).all()
assert said["reading"]["exact"] is False
(left, right), (top, bottom) = said["drawing"]["covered"]["columns"], said["drawing"]["covered"]["rows"]
assert enlarged.shape == (300, 451) and not np.isnan(enlarged[top:bottom, left:right]).any()
assert np.isnan(enlarged).sum() == enlarged.size - (bottom - top) * (right - left)
# The pixel that a cell in the middle looks at has nearly the cell's value.
cell = lines[24]
near = enlarged[int(float(cell["y"])), int(float(cell["x"]))]
assert abs(near - grid[3, 3]) < 0.05 * np.ptp(grid), (near, grid[3, 3])
print("the same")
"#;
    let files = files_of(&exhibit);
    let files: Vec<&Path> = files.iter().map(|path| path.as_path()).collect();
    if let Some(said) = script("numpy", "read_numbers.py", text, &files) {
        assert_eq!(said.trim(), "the same");
    }
}

#[test]
fn pythons_csv_reads_names_that_break_lines() {
    let names = ["=1+1", "a\r\nb", "\"x\", y", "\u{1f63a} \u{e4}"];
    let items = names.map(|name| Item {
        photo: PhotoId(1),
        key: String::new(),
        name: name.to_owned(),
        folder: Folder::default(),
        source: Source {
            bytes: 1,
            changed_ms: 0.0,
        },
        state: ItemState::Waiting,
    });
    let table: String = gallery_csv(&items, &catalogue()).collect();
    let text = r#"
import csv, sys
for line in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")):
    print(ascii(line["name"]), line["state"])
"#;
    let table = saved("gallery.csv", table.as_bytes());
    let Some(said) = script("csv", "read_csv.py", text, &[&table]) else {
        return;
    };
    let expected = [
        r#""'=1+1" waiting"#,
        r"'a\r\nb' waiting",
        r#"'"x", y' waiting"#,
        r"'\U0001f63a \xe4' waiting",
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}
