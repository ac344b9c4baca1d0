//! A folder of folders: the labels of its photos, what is not a photo, and what is found in the whole.

use super::super::common::root;
use super::super::expected::sample;
use super::super::shown::chelsea;
use super::super::webdriver::Tab;
use super::{Tile, tile};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Of the gallery; the strip has both, too.
const PAUSE: &str = "[data-testid=gallery] [data-testid=gallery-pause]";
const CANCEL: &str = "[data-testid=gallery] [data-testid=gallery-cancel]";

/// A folder with photos of two labels, each in two folders, and a third label whose files are odd.
struct Labelled {
    folder: PathBuf,
    /// Photos of the two labels.
    photos: usize,
    /// Files of the third.
    odd: usize,
    labels: [&'static str; 2],
    /// Files of the third that are not read, and why.
    refused: [(&'static str, &'static str); 2],
}

/// The photos of ants and bees with the odd files, where they are beside this checkout, else copies of
/// sample photos with two files that are none.
fn labelled() -> Labelled {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("labelled");
    let _ = std::fs::remove_dir_all(&folder);
    let shared = root().join("../shared/photos");
    if shared.join("ants-bees").exists() {
        let photos = ["train/ants", "train/bees", "val/ants", "val/bees"]
            .map(|part| copy(&shared.join("ants-bees").join(part), &folder.join(part)));
        return Labelled {
            photos: photos.iter().sum(),
            odd: copy(&shared.join("odd"), &folder.join("odd")),
            folder,
            labels: ["ants", "bees"],
            refused: [
                ("cgbi.png", "unsupportedFormat"),
                ("heic-named.jpg", "unsupportedFormat"),
            ],
        };
    }
    println!("copies of the sample photos only: ants-bees is not beside this checkout");
    for part in ["train", "val"] {
        for (label, photo) in [
            ("cats", "chelsea.png"),
            ("cats", "astronaut.png"),
            ("cups", "coffee.png"),
            ("cups", "rocket.jpg"),
        ] {
            let to = folder.join(part).join(label);
            std::fs::create_dir_all(&to).unwrap();
            std::fs::copy(sample(photo), to.join(format!("{part}-{photo}"))).unwrap();
        }
    }
    let odd = folder.join("odd");
    std::fs::create_dir_all(&odd).unwrap();
    std::fs::write(odd.join("z-letter.jpg"), "not a photo at all").unwrap();
    std::fs::write(
        odd.join("z-phone.heic"),
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    )
    .unwrap();
    Labelled {
        folder,
        photos: 8,
        odd: 2,
        labels: ["cats", "cups"],
        refused: [
            ("z-letter.jpg", "notAnImage"),
            ("z-phone.heic", "unsupportedFormat"),
        ],
    }
}

/// Copies the pictures of a folder, and returns how many they are.
fn copy(from: &Path, to: &Path) -> usize {
    std::fs::create_dir_all(to).unwrap();
    let files = std::fs::read_dir(from).unwrap().map(|file| file.unwrap());
    let is_text = |name: &Path| name.extension().is_some_and(|end| end == "md");
    let pictures: Vec<PathBuf> = files
        .map(|file| file.path())
        .filter(|file| !is_text(file))
        .collect();
    for picture in &pictures {
        std::fs::copy(picture, to.join(picture.file_name().unwrap())).unwrap();
    }
    pictures.len()
}

#[tokio::test]
async fn a_folder_of_folders_is_read_and_summed_up() {
    let given = labelled();
    let total = given.photos + given.odd;
    let tab = chelsea("?framing=squash").await;
    tab.give_folder(&given.folder).await;
    tab.wait_for_total(total).await;
    assert!(tab.gallery_is_open().await, "a folder opens the gallery");
    tab.wait_for_done(2).await;
    paused_photos_are_not_read(&tab).await;
    tab.wait_for_all(total).await;
    let tiles = tab.tiles().await;
    each_is_read_or_names_its_fault(&tiles, &given);
    photos_are_ordered(&tab, &tiles).await;
    photos_are_found(&tab, &tiles, &given).await;
    classes_are_counted(&tab, &tiles).await;
    labels_stand_against_classes(&tab, &tiles, &given).await;
    maps_are_averaged(&tab, &tiles).await;
    tab.close_content().await;
}

/// While the others wait, the one that is opened is read: what was under way at the press ends before
/// it, and nothing follows.
async fn paused_photos_are_not_read(tab: &Tab) {
    let tiles = tab.tiles().await;
    let last = tiles.iter().rev().find(|tile| tile.folder.contains("val"));
    let [last, before] = [
        last.unwrap(),
        tiles
            .iter()
            .rev()
            .find(|tile| tile.folder.contains("train"))
            .unwrap(),
    ];
    tab.click(PAUSE).await;
    tab.wait_for("gallery", "data-state", "paused").await;
    opened(tab, last).await;
    let done = tab.totals().await;
    tab.open_gallery().await;
    opened(tab, before).await;
    let after = tab.totals().await;
    assert_eq!(after.read, done.read + 1, "only what is opened is read");
    assert_eq!(after.failed, done.failed);
    assert_eq!(tab.attribute("gallery", "data-state").await, "paused");
    tab.open_gallery().await;
    tab.click(PAUSE).await;
    tab.wait_for("gallery", "data-state", "reading").await;
}

/// Opens a photo from the grid; the gallery closes, and the photo is read.
async fn opened(tab: &Tab, photo: &Tile) {
    tab.click(&tile(&photo.name)).await;
    tab.wait_for_stage(&photo.name).await;
    assert!(!tab.gallery_is_open().await);
    tab.wait_until("its tile says so", async || {
        let tiles = tab.tiles().await;
        tiles
            .iter()
            .any(|tile| tile.photo == photo.photo && tile.state == "read")
    })
    .await;
}

fn label(tile: &Tile) -> &str {
    tile.folder.rsplit('/').next().unwrap()
}

fn each_is_read_or_names_its_fault(tiles: &[Tile], given: &Labelled) {
    for tile in tiles {
        let is_odd = label(tile) == "odd";
        match tile.state.as_str() {
            "read" => assert!(tile.kind.is_none() && tile.probability() > 0.0, "{tile:?}"),
            "failed" => assert!(is_odd && tile.class.is_none(), "{tile:?}"),
            _ => panic!("{tile:?}"),
        }
        assert!(is_odd || given.labels.contains(&label(tile)), "{tile:?}");
    }
    let failed = tiles.iter().filter(|tile| tile.state == "failed");
    let failed: Vec<(&str, &str)> = failed
        .map(|tile| (tile.name.as_str(), tile.kind.as_deref().unwrap()))
        .collect();
    assert_eq!(failed, given.refused);
}

/// Waits until the names stand in this order.
async fn wait_for_order(tab: &Tab, by: &str, sorted: Vec<String>) {
    tab.wait_until(&format!("the photos are ordered by {by}"), async || {
        tab.tile_names().await == sorted
    })
    .await;
}

async fn photos_are_ordered(tab: &Tab, tiles: &[Tile]) {
    tab.select("gallery-order", "probability").await;
    tab.wait_until("the most certain photos are first", async || {
        let tiles = tab.tiles().await;
        let read = tiles.iter().take_while(|tile| tile.state == "read");
        let certain: Vec<f32> = read.map(Tile::probability).collect();
        let rest = tiles[certain.len()..].iter();
        certain.is_sorted_by(|one, next| one >= next)
            && rest.clone().all(|tile| tile.state == "failed")
    })
    .await;
    tab.select("gallery-order", "class").await;
    tab.wait_until("photos of a class are beside each other", async || {
        let tiles = tab.tiles().await;
        let mut classes: Vec<_> = tiles.iter().map(|tile| tile.class.as_ref()).collect();
        classes.dedup();
        let different: BTreeSet<_> = classes.iter().collect();
        different.len() == classes.len()
    })
    .await;
    tab.select("gallery-order", "name").await;
    let ordered: Vec<String> = {
        tab.wait_until("the first name is another one", async || {
            tab.tile_names().await.first() != tiles.first().map(|tile| &tile.name)
        })
        .await;
        tab.tile_names().await
    };
    tab.click("[data-testid=gallery-descending]").await;
    wait_for_order(tab, "name, backwards", ordered.into_iter().rev().collect()).await;
    tab.click("[data-testid=gallery-descending]").await;
    tab.select("gallery-order", "given").await;
    let given = tiles.iter().map(|tile| tile.name.clone()).collect();
    wait_for_order(tab, "their coming", given).await;
}

/// By a part of their name, by their folder, by their state.
async fn photos_are_found(tab: &Tab, tiles: &[Tile], given: &Labelled) {
    let name = &tiles[1].name[..5];
    let with_name = tiles.iter().filter(|tile| tile.name.contains(name)).count();
    tab.click("[data-testid=gallery-search]").await;
    tab.press(&[name]).await;
    tab.wait_until("photos of this name are shown", async || {
        let found = tab.tile_names().await;
        !found.is_empty()
            && found.len() < tiles.len()
            && found.len() >= with_name
            && found.contains(&tiles[1].name)
    })
    .await;
    tab.click("[data-testid=gallery-show-all]").await;
    tab.wait_for_tiles(tiles.len()).await;
    let folder = tiles
        .iter()
        .find(|tile| label(tile) == given.labels[0])
        .unwrap();
    let folder = &folder.folder;
    let inside = tiles.iter().filter(|tile| tile.folder == *folder).count();
    tab.select("gallery-folder", folder).await;
    tab.wait_for_tiles(inside).await;
    assert!(tab.tiles().await.iter().all(|tile| tile.folder == *folder));
    tab.click("[data-testid=gallery-show-all]").await;
    tab.wait_for_tiles(tiles.len()).await;
    let failed = tiles.iter().filter(|tile| tile.state == "failed").count();
    tab.select("gallery-filter-state", "failed").await;
    tab.wait_for_tiles(failed).await;
    assert!(tab.tiles().await.iter().all(|tile| tile.kind.is_some()));
    tab.click("[data-testid=gallery-show-all]").await;
    tab.wait_for_tiles(tiles.len()).await;
}

async fn classes_are_counted(tab: &Tab, tiles: &[Tile]) {
    tab.turn_gallery_to("summary").await;
    let script = "return [...document.querySelectorAll('[data-testid=class-count]')]
                    .map(({ dataset: { class: c, photos } }) => [c, photos].map(Number))";
    let counts: Vec<[usize; 2]> = serde_json::from_value(tab.run(script).await).unwrap();
    let read = tiles.iter().filter(|tile| tile.state == "read");
    let classes: Vec<usize> = read.map(Tile::class).collect();
    let of = |class: usize| classes.iter().filter(|other| **other == class).count();
    assert_eq!(
        counts.iter().map(|[_, photos]| photos).sum::<usize>(),
        classes.len()
    );
    for [class, photos] in &counts {
        assert_eq!(*photos, of(*class), "class {class}");
    }
    let [class, photos] = counts[0];
    tab.click("[data-testid=class-count]").await;
    tab.wait_for_tiles(photos).await;
    assert!(tab.tiles().await.iter().all(|tile| tile.class() == class));
    tab.click("[data-testid=gallery-show-all]").await;
    tab.wait_for_tiles(tiles.len()).await;
}

async fn labels_stand_against_classes(tab: &Tab, tiles: &[Tile], given: &Labelled) {
    tab.turn_gallery_to("summary").await;
    let script = "return [...document.querySelectorAll('[data-testid=label-row]')].map(row =>
                    [row.dataset.label, ...[...row.querySelectorAll('[data-testid=label-cell]')]
                      .map(cell => cell.textContent)])";
    let rows: Vec<Vec<String>> = serde_json::from_value(tab.run(script).await).unwrap();
    let labels: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let [one, other] = given.labels;
    assert_eq!(labels, [one, other, "odd"]);
    for (at, row) in rows.iter().enumerate() {
        println!("{row:?}");
        let of_label = |tile: &&Tile| label(tile) == row[0] && tile.state == "read";
        let read = tiles.iter().filter(of_label).count();
        let cells: Vec<usize> = row[1..].iter().map(|cell| cell.parse().unwrap()).collect();
        let Some((sum, cells)) = cells.split_last() else {
            assert_eq!(read, 0, "{}", row[0]);
            continue;
        };
        assert_eq!(
            (*sum, cells.iter().sum::<usize>()),
            (read, read),
            "{}",
            row[0]
        );
        if at == 0 {
            the_cell_opens_its_photos(tab, &row[0], cells[0]).await;
        }
    }
    tab.click("[data-testid=gallery-show-all]").await;
    tab.wait_for_tiles(tiles.len()).await;
}

async fn the_cell_opens_its_photos(tab: &Tab, of: &str, photos: usize) {
    tab.click(&format!("[data-label={of}] [data-testid=label-cell]"))
        .await;
    tab.wait_for_tiles(photos).await;
    let shown = tab.tiles().await;
    assert!(
        shown
            .iter()
            .all(|tile| label(tile) == of && tile.class == shown[0].class)
    );
}

/// Of all photos, and of one class.
async fn maps_are_averaged(tab: &Tab, tiles: &[Tile]) {
    tab.turn_gallery_to("summary").await;
    let read: Vec<&Tile> = tiles.iter().filter(|tile| tile.state == "read").collect();
    tab.wait_for("mean-map", "data-photos", &read.len().to_string())
        .await;
    let class = read[0].class();
    let of_class = read.iter().filter(|tile| tile.class() == class).count();
    tab.select("mean-of", &format!("class {class}")).await;
    tab.wait_for("mean-map", "data-photos", &of_class.to_string())
        .await;
    let painted = "const canvas = document.querySelector('[data-testid=mean-map] canvas');
                   const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                   return new Set(new Uint32Array(data.buffer)).size";
    let colours = tab.run(painted).await.as_u64().unwrap();
    assert!(colours > 10, "the mean map has {colours} colours");
    tab.turn_gallery_to("photos").await;
}

/// What is read stays, and nothing else.
#[tokio::test]
async fn a_reading_that_is_ended_keeps_what_was_read() {
    let given = labelled_elsewhere();
    let tab = chelsea("?framing=squash").await;
    tab.give_folder(&given).await;
    tab.wait_for_done(1).await;
    tab.click(CANCEL).await;
    tab.wait_for("gallery", "data-state", "done").await;
    let totals = tab.totals().await;
    assert_eq!(totals.total, totals.read, "{totals:?}");
    assert!(totals.total < ENDED, "{totals:?}");
    tab.wait_for_tiles(totals.total).await;
    tab.close_content().await;
}

/// Photos of a folder whose reading is ended.
const ENDED: usize = 24;

/// A folder with copies of a sample photo.
fn labelled_elsewhere() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ended");
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..ENDED {
        std::fs::copy(
            sample("small/coffee.jpg"),
            folder.join(format!("{number}.jpg")),
        )
        .unwrap();
    }
    folder
}
