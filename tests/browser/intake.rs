//! Many photos come in at once: dropped, pasted, a folder with folders in it, a zip archive.
//!
//! `gallery/` has the folder that is chosen.

use super::shown::chelsea;
use super::webdriver::Tab;
use flate2::Crc;
use flate2::write::DeflateEncoder;
use serde_json::{Value, json};
use std::io::Write as _;

/// Waits until all of so many photos are read, but for those that failed.
async fn wait_for_photos(tab: &Tab, total: usize, failed: usize) {
    for (name, number) in [("data-total", total), ("data-failed", failed)] {
        tab.wait_for("gallery", name, &number.to_string()).await;
    }
    tab.wait_for("gallery", "data-state", "done").await;
    let read = (total - failed).to_string();
    assert_eq!(tab.attribute("gallery", "data-read").await, read);
}

/// Folder, name and state of each photo, in the order of the strip's photos.
async fn photos(tab: &Tab) -> Value {
    tab.run(
        "return [...document.querySelectorAll('[data-testid=gallery-item]')].map(
           ({ dataset: { folder, name, state } }) => [folder, name, state].join(' '))",
    )
    .await
}

/// Opens the gallery, unless it is open: only there each photo has its tile.
async fn open_gallery(tab: &Tab) {
    if tab.count("[data-testid=gallery][open]").await == 0 {
        tab.click("[data-testid=gallery-open]").await;
    }
    tab.wait_until("the gallery shows photos", async || {
        tab.count("[data-testid=gallery-item]").await > 0
    })
    .await;
}

/// Returns a script's files: samples under other names.
fn fetched(files: &[(&str, &str)]) -> String {
    let fetched = files.iter().map(|(sample, name)| {
        format!("new File([await (await fetch('samples/{sample}')).blob()], '{name}')")
    });
    format!("[{}]", fetched.collect::<Vec<_>>().join(", "))
}

#[tokio::test]
async fn several_photos_are_dropped_and_others_pasted() {
    let tab = chelsea("").await;
    let dropped = fetched(&[("coffee.png", "10.png"), ("astronaut.png", "2.png")]);
    tab.hand("drop", &dropped).await;
    // The first by its number is shown, whatever the order in the drag is.
    tab.wait_for_photo("cc0/astronaut.png").await;
    wait_for_photos(&tab, 2, 0).await;
    let pasted = fetched(&[("rocket.jpg", "3.jpg"), ("chelsea.png", "4.png")]);
    tab.hand("paste", &pasted).await;
    wait_for_photos(&tab, 4, 0).await;
    open_gallery(&tab).await;
    let names = [" 2.png read", " 10.png read", " 3.jpg read", " 4.png read"];
    assert_eq!(photos(&tab).await, json!(names));
    assert_eq!(tab.error().await.0, "");
    tab.close_content().await;
}

/// A drag that a script makes carries no folders. So the script says what `webkitGetAsEntry` gives, one
/// entry at a time, which Chromium does in hundreds: this shows what the page makes of entries, and not
/// what a browser's entries are.
const ENTRIES: &str = "
    const file = (name, content) => ({ isDirectory: false, name, file: (done, failed) =>
      content ? done(new File([content], name)) : failed(new DOMException('gone', 'NotFoundError')) });
    const folder = (name, ...inner) => ({ isDirectory: true, name, createReader: () => ({
      readEntries: (done) => done(inner.splice(0, 1)) }) });
    const [cat, cup] = await Promise.all(['chelsea', 'coffee'].map(async (name) =>
      (await fetch(`samples/${name}.png`)).blob()));
    const dropped = folder('.photos',
      folder('things', file('10.png', cup), file('2.png', cup), file('notes.txt', 'words'), file('gone.png')),
      folder('cats', file('cat.png', cat), file('damaged.jpg', 'no photo'), file('._cat.png', 'words')),
      folder('.git', file('cat.png', cat)),
      folder('__MACOSX', file('cat.png', cat)));
    DataTransferItem.prototype.webkitGetAsEntry = () => dropped;";

#[tokio::test]
async fn a_dropped_folder_gives_its_photos_with_their_folders() {
    let tab = chelsea("").await;
    tab.run(&format!("return (async () => {{ {ENTRIES} }})()"))
        .await;
    tab.hand("drop", "[new File([], '.photos')]").await;
    // One of them is gone; all else is taken.
    tab.wait_for("error", "data-kind", "notOpened").await;
    wait_for_photos(&tab, 4, 1).await;
    open_gallery(&tab).await;
    let found = [
        ".photos/cats cat.png read",
        ".photos/cats damaged.jpg failed",
        ".photos/things 2.png read",
        ".photos/things 10.png read",
    ];
    assert_eq!(photos(&tab).await, json!(found));
    tab.close().await;
}

/// A file of an archive: its path, its bytes, and whether it is deflated.
type Packed<'a> = (&'a str, &'a [u8], bool);

/// Returns a zip archive: local headers with data, directory, end (PKWARE, APPNOTE.TXT, 4.3.7 to 4.3.16).
fn zip(files: &[Packed]) -> Vec<u8> {
    let (mut body, mut directory) = (Vec::new(), Vec::new());
    for (path, content, deflated) in files {
        let mut data = content.to_vec();
        if *deflated {
            let mut encoder = DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(content).unwrap();
            data = encoder.finish().unwrap();
        }
        let mut crc = Crc::new();
        crc.update(content);
        // Version, flags, method, time, date, checksum, sizes, lengths of name and extra fields.
        let method = if *deflated { 8 } else { 0 };
        let mut facts: Vec<u8> = Vec::new();
        for number in [20_u16, 0, method, 0, 0] {
            facts.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), data.len() as u32, content.len() as u32] {
            facts.extend(number.to_le_bytes());
        }
        facts.extend((path.len() as u16).to_le_bytes());
        facts.extend([0; 2]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&facts);
        // Comment, disk, attributes.
        directory.extend([0; 10]);
        directory.extend((body.len() as u32).to_le_bytes());
        directory.extend(path.as_bytes());
        body.extend(b"PK\x03\x04");
        body.extend(&facts);
        body.extend(path.as_bytes());
        body.extend(data);
    }
    let count = (files.len() as u16).to_le_bytes();
    let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
    end.extend([count, count].concat());
    end.extend((directory.len() as u32).to_le_bytes());
    end.extend((body.len() as u32).to_le_bytes());
    end.extend([0; 2]);
    [body, directory, end].concat()
}

fn bytes(sample: &str) -> Vec<u8> {
    std::fs::read(super::expected::sample(sample)).unwrap()
}

/// Gives the page an archive by the button, as a person does in the dialog.
async fn give_archive(tab: &Tab, name: &str, bytes: &[u8]) {
    let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    tab.give(&[&path]).await;
}

#[tokio::test]
async fn an_archive_gives_its_photos_and_says_what_is_missing() {
    let tab = chelsea("").await;
    let (astronaut, coffee) = (bytes("astronaut.png"), bytes("coffee.png"));
    let mut archive = zip(&[
        ("people/astronaut.png", &astronaut, true),
        ("people/._astronaut.png", b"words", true),
        ("notes.txt", b"words", false),
        ("cups/broken.jpg", b"no photo", true),
        ("cups/coffee.png", &coffee, false),
    ]);
    give_archive(&tab, "half.zip", &archive[..archive.len() / 2]).await;
    tab.wait_for("error", "data-kind", "zipCut").await;
    // A photo of which the archive has damaged data: the others are taken.
    let at = "cups/broken.jpg".len() + 30;
    let header = position(&archive, b"cups/broken.jpg") - 30;
    archive[header + at..header + at + 2].copy_from_slice(&[0xff, 0xff]);
    give_archive(&tab, "photos.zip", &archive).await;
    tab.wait_for("error", "data-kind", "zipPhotosDamaged").await;
    tab.wait_for_photo("cc0/coffee.png").await;
    wait_for_photos(&tab, 2, 0).await;
    open_gallery(&tab).await;
    let folder = format!("{}-photos", std::process::id());
    let found = [
        format!("{folder}/cups coffee.png read"),
        format!("{folder}/people astronaut.png read"),
    ];
    assert_eq!(photos(&tab).await, json!(found));
    tab.close().await;
}

fn position(bytes: &[u8], of: &[u8]) -> usize {
    bytes.windows(of.len()).position(|here| here == of).unwrap()
}
