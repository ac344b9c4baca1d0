//! A map, and the gallery, as JSON. [`facts`](super::facts) has the fields and how numbers are written.

use super::decimal::in_json;
use super::exhibit::Exhibit;
use super::facts::{ClassScore, Decimal, DrawingFacts, FamiliarityFacts, MapFacts, ReadingFacts};
use super::head_facts::HeadFacts;
use crate::gallery::{Answer, Item, ItemState, Score};
use crate::head_choice::HeadKind;
use crate::subject::Catalogue;
use camlens_core::cam::{ActivationMap, Evidence};
use camlens_core::protocol::Failure;
use camlens_core::reading::Ranking;
use serde::Serialize;

/// The `format` of a map's file.
const MAP_FORMAT: &str = "camlens-map";
/// The `format` of a gallery's file.
const GALLERY_FORMAT: &str = "camlens-gallery";
/// The `version` of both: goes up when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// A file about one map.
#[derive(Serialize)]
struct MapFile<'a> {
    format: &'static str,
    version: u32,
    head: HeadFacts,
    photo: PhotoName<'a>,
    reading: ReadingFacts,
    /// Under own classes, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    familiarity: Option<FamiliarityFacts>,
    map: MapFacts,
    /// `rows` x `columns` of `map`, row by row: logits.
    values: Vec<Decimal>,
    drawing: DrawingFacts,
    /// The five best classes, best first.
    top: Vec<ClassScore>,
    /// Of all classes, by index, before the softmax.
    logits: Vec<Decimal>,
}

/// The file that a photo came in.
#[derive(Serialize)]
struct PhotoName<'a> {
    name: &'a str,
    /// Outermost first.
    folder: &'a [String],
}

/// A photo of the gallery.
#[derive(Serialize)]
struct PhotoOfGallery<'a> {
    #[serde(flatten)]
    photo: PhotoName<'a>,
    /// `waiting`, `reading`, `read`, `failed`.
    state: &'static str,
    /// Of a photo that failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'a Failure>,
    /// Of a photo that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerOfPhoto>,
}

/// What was found of a photo.
#[derive(Serialize)]
struct AnswerOfPhoto {
    reading: ReadingFacts,
    /// Under own classes, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    familiarity: Option<FamiliarityFacts>,
    map: MapFacts,
    /// Row by row, logits.
    values: Vec<Decimal>,
    /// The five best classes, best first.
    top: Vec<ClassScore>,
}

/// The file of a map.
pub fn map_json(exhibit: &Exhibit, catalogue: &Catalogue) -> String {
    let file = MapFile {
        format: MAP_FORMAT,
        version: VERSION,
        head: HeadFacts::new(exhibit.head, catalogue),
        photo: PhotoName {
            name: &exhibit.source.name,
            folder: &exhibit.source.folder.0,
        },
        reading: ReadingFacts::new(exhibit),
        familiarity: exhibit.familiarity.map(Into::into),
        map: MapFacts::new(exhibit.subject, &exhibit.evidence, catalogue),
        values: values(&exhibit.evidence.map),
        drawing: DrawingFacts::new(exhibit),
        top: ClassScore::top(exhibit.ranking().best_first(), catalogue),
        logits: exhibit.logits.iter().copied().map(in_json).collect(),
    };
    text(&file)
}

/// The file of the gallery, in pieces: one for each photo, one before and one behind them. `head` is the kind
/// that all answers are of.
pub fn gallery_json<'a>(
    items: impl IntoIterator<Item = &'a Item>,
    catalogue: &Catalogue,
    head: HeadKind,
) -> impl Iterator<Item = String> {
    let head = text(&HeadFacts::new(head, catalogue));
    let begin =
        format!(r#"{{"format":"{GALLERY_FORMAT}","version":{VERSION},"head":{head},"photos":["#);
    let photos = items.into_iter().enumerate().map(|(at, item)| {
        let photo = text(&PhotoOfGallery::new(item, catalogue));
        let comma = if at > 0 { "," } else { "" };
        format!("{comma}\n{photo}")
    });
    let end = "\n]}\n".to_owned();
    std::iter::once(begin)
        .chain(photos)
        .chain(std::iter::once(end))
}

impl<'a> PhotoOfGallery<'a> {
    fn new(item: &'a Item, catalogue: &Catalogue) -> Self {
        Self {
            photo: PhotoName {
                name: &item.name,
                folder: &item.folder.0,
            },
            state: item.state.name(),
            failure: match &item.state {
                ItemState::Failed(failure) => Some(failure),
                _ => None,
            },
            answer: item
                .answer()
                .map(|answer| AnswerOfPhoto::new(answer, catalogue)),
        }
    }
}

impl AnswerOfPhoto {
    fn new(answer: &Answer, catalogue: &Catalogue) -> Self {
        let score = Score::from(answer.subject).in_answer(answer, catalogue);
        let evidence = Evidence {
            map: answer.map.clone(),
            bias: answer.bias,
            logit: score.unwrap_or(f32::NAN),
        };
        Self {
            reading: ReadingFacts {
                framing: answer.way.framing,
                short_side: answer.way.resolution.short_side,
                mirrored_average: answer.way.resolution.mirrored,
                exact: answer.exact,
                decoder: answer.decoder,
                remarks: answer.remarks.clone(),
                frame: answer.frame,
            },
            familiarity: answer.familiarity.map(Into::into),
            map: MapFacts::new(answer.subject, &evidence, catalogue),
            values: values(&answer.map),
            top: ClassScore::top(Ranking::of(&answer.logits).best_first(), catalogue),
        }
    }
}

fn values(map: &ActivationMap) -> Vec<Decimal> {
    map.values.iter().copied().map(in_json).collect()
}

/// JSON can say all of these types.
fn text(file: &impl Serialize) -> String {
    serde_json::to_string(file).unwrap_or_default()
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a file that cannot be read ends its test"
)]
mod tests {
    use super::super::samples::{catalogue, contrast, exhibit_of, finding, own_finding, source};
    use super::*;
    use crate::familiar::Familiarity;
    use crate::gallery::samples::{failed, item, read};
    use crate::view::{Look, MapSubject};
    use camlens_core::framing::Framing;
    use serde_json::{Value, json};

    /// The bits that `numpy.float32` makes of a number that Python reads.
    fn bits(value: &Value) -> u32 {
        (value.as_f64().unwrap() as f32).to_bits()
    }

    fn all_bits(values: &Value) -> Vec<u32> {
        values.as_array().unwrap().iter().map(bits).collect()
    }

    #[test]
    fn a_map_says_everything_of_its_exhibit() {
        let (finding, catalogue) = (finding(Framing::Crop, (45, 30)), catalogue());
        let exhibit = exhibit_of(&finding, contrast(&catalogue), Look::default());
        let file: Value = serde_json::from_str(&map_json(&exhibit, &catalogue)).unwrap();
        assert_eq!(
            (&file["format"], &file["version"]),
            (&json!("camlens-map"), &json!(1))
        );
        assert_eq!(file["photo"]["name"], source().name);
        assert_eq!(file["photo"]["folder"], json!(["pets", "=cats"]));
        let reading = &file["reading"];
        assert_eq!(reading["framing"], "crop");
        assert_eq!(reading["shortSide"], 256);
        assert_eq!(reading["mirroredAverage"], false);
        assert_eq!(reading["exact"], true);
        assert_eq!(
            reading["remarks"],
            json!([{"kind": "missing", "share": 0.25}])
        );
        assert_eq!(reading["frame"]["photo"], json!([45, 30]));
        assert_eq!(
            reading["frame"]["offset"],
            json!({"across": 0.25, "down": 0.25})
        );
        let (map, evidence) = (&file["map"], &exhibit.evidence);
        let cat = json!({"index": 285, "wordnet": "n02124075", "name": "Egyptian cat"});
        let of = json!({"key": "285", "name": "Egyptian cat", "classes": [cat]});
        assert_eq!(map["subject"]["of"], of);
        let against = &map["subject"]["against"];
        assert_eq!(
            (&against["key"], &against["name"]),
            (&json!("n02084071"), &json!("dogs"))
        );
        assert_eq!(against["classes"].as_array().map(Vec::len), Some(118));
        assert_eq!(
            (map["rows"].as_u64(), map["columns"].as_u64()),
            (Some(7), Some(7))
        );
        let numbers = [
            ("logit", evidence.logit),
            ("bias", evidence.bias),
            ("mean", evidence.map.mean()),
        ];
        for (name, number) in numbers {
            assert_eq!(bits(&map[name]), number.to_bits(), "{name}");
        }
        let of = |values: &[f32]| {
            values
                .iter()
                .map(|value| value.to_bits())
                .collect::<Vec<_>>()
        };
        assert_eq!(all_bits(&file["values"]), of(&evidence.map.values));
        assert_eq!(all_bits(&file["logits"]), of(&exhibit.logits));
        let drawing = &file["drawing"];
        assert_eq!(
            (&drawing["range"], &drawing["cover"]),
            (&json!("around"), &json!("distance"))
        );
        assert_eq!(
            (&drawing["colormap"], &drawing["grey"]),
            (&json!("coolwarm"), &json!(true))
        );
        assert_eq!(
            (bits(&drawing["low"]), bits(&drawing["high"])),
            (exhibit.scale.low.to_bits(), exhibit.scale.high.to_bits())
        );
        assert_eq!(drawing["upsampling"], "bilinear");
        assert_eq!(drawing["opacity"], 0.5);
        assert_eq!(drawing["threshold"], 20);
        assert_eq!(drawing["covered"]["rows"], json!([2, 28]));
        let best = exhibit.ranking().best_first()[0];
        assert_eq!(file["top"][0]["index"], best.class);
        assert_eq!(
            bits(&file["top"][0]["probability"]),
            best.probability.to_bits()
        );
        assert_eq!(file["top"].as_array().map(Vec::len), Some(5));
    }

    #[test]
    fn own_classes_are_named_with_their_head() {
        let own = own_finding(Framing::Whole, (45, 30));
        let catalogue = Catalogue::new(std::sync::Arc::clone(own.reading.head().labels()));
        let subject = MapSubject::Class(1);
        let exhibit = Exhibit::of_finding(source(), &own, subject, &catalogue, Look::default());
        let file: Value = serde_json::from_str(&map_json(&exhibit.unwrap(), &catalogue)).unwrap();
        let head = json!({"kind": "own", "classes": ["ants", "bees"]});
        assert_eq!(file["head"], head);
        assert_eq!(file["map"]["subject"]["of"]["name"], "bees");
        assert_eq!(file["logits"].as_array().map(Vec::len), Some(2));
        assert_eq!(file["top"].as_array().map(Vec::len), Some(2));
        // How familiar the photo is has not been told.
        assert_eq!(file.get("familiarity"), None);
        let mut photo = read(1, "1.jpg", 1, 0.5);
        let mut answer = crate::gallery::samples::answer(1, 0.5);
        answer.familiarity = Some(Familiarity {
            distance: 0.375,
            threshold: Some(0.25),
        });
        photo.state = ItemState::Read(std::sync::Arc::new(answer));
        let text: String = gallery_json([&photo], &catalogue, HeadKind::Own).collect();
        let gallery: Value = serde_json::from_str(&text).unwrap();
        let familiarity = json!({"distance": 0.375, "threshold": 0.25, "noneOfThese": true});
        assert_eq!(gallery["photos"][0]["answer"]["familiarity"], familiarity);
        let text: String = gallery_json(&[], &catalogue, HeadKind::Own).collect();
        let gallery: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(gallery["head"], head);
    }

    #[test]
    fn what_is_no_number_is_null() {
        let (finding, catalogue) = (finding(Framing::Seed, (45, 30)), catalogue());
        let mut exhibit = exhibit_of(&finding, MapSubject::Class(285), Look::default());
        exhibit.evidence.map.values[3] = f32::NAN;
        exhibit.evidence.bias = f32::INFINITY;
        let file: Value = serde_json::from_str(&map_json(&exhibit, &catalogue)).unwrap();
        assert_eq!(
            (&file["values"][3], &file["map"]["bias"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(file["map"]["subject"]["against"], Value::Null);
        assert_eq!(file["drawing"]["upsampling"], "corners");
    }

    #[test]
    fn a_gallery_is_one_file_of_its_pieces() {
        let catalogue = catalogue();
        let items = [
            read(1, "zoo/cats/\u{2028}\"1\".jpg", 285, 0.5),
            failed(2, "2.jpg"),
            item(3, "3.jpg"),
        ];
        let file = |items: &[Item]| {
            let text: String = gallery_json(items, &catalogue, HeadKind::Imagenet).collect();
            serde_json::from_str::<Value>(&text).unwrap()
        };
        let head = json!({"kind": "imagenet"});
        let none = json!({"format": "camlens-gallery", "version": 1, "head": head, "photos": []});
        assert_eq!(file(&[]), none);
        let gallery = file(&items);
        let photos = &gallery["photos"];
        assert_eq!(photos.as_array().map(Vec::len), Some(3));
        assert_eq!(photos[0]["name"], items[0].name);
        assert_eq!(photos[0]["folder"], json!(["zoo", "cats"]));
        let answer = &photos[0]["answer"];
        assert_eq!(answer["map"]["logit"], 5.0);
        assert_eq!(answer["map"]["subject"]["of"]["key"], "285");
        assert_eq!(answer["top"][0]["name"], "Egyptian cat");
        assert_eq!(answer["values"].as_array().map(Vec::len), Some(96));
        assert_eq!(
            (&photos[1]["state"], &photos[1]["failure"]["kind"]),
            (&json!("failed"), &json!("truncatedImage"))
        );
        assert_eq!(
            photos[2],
            json!({"name": "3.jpg", "folder": [], "state": "waiting"})
        );
    }
}
