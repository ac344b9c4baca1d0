//! The files of a project.

use super::manifest::{
    ArrayFile, ClassFacts, FORMAT, HeadFacts, MANIFEST, Manifest, MemberFacts, ProjectNetwork,
    VERSION,
};
use crate::archive::SafeNames;
use crate::classes::learned::LearnedHead;
use crate::classes::outline::Settings;
use crate::classes::project::{ClassId, Member, MemberState, OwnClass, Role};
use crate::export::bundle::App;
use crate::export::npy::{head_of, little_endian};
use crate::gallery::is_folder_of_photos;

/// What the file says of page and network.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    pub app: App,
    pub network: ProjectNetwork,
}

/// What is in it.
#[derive(Debug, Clone, Copy)]
pub struct Contents<'a> {
    pub classes: &'a [OwnClass],
    /// Photos of these classes, in the order in which they came.
    pub members: &'a [Member],
    pub settings: Settings,
    pub head: Option<&'a LearnedHead>,
}

/// What the page has of a photo beside its numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside<'a> {
    /// The media type of its thumbnail; `None` without one.
    pub thumbnail: Option<&'a str>,
    /// Its file is to be in it.
    pub photo: bool,
}

/// A file of the archive, in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub path: String,
    pub data: Data,
}

/// The data of a file, or the part of the page that brings them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// These bytes.
    Bytes(Vec<u8>),
    /// [`features_file`] of the contents.
    Features,
    /// The thumbnail of the member at this place.
    Thumbnail(usize),
    /// The file of the member at this place.
    Photo(usize),
}

/// Plans the files, in the order in which they are written. `beside` is of the members, in their order.
///
/// Photos of classes that are not among these are left out, and so is a head that JSON cannot say, or with
/// an output of another class: it can be learned again.
pub fn plan(contents: Contents<'_>, about: About, beside: &[Beside<'_>]) -> Vec<Planned> {
    let mut plan = Plan {
        names: SafeNames::default(),
        files: Vec::new(),
    };
    let readme = include_str!("readme.txt").as_bytes().to_vec();
    plan.file("README.txt", Data::Bytes(readme));
    let channels = about.network.channels;
    let mut crc32 = crc32fast::Hasher::new();
    features_parts(&contents, channels).for_each(|bytes| crc32.update(&bytes));
    let features = ArrayFile {
        path: plan.file("features.npy", Data::Features),
        crc32: crc32.finalize(),
    };
    let head = contents.head;
    let head = head.and_then(|head| plan.head(head, contents.classes));
    let (mut members, mut rows) = (Vec::new(), 0);
    for (number, member) in contents.members.iter().enumerate() {
        let Some(class) = place(contents.classes, member.class) else {
            continue;
        };
        let row = features_of(&contents, member, channels).map(|_| rows);
        rows += usize::from(row.is_some());
        let name = &contents.classes[class].name;
        let beside = beside.get(number).copied().unwrap_or_default();
        members.push(MemberFacts {
            key: member.key.clone(),
            class,
            role: member.role,
            name: member.name.clone(),
            source: member.source,
            row,
            exact: row.is_some() && member.sight().is_some_and(|sight| sight.exact),
            failure: match &member.state {
                MemberState::Failed(failure) => Some(failure.clone()),
                _ => None,
            },
            thumbnail: beside.thumbnail.map(|kind| plan.thumbnail(number, kind)),
            photo: beside.photo.then(|| plan.photo(number, member, name)),
        });
    }
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        app: about.app,
        network: about.network,
        settings: contents.settings,
        classes: contents.classes.iter().map(class_facts).collect(),
        members,
        features,
        head,
    };
    // JSON can say all of these types.
    let json = serde_json::to_vec(&manifest).unwrap_or_default();
    plan.file(MANIFEST, Data::Bytes(json));
    plan.files
}

/// The file of the features: `[rows, channels]`, a row for each photo that was read, in their order.
pub fn features_file(contents: &Contents<'_>, channels: usize) -> Vec<u8> {
    let mut file = Vec::with_capacity(4 * channels * contents.members.len() + 128);
    features_parts(contents, channels).for_each(|bytes| file.extend(bytes));
    file
}

/// The same piece by piece.
fn features_parts<'a>(
    contents: &'a Contents<'a>,
    channels: usize,
) -> impl Iterator<Item = Vec<u8>> + 'a {
    let members = contents.members.iter();
    let rows = members.filter_map(move |member| features_of(contents, member, channels));
    let head = head_of("<f4", &[rows.clone().count(), channels]);
    let rows = rows.map(|features| little_endian(features).collect());
    std::iter::once(head).chain(rows)
}

/// The features of a photo that has a row.
fn features_of<'a>(
    contents: &Contents<'_>,
    member: &'a Member,
    channels: usize,
) -> Option<&'a [f32]> {
    place(contents.classes, member.class)?;
    let features = &member.sight()?.features;
    (features.len() == channels).then_some(features)
}

fn place(classes: &[OwnClass], id: ClassId) -> Option<usize> {
    classes.iter().position(|class| class.id == id)
}

fn class_facts(class: &OwnClass) -> ClassFacts {
    ClassFacts {
        name: class.name.clone(),
        colour: class.colour,
        on: class.on,
    }
}

/// The files so far.
struct Plan {
    names: SafeNames,
    files: Vec<Planned>,
}

impl Plan {
    /// Plans a file, and says its path.
    fn file(&mut self, path: &str, data: Data) -> String {
        let path = self.names.take(path);
        self.files.push(Planned {
            path: path.clone(),
            data,
        });
        path
    }

    fn array(&mut self, path: &str, shape: &[usize], numbers: &[f32]) -> ArrayFile {
        let mut bytes = head_of("<f4", shape);
        bytes.extend(little_endian(numbers));
        ArrayFile {
            crc32: crc32fast::hash(&bytes),
            path: self.file(path, Data::Bytes(bytes)),
        }
    }

    fn head(&mut self, head: &LearnedHead, classes: &[OwnClass]) -> Option<HeadFacts> {
        let outputs = head.classes.iter();
        let outputs: Option<Vec<usize>> = outputs.map(|&id| place(classes, id)).collect();
        let (outputs, learned) = (outputs?, &head.learned);
        let pairs = learned.losses.iter().flat_map(|&(one, other)| [one, other]);
        let mut numbers = pairs.chain([learned.lambda, learned.objective, learned.ms]);
        if !numbers.all(f64::is_finite) {
            return None;
        }
        let (count, photos) = (outputs.len(), head.keys.len());
        let channels = head.layer.weights.len() / count.max(1);
        let layer = &head.layer;
        Some(HeadFacts {
            classes: outputs,
            keys: head.keys.clone(),
            labels: head.labels.clone(),
            folds: learned.folds.clone(),
            lambda: learned.lambda,
            objective: learned.objective,
            losses: learned.losses.clone(),
            threshold: learned.threshold,
            doubles: learned.doubles,
            ms: learned.ms,
            exact: head.exact,
            weights: self.array("head/weights.npy", &[count, channels], &layer.weights),
            bias: self.array("head/bias.npy", &[count], &layer.bias),
            left_out: self.array("head/left-out.npy", &[photos, count], &head.left_out),
        })
    }

    fn thumbnail(&mut self, number: usize, media_type: &str) -> String {
        let ending = match media_type {
            "image/png" => "png",
            "image/webp" => "webp",
            _ => "jpg",
        };
        let path = format!("thumbnails/{:04}.{ending}", number + 1);
        self.file(&path, Data::Thumbnail(number))
    }

    /// A photo in the folder of its class, so that other programs find the classes, too.
    fn photo(&mut self, number: usize, member: &Member, class: &str) -> String {
        let folder = match member.role {
            Role::Learn => "photos",
            Role::Test => "test-photos",
        };
        let path = format!("{folder}/{}/{}", plain(class), plain(&member.name));
        self.file(&path, Data::Photo(number))
    }
}

/// A name that is one part of a path, and none that readers of archives pass over.
fn plain(name: &str) -> String {
    let plain = name.replace(['/', '\\'], "_");
    match is_folder_of_photos(&plain) {
        true => plain,
        false => format!("_{plain}"),
    }
}
