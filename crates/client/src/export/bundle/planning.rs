//! The files of a bundle, photo by photo.

use super::manifest::{
    App, Contents, FIRST_VERSION, FORMAT, Files, MANIFEST, Manifest, NetworkFacts, PhotoFacts,
    PhotoManifest, VERSION,
};
use crate::archive::SafeNames;
use crate::export::exhibit::Exhibit;
use crate::export::facts::{ClassScore, DrawingFacts, MapFacts, ReadingFacts};
use crate::export::head_facts::HeadFacts;
use crate::export::npy::{Array, NpyError};
use crate::head_choice::HeadKind;
use crate::subject::{Catalogue, Subject};
use crate::view::{Layout, Look, MapSubject, View};
use crate::way::Way;
use camlens_core::protocol::Build;
use camlens_core::reading::{Head, Reading};
use camlens_core::render::{Colormap, palette};

/// What the page knows of itself, for the manifest.
#[derive(Debug, Clone, PartialEq)]
pub struct Circumstances {
    pub app: App,
    pub network: NetworkFacts,
    pub build: Build,
    pub way: Way,
    pub view: View,
    /// Keys and values of the address.
    pub link: Vec<(String, String)>,
}

/// A photo's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoFile {
    pub bytes: u64,
    /// Lower-case hexadecimal digits.
    pub sha256: Option<String>,
}

/// A file of the archive, in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub path: String,
    pub data: Data,
}

/// The data of a file, or the part of the page that brings them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// These bytes.
    Bytes(Vec<u8>),
    /// PNG of [`Bundle::drawn`] over the photo, at the photo's size.
    Overlay,
    /// PNG of the reading's input.
    Input,
    /// The photo's file as it is.
    Photo,
}

/// A bundle whose photos are planned one after the other.
#[derive(Debug)]
pub struct Bundle {
    /// Photos that are expected; one has no folder of its own.
    total: usize,
    names: SafeNames,
    /// Colormaps that have their file, in a bundle of many photos.
    palettes: Vec<(Colormap, String)>,
    manifest: Manifest,
}

/// Digits of a photo's number, at least.
const DIGITS: usize = 3;

/// Characters of a photo's name that its folder has.
const FOLDER_CHARACTERS: usize = 60;

impl Bundle {
    /// Begins a bundle of this many photos.
    pub fn new(circumstances: Circumstances, contents: Contents, total: usize) -> Self {
        let Circumstances {
            app,
            network,
            build,
            way,
            view,
            link,
        } = circumstances;
        Self {
            total,
            names: SafeNames::default(),
            palettes: Vec::new(),
            manifest: Manifest {
                format: FORMAT.to_owned(),
                version: FIRST_VERSION,
                app,
                network,
                head: HeadFacts::default(),
                build,
                way,
                view,
                link,
                contents,
                photos: Vec::new(),
            },
        }
    }

    /// The photos are answered by this head of own classes: plans its files, without which its scores could
    /// not be computed again.
    ///
    /// # Errors
    /// None for a sound head.
    pub fn own_head(&mut self, head: &Head) -> Result<Vec<Planned>, NpyError> {
        let (classes, channels) = (head.classes(), head.channels());
        let weights = (0..classes)
            .flat_map(|class| head.weights_of(class))
            .copied();
        let weights = Array::floats(&[classes, channels], weights.collect())?;
        let bias = Array::floats(&[classes], head.bias().to_vec())?;
        let mut plan = Plan {
            names: &mut self.names,
            folder: "head/",
            files: Vec::new(),
        };
        let labels = head.labels().classes().iter();
        self.manifest.version = VERSION;
        self.manifest.head = HeadFacts {
            kind: HeadKind::Own,
            classes: labels.map(|class| class.name.to_string()).collect(),
            weights: Some(plan.file("weights.npy", Data::Bytes(weights.encode()))),
            bias: Some(plan.file("bias.npy", Data::Bytes(bias.encode()))),
        };
        Ok(plan.files)
    }

    /// The exhibit as a bundle draws it: the map over all of the photo, whatever the layout on the page, and
    /// without contour and box, so that every pixel can be computed from the map alone.
    pub fn drawn(exhibit: &Exhibit) -> Exhibit {
        let look = Look {
            layout: Layout::Over,
            contour: false,
            boxed: false,
            ..exhibit.look
        };
        Exhibit {
            look,
            ..exhibit.clone()
        }
    }

    /// Plans the files of the next photo, in the order in which they are written. `reading` is the one that
    /// the exhibit was made of; without it there are neither features nor input.
    ///
    /// # Errors
    /// Numbers of the exhibit that do not fit their shape.
    pub fn photo(
        &mut self,
        exhibit: &Exhibit,
        reading: Option<&Reading>,
        file: &PhotoFile,
        catalogue: &Catalogue,
    ) -> Result<Vec<Planned>, NpyError> {
        let folder = self.folder(&exhibit.source.name);
        let contents = self.manifest.contents;
        let mut plan = Plan {
            names: &mut self.names,
            folder: &folder,
            files: Vec::new(),
        };
        let map = &exhibit.evidence.map;
        let overlay = contents.overlay;
        let overlay = overlay.then(|| plan.file("overlay.png", Data::Overlay));
        let array = Array::floats(&[map.rows, map.columns], map.values.clone())?;
        let map = plan.file("map.npy", Data::Bytes(array.encode()));
        let array = Array::floats(&[exhibit.logits.len()], exhibit.logits.clone())?;
        let logits = plan.file("logits.npy", Data::Bytes(array.encode()));
        let input = reading.filter(|_| contents.input);
        let input = input.map(|_| plan.file("input.png", Data::Input));
        let (mut features, mut weights) = (None, None);
        if let Some(reading) = reading.filter(|_| contents.features) {
            let array = features_of(reading)?;
            features = Some(plan.file("features.npy", Data::Bytes(array.encode())));
            let array = weights_of(reading.head(), exhibit.subject, catalogue);
            let array = Array::floats(&[array.len()], array)?;
            weights = Some(plan.file("weights.npy", Data::Bytes(array.encode())));
        }
        let photo = contents.photo.then(|| {
            let name = plain_name(&exhibit.source.name);
            plan.file(&format!("photo/{name}"), Data::Photo)
        });
        let mut planned = plan.files;
        let colours = self.palette(exhibit.colormap(), &mut planned)?;
        let files = Files {
            overlay,
            map,
            logits,
            colours,
            features,
            weights,
            input,
            photo,
        };
        let photo = photo_manifest(exhibit, file, files, catalogue);
        self.manifest.photos.push(photo);
        Ok(planned)
    }

    /// The last file: the manifest.
    pub fn finish(self) -> Planned {
        let mut names = self.names;
        // Lines for readers cost as much again: of thousands of photos, too much.
        let json = match self.total {
            1 => serde_json::to_vec_pretty(&self.manifest),
            _ => serde_json::to_vec(&self.manifest),
        };
        // JSON can say all of these types.
        let json = json.unwrap_or_default();
        Planned {
            path: names.take(MANIFEST),
            data: Data::Bytes(json),
        }
    }

    /// The folder of the next photo, with its slash: `001 chelsea/`. None in a bundle of one.
    fn folder(&self, name: &str) -> String {
        if self.total == 1 {
            return String::new();
        }
        let digits = self.total.to_string().len().max(DIGITS);
        let number = self.manifest.photos.len() + 1;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem: String = plain_name(stem).chars().take(FOLDER_CHARACTERS).collect();
        format!("{number:0digits$} {stem}/")
    }

    /// The path of a colormap's file, which is planned where it is the first of that colormap.
    fn palette(
        &mut self,
        colormap: Colormap,
        planned: &mut Vec<Planned>,
    ) -> Result<String, NpyError> {
        let known = self.palettes.iter().find(|(known, _)| *known == colormap);
        if let Some((_, path)) = known {
            return Ok(path.clone());
        }
        let name = match self.total {
            1 => "colours.npy".to_owned(),
            _ => format!("colours-{}.npy", colormap.name()),
        };
        let path = self.names.take(&name);
        let colours = palette(colormap);
        let colours = Array::bytes(&[colours.len(), 3], colours.as_flattened().to_vec())?;
        planned.push(Planned {
            path: path.clone(),
            data: Data::Bytes(colours.encode()),
        });
        self.palettes.push((colormap, path.clone()));
        Ok(path)
    }
}

/// A file's name that is one part of a path, and none of a hidden file, which readers of archives pass over.
fn plain_name(name: &str) -> String {
    let plain = name.replace(['/', '\\'], "_");
    match plain.strip_prefix('.') {
        Some(rest) => format!("_{rest}"),
        None => plain,
    }
}

/// The files of one photo.
struct Plan<'a> {
    names: &'a mut SafeNames,
    folder: &'a str,
    files: Vec<Planned>,
}

impl Plan<'_> {
    /// Plans a file, and says its path.
    fn file(&mut self, name: &str, data: Data) -> String {
        let path = self.names.take(&format!("{}{name}", self.folder));
        self.files.push(Planned {
            path: path.clone(),
            data,
        });
        path
    }
}

fn photo_manifest(
    exhibit: &Exhibit,
    file: &PhotoFile,
    files: Files,
    catalogue: &Catalogue,
) -> PhotoManifest {
    let (width, height) = exhibit.frame.photo;
    PhotoManifest {
        photo: PhotoFacts {
            name: exhibit.source.name.clone(),
            folder: exhibit.source.folder.0.clone(),
            width,
            height,
            bytes: file.bytes,
            sha256: file.sha256.clone(),
        },
        reading: ReadingFacts::new(exhibit),
        familiarity: exhibit.familiarity.map(Into::into),
        map: MapFacts::new(exhibit.subject, &exhibit.evidence, catalogue),
        drawing: DrawingFacts::new(&Bundle::drawn(exhibit)),
        top: ClassScore::top(exhibit.ranking().best_first(), catalogue),
        files,
    }
}

fn features_of(reading: &Reading) -> Result<Array, NpyError> {
    let shape = [reading.rows(), reading.columns(), reading.head().channels()];
    Array::floats(&shape, reading.features().to_vec())
}

/// The weights of which a subject's map is the product with the features.
fn weights_of(head: &Head, subject: MapSubject, catalogue: &Catalogue) -> Vec<f32> {
    let of = |subject: Subject| {
        let members = catalogue.members(subject).into_iter();
        let members: Vec<usize> = members.filter(|&class| class < head.classes()).collect();
        let mut sums = vec![0.0; head.channels()];
        for &class in &members {
            for (sum, &weight) in sums.iter_mut().zip(head.weights_of(class)) {
                *sum += f64::from(weight);
            }
        }
        let count = members.len().max(1) as f64;
        sums.iter_mut().for_each(|sum| *sum /= count);
        sums
    };
    let weights = match subject {
        MapSubject::Class(class) => of(Subject::Class(class)),
        MapSubject::Difference(one, other) => {
            let pairs = of(one).into_iter().zip(of(other));
            pairs.map(|(one, other)| one - other).collect()
        }
    };
    weights.into_iter().map(|weight| weight as f32).collect()
}
