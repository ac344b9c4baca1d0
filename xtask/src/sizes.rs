//! The sizes of the site's parts, as a visitor downloads them.

use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::Error;
use crate::files;
use crate::hash::web_path;
use crate::other_pages::is_for_other_pages;
use crate::say;

/// Prints the size of each part of the site, as it is and as gzip sends it.
pub fn print(site: &Path) -> Result<(), Error> {
    let mut parts: Vec<Part> = Vec::new();
    for relative in files::list(site)? {
        let bytes = fs_err::read(site.join(&relative))?;
        let name = part_of(&web_path(&relative));
        // The network's parts are many megabytes that hardly change: quick is good enough.
        let level = if name == "model" { 1 } else { 6 };
        let zipped = zipped(&bytes, Compression::new(level));
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.add(&bytes, zipped),
            None => {
                let mut part = Part::new(name);
                part.add(&bytes, zipped);
                parts.push(part);
            }
        }
    }
    say::step("sizes", None);
    say::note(&format!("{:<28} {:>10} {:>10}", "part", "as it is", "gzip"));
    for part in parts {
        let (raw, zipped) = (say::bytes(part.raw), say::bytes(part.zipped));
        say::note(&format!("{:<28} {raw:>10} {zipped:>10}", part.name));
    }
    Ok(())
}

struct Part {
    name: String,
    raw: u64,
    zipped: u64,
}

impl Part {
    fn new(name: String) -> Self {
        Self {
            name,
            raw: 0,
            zipped: 0,
        }
    }

    fn add(&mut self, bytes: &[u8], zipped: u64) {
        self.raw += bytes.len() as u64;
        self.zipped += zipped;
    }
}

/// The part that a file belongs to: a worker, the network, another folder, the module for other pages, its
/// types, or the page.
fn part_of(path: &str) -> String {
    if is_for_other_pages(path) && !path.starts_with("examples/") {
        let types = path.ends_with(".d.ts");
        return if types { "module, types" } else { "module" }.to_owned();
    }
    let mut folders = path.split('/');
    match (folders.next(), folders.next(), folders.next()) {
        (Some("workers"), Some(worker), Some(_)) => format!("worker {worker}"),
        (Some(folder), Some(_), _) => folder.to_owned(),
        _ => "page".to_owned(),
    }
}

fn zipped(bytes: &[u8], level: Compression) -> u64 {
    let mut encoder = GzEncoder::new(Counter(0), level);
    // Counting cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(0, |counter| counter.0)
}

/// Takes bytes and keeps their number.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_belong_to_parts() {
        assert_eq!(part_of("index.html"), "page");
        assert_eq!(part_of("workers/simd-0123/worker.js"), "worker simd-0123");
        assert_eq!(part_of("model/ab.bin"), "model");
        assert_eq!(part_of("camlens.js"), "module");
        assert_eq!(part_of("module/0123/engine.wasm"), "module");
        assert_eq!(part_of("camlens.d.ts"), "module, types");
        assert_eq!(part_of("camlens-0123.js"), "page");
        assert_eq!(part_of("examples/many.js"), "examples");
        assert_eq!(part_of("static/photos/cat.jpg"), "static");
    }

    #[test]
    fn gzip_is_counted() {
        let size = zipped(&[7; 100_000], Compression::new(6));
        assert!((20..1000).contains(&size), "{size}");
    }
}
