//! The way back from a project file.

use super::checks::check;
use super::error::FileError;
use super::manifest::{ArrayFile, FORMAT, HeadFacts, MANIFEST, Manifest, MemberFacts, VERSION};
use crate::archive::at_top;
use crate::classes::learned::LearnedHead;
use crate::classes::outline::Settings;
use crate::classes::project::{ClassId, MemberState, OwnClass, Sight, unlike};
use crate::classes::record::MemberRecord;
use crate::export::npy::{Array, Numbers, head_of};
use camlens_core::protocol::Learned;
use camlens_core::reading::PredictionLayer;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Bytes of a `project.json` that is read: 400 for each of very many photos.
pub const MAX_MANIFEST_BYTES: u64 = 1 << 26;

/// Bytes of a file of numbers that is read.
const MAX_ARRAY_BYTES: u64 = 1 << 28;

/// A project whose numbers are not read yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    manifest: Manifest,
    /// The folder of `project.json`, with its slash.
    before: String,
    /// Paths in the archive of those thumbnails and photos that are there.
    there: HashMap<String, u64>,
    channels: usize,
}

/// A project that was opened. The number of each class is its place, from 0. Of equal names all but the first
/// have a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub classes: Vec<OwnClass>,
    /// In the order in which they came.
    pub members: Vec<OpenedMember>,
    pub settings: Settings,
    pub head: Option<LearnedHead>,
}

/// A photo of an opened project, with the paths of its files in the archive.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedMember {
    pub record: MemberRecord,
    pub thumbnail: Option<String>,
    pub photo: Option<String>,
}

/// The path of `project.json` among those of an archive: at its top, or in its only folder, which some
/// programs put around what they pack again.
pub fn project_of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    at_top(paths, MANIFEST)
}

/// Whether a `project.json` is of a project of own classes, and not of some other program; a damaged one may
/// be.
pub fn is_project(json: &[u8]) -> bool {
    !matches!(kind(json), Err(FileError::NotAProject))
}

/// Reads a `project.json`, which lies at `at` in an archive of these files: paths, and bytes. `network` has the
/// name and the channels of the network that photos are read with.
///
/// # Errors
/// [`FileError`] for anything that a page did not write, for a newer version, and for another network.
pub fn open<'a>(
    json: &[u8],
    at: &str,
    files: impl IntoIterator<Item = (&'a str, u64)>,
    network: (&str, usize),
) -> Result<Listed, FileError> {
    let (bytes, limit) = (json.len() as u64, MAX_MANIFEST_BYTES);
    if bytes > limit {
        return Err(FileError::TooLarge { bytes, limit });
    }
    kind(json)?;
    let manifest: Manifest = serde_json::from_slice(json).map_err(damaged)?;
    check(&manifest, network)?;
    let before = at.strip_suffix(MANIFEST).unwrap_or_default();
    let files = files.into_iter();
    let listed = Listed {
        manifest,
        before: before.to_owned(),
        there: files
            .map(|(path, bytes)| (path.to_owned(), bytes))
            .collect(),
        channels: network.1,
    };
    for (file, shape) in listed.arrays() {
        listed.find(file, &shape)?;
    }
    Ok(listed)
}

/// The part that says whether it is one.
#[derive(Deserialize)]
struct Kind {
    format: String,
    version: u32,
}

fn kind(json: &[u8]) -> Result<(), FileError> {
    let has_format = || {
        let word = FORMAT.as_bytes();
        json.windows(word.len()).any(|bytes| bytes == word)
    };
    let kind: Kind = match serde_json::from_slice(json) {
        Ok(kind) => kind,
        // Of a damaged one, the word is there still.
        Err(error) if has_format() => return Err(damaged(error)),
        Err(_) => return Err(FileError::NotAProject),
    };
    if kind.format != FORMAT {
        return Err(FileError::NotAProject);
    }
    let (found, known) = (kind.version, VERSION);
    if found > known {
        return Err(FileError::Newer { found, known });
    }
    Ok(())
}

fn damaged(error: serde_json::Error) -> FileError {
    FileError::Damaged {
        detail: error.to_string(),
    }
}

impl Listed {
    /// The paths in the archive of the files of numbers, in the order in which [`Self::with`] takes them.
    pub fn needed(&self) -> Vec<String> {
        let files = self.arrays().into_iter();
        files.map(|(file, _)| self.path(&file.path)).collect()
    }

    /// The project, with the bytes of the needed files. Each is given back once its numbers are there: a thousand
    /// photos have 8 MB of them, and the memory of a page never shrinks.
    ///
    /// # Errors
    /// [`FileError`] for bytes that were not written with this project.
    pub fn with(self, files: Vec<Vec<u8>>) -> Result<Opened, FileError> {
        let mut arrays = Vec::new();
        let mut files = files.into_iter();
        for (file, shape) in self.arrays() {
            arrays.push(numbers(file, files.next().unwrap_or_default(), &shape)?);
        }
        let mut arrays = arrays.into_iter();
        let features = arrays.next().unwrap_or_default();
        if !features.iter().all(|feature| feature.is_finite()) {
            let path = self.manifest.features.path;
            return Err(FileError::Numbers { path });
        }
        let members = self.manifest.members.iter();
        let members = members
            .map(|member| self.member(member, &features))
            .collect();
        let head = match self.manifest.head {
            Some(facts) => Some(head(facts, arrays)?),
            None => None,
        };
        let class = |(place, class): (usize, super::manifest::ClassFacts)| OwnClass {
            id: id(place),
            name: class.name,
            colour: class.colour,
            on: class.on,
        };
        let classes = self.manifest.classes.into_iter().enumerate();
        Ok(Opened {
            classes: unlike(classes.map(class).collect(), |_| false),
            members,
            settings: self.manifest.settings,
            head,
        })
    }

    /// The files of numbers with their shapes: features, weights, bias, and what was left out.
    fn arrays(&self) -> Vec<(&ArrayFile, Vec<usize>)> {
        let members = self.manifest.members.iter();
        let rows = members.filter(|member| member.row.is_some()).count();
        let mut arrays = vec![(&self.manifest.features, vec![rows, self.channels])];
        if let Some(head) = &self.manifest.head {
            let classes = head.classes.len();
            arrays.push((&head.weights, vec![classes, self.channels]));
            arrays.push((&head.bias, vec![classes]));
            arrays.push((&head.left_out, vec![head.keys.len(), classes]));
        }
        arrays
    }

    /// The path in the archive of a path of the manifest.
    fn path(&self, path: &str) -> String {
        format!("{}{path}", self.before)
    }

    /// A file that has to have this many numbers.
    fn find(&self, file: &ArrayFile, shape: &[usize]) -> Result<(), FileError> {
        let path = || file.path.clone();
        if !is_within(&file.path) {
            return Err(FileError::Path { path: path() });
        }
        let found = self.there.get(&self.path(&file.path)).copied();
        let found = found.ok_or_else(|| FileError::MissingFile { path: path() })?;
        let numbers = shape.iter().map(|&side| side as u64).product::<u64>();
        let expected = head_of("<f4", shape).len() as u64 + 4 * numbers;
        if found != expected || found > MAX_ARRAY_BYTES {
            let path = path();
            return Err(FileError::OtherSize {
                path,
                expected,
                found,
            });
        }
        Ok(())
    }

    /// The path in the archive of a thumbnail or a photo; `None` for one that somebody has taken out.
    fn beside(&self, path: &Option<String>) -> Option<(String, u64)> {
        let path = path.as_ref().filter(|path| is_within(path))?;
        let path = self.path(path);
        let bytes = *self.there.get(&path)?;
        Some((path, bytes))
    }

    fn member(&self, facts: &MemberFacts, features: &[f32]) -> OpenedMember {
        let photo = self.beside(&facts.photo);
        let photo = photo.filter(|(_, bytes)| *bytes == facts.source.bytes);
        let state = match (facts.row, &facts.failure) {
            (Some(row), _) => MemberState::Read(Sight {
                features: Arc::from(&features[row * self.channels..][..self.channels]),
                exact: facts.exact,
            }),
            (None, Some(failure)) => MemberState::Failed(failure.clone()),
            (None, None) if photo.is_some() => MemberState::Waiting,
            (None, None) => MemberState::Gone,
        };
        OpenedMember {
            record: MemberRecord {
                key: facts.key.clone(),
                class: id(facts.class),
                role: facts.role,
                name: facts.name.clone(),
                source: facts.source,
                state,
            },
            thumbnail: self.beside(&facts.thumbnail).map(|(path, _)| path),
            photo: photo.map(|(path, _)| path),
        }
    }
}

/// Whether a path stays in its folder.
fn is_within(path: &str) -> bool {
    let named = |part: &str| !matches!(part, "" | "." | "..");
    !path.contains('\\') && path.split('/').all(named)
}

fn id(place: usize) -> ClassId {
    ClassId(place as u32)
}

/// The numbers of a file.
fn numbers(file: &ArrayFile, bytes: Vec<u8>, shape: &[usize]) -> Result<Vec<f32>, FileError> {
    let path = || file.path.clone();
    if crc32fast::hash(&bytes) != file.crc32 {
        return Err(FileError::OtherBytes { path: path() });
    }
    let array = Array::decode(&bytes);
    let array = array.map_err(|error| FileError::Array {
        path: path(),
        error,
    })?;
    let said = |shape: &[usize]| {
        let sides: Vec<String> = shape.iter().map(usize::to_string).collect();
        sides.join(" x ")
    };
    let found = array.shape().to_vec();
    match array.into_numbers() {
        Numbers::Floats(values) if found == shape => Ok(values),
        Numbers::Floats(_) | Numbers::Bytes(_) => Err(FileError::OtherShape {
            path: path(),
            expected: said(shape),
            found: said(&found),
        }),
    }
}

/// The head of its facts and of weights, bias and what was left out.
fn head(
    facts: HeadFacts,
    mut arrays: impl Iterator<Item = Vec<f32>>,
) -> Result<LearnedHead, FileError> {
    let mut next = || arrays.next().unwrap_or_default();
    let (weights, bias, left_out) = (next(), next(), next());
    for (numbers, file) in [(&weights, &facts.weights), (&bias, &facts.bias)] {
        if !numbers.iter().all(|number| number.is_finite()) {
            let path = file.path.clone();
            return Err(FileError::Numbers { path });
        }
    }
    let head = LearnedHead {
        classes: facts.classes.into_iter().map(id).collect(),
        keys: facts.keys,
        labels: facts.labels,
        layer: PredictionLayer { weights, bias },
        left_out,
        learned: Learned {
            lambda: facts.lambda,
            objective: facts.objective,
            losses: facts.losses,
            folds: facts.folds,
            threshold: facts.threshold,
            doubles: facts.doubles,
            ms: facts.ms,
        },
        exact: facts.exact,
    };
    Ok(head.checked()?)
}
