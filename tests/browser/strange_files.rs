//! Files that no ordinary camera writes, and names that nobody expects, through the page. All of these
//! files go through the decoder in `crates/photo/tests/strange_photos.rs`; here one of a kind goes on to the page.

use super::expected::sample;
use super::pictures::assert_fits;
use super::shown::{chelsea, opened};
use super::strange::{self, Outcome, Strange};
use super::webdriver::{Options, Tab};
use serde_json::json;
use std::path::{Path, PathBuf};

/// One file of each outcome, and of each way to come to it.
const OF_A_KIND: [&str; 9] = [
    "one-pixel.jpg",
    "wide.png",
    "moves.gif",
    "progressive.jpg",
    "bomb-header.png",
    "profile-bomb.png",
    "half.jpg",
    "empty.jpg",
    "page.jpg",
];

/// A file of a format that Rust does not decode, and that Chromium does not either.
fn photo_of_a_phone() -> Strange {
    Strange {
        name: "phone.heic",
        bytes: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
        outcome: Outcome::Refused("unsupportedFormat"),
    }
}

fn stored(file: &Strange) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("strange");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(file.name);
    std::fs::write(&path, &file.bytes).unwrap();
    path
}

/// Returns the photo that is on the screen, by its words for people who do not see it.
async fn shown(tab: &Tab) -> String {
    let script = "return document.querySelector('figure:has([data-testid=map]) img')?.alt ?? ''";
    let alt = tab.run(script).await;
    alt.as_str().unwrap_or_default().to_owned()
}

/// The file is read and shown.
async fn assert_read(tab: &Tab, file: &Strange) {
    let alt = format!("Your photo {}", file.name);
    tab.wait_until(&format!("{} is read", file.name), async || {
        shown(tab).await == alt
    })
    .await;
    tab.wait_for_reading().await;
    let (kind, said) = tab.error().await;
    assert!(kind.is_empty(), "{}: {kind}: {said}", file.name);
    let moves = "return document.body.innerText.includes('This file moves')";
    let still = matches!(file.outcome, Outcome::Still(..));
    assert_eq!(tab.run(moves).await, still, "{}", file.name);
}

/// The file is named with its fault, and the screen stays as it was.
async fn assert_refused(tab: &Tab, name: &str, kind: &str, before: &(Vec<f32>, String)) {
    let what = format!("{name} is refused as {kind}");
    tab.wait_until(&what, async || {
        let (found, said) = tab.error().await;
        found == kind && said.contains(name)
    })
    .await;
    tab.wait_for("status", "data-state", "done").await;
    assert_eq!(&(tab.map().await, shown(tab).await), before, "{what}");
}

#[tokio::test]
async fn strange_files_are_read_or_named() {
    let tab = chelsea("").await;
    let files = strange::all()
        .into_iter()
        .filter(|file| OF_A_KIND.contains(&file.name))
        .chain([photo_of_a_phone()]);
    let files: Vec<_> = files.collect();
    assert_eq!(files.len(), OF_A_KIND.len() + 1);
    for file in files {
        let before = (tab.map().await, shown(&tab).await);
        tab.give(&[&stored(&file)]).await;
        match file.outcome {
            Outcome::Photo(..) | Outcome::Still(..) | Outcome::Cut(..) => {
                assert_read(&tab, &file).await
            }
            Outcome::Refused(kind) => assert_refused(&tab, file.name, kind, &before).await,
        }
    }
    // And a good one is read as if nothing had been.
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    assert_eq!(tab.error().await.0, "", "the old error still stands");
    // Browsers have opinions of their own about broken pictures; none of ours is in there.
    tab.close().await;
}

#[tokio::test]
async fn the_heaviest_file_is_read_or_refused_for_want_of_memory() {
    let tab = chelsea("").await;
    let file = strange::heavy().remove(0);
    let before = (tab.map().await, shown(&tab).await);
    tab.give(&[&stored(&file)]).await;
    let alt = format!("Your photo {}", file.name);
    tab.wait_until(&format!("{} is answered", file.name), async || {
        shown(&tab).await == alt || tab.error().await.0 == "outOfMemory"
    })
    .await;
    tab.wait_for_reading().await;
    println!(
        "{}: {} bytes; {:.0} MB of wasm memory on {}; the page says {:?}",
        file.name,
        file.bytes.len(),
        tab.number("timing", "data-memory").await / 1e6,
        tab.attribute("timing", "data-variant").await,
        tab.error().await.1,
    );
    if shown(&tab).await != alt {
        assert_eq!((tab.map().await, shown(&tab).await), before);
    }
    tab.close().await;
}

/// A film and a picture of 1.2 GB, of one piece that the browser keeps once.
#[tokio::test]
async fn a_file_too_heavy_for_a_photo_is_refused_by_its_first_bytes() {
    let tab = chelsea("").await;
    let before = (tab.map().await, shown(&tab).await);
    let build = tab.attribute("timing", "data-variant").await;
    let memory = tab.number("timing", "data-memory").await;
    let film = [&[0, 0, 0, 24][..], b"ftypmp42"].concat();
    let picture = vec![0xff, 0xd8, 0xff, 0xe0];
    for (name, head, kind, word) in [
        ("film.mp4", film, "notAnImage", "is a film"),
        (
            "poster.jpg",
            picture,
            "imageTooLarge",
            "the limit is 400 MB",
        ),
    ] {
        let file = format!(
            "(piece => [new File([new Uint8Array({head:?}), ...Array(75).fill(piece)], '{name}')])
             (new Blob([new Uint8Array(1 << 24)]))"
        );
        tab.hand("drop", &file).await;
        assert_refused(&tab, name, kind, &before).await;
        let said = tab.error().await.1;
        assert!(said.contains(word), "{said}");
    }
    tab.give(&[&sample("astronaut.png")]).await;
    tab.wait_for_photo("cc0/astronaut.png").await;
    assert_eq!(tab.attribute("timing", "data-variant").await, build);
    let after = tab.number("timing", "data-memory").await;
    assert!(after < memory + 300e6, "{memory} became {after} bytes");
    tab.close_content().await;
}

/// Resized as a whole, this photo would be 13 GB large before its middle is cut out.
#[tokio::test]
async fn the_classic_crop_of_the_longest_photo_is_read() {
    let tab = chelsea("?framing=crop").await;
    let wide = strange::all()
        .into_iter()
        .find(|file| file.name == "wide.png");
    let wide = wide.unwrap();
    tab.give(&[&stored(&wide)]).await;
    assert_read(&tab, &wide).await;
    tab.choose_framing("squash").await;
    tab.close_content().await;
}

#[tokio::test]
async fn names_are_shown_as_names_and_nothing_else() {
    let tab = opened(Options {
        size: (360, 780),
        ..Options::default()
    })
    .await;
    let title = tab.run("return document.title").await;
    let before = tab.map().await;
    for name in strange::names::all() {
        let file = format!("[new File([], {})]", json!(name.given));
        tab.hand("drop", &file).await;
        tab.wait_until(&format!("{:?} is named", name.shown), async || {
            let said = "return document.querySelector('[data-testid=error] bdi')?.textContent";
            tab.run(said).await == json!(name.shown)
        })
        .await;
        assert_eq!(tab.error().await.0, "emptyFile");
        let wide = "return document.documentElement.scrollWidth - innerWidth";
        assert!(tab.run(wide).await.as_i64() <= Some(0), "{:?}", name.shown);
        assert_eq!(tab.map().await, before);
    }
    let strays = "return document.querySelectorAll('[data-testid=error] :is(img, script)').length";
    assert_eq!(tab.run(strays).await, 0);
    assert_eq!(tab.run("return document.title").await, title);
    assert_fits(&tab, "strange-name-360.png").await;
    tab.close_content().await;
}
