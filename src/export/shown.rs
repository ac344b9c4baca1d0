//! The view on the screen, as an export says it.

use super::holds::{Holds, HoldsContext};
use super::pictures;
use crate::state::sample_of;
use crate::state::{
    AnswersContext, AskedContext, ClassesContext, GalleryContext, LookContext, ReaderContext,
};
use camlens_client::export::{Exhibit, Source};
use camlens_client::finding::FindingRef;
use camlens_client::subject::{Catalogue, Subject};
use camlens_client::view::{Layout, MapSubject, View};
use camlens_client::wishes::{OWN_PHOTO, resolution_pairs};
use camlens_core::framing::Framing;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Blob;

/// Everything that an export of the screen is made of.
#[derive(Clone, Copy)]
pub struct Shown {
    pub reader: ReaderContext,
    pub asked: AskedContext,
    pub answers: AnswersContext,
    pub look: LookContext,
    pub gallery: GalleryContext,
    pub classes: ClassesContext,
    /// What a bundle holds beside its numbers.
    pub holds: RwSignal<Holds>,
}

/// The view at the moment of a wish: what follows on the screen does not change its file.
pub struct Wanted {
    pub exhibit: Exhibit,
    pub finding: FindingRef,
    pub catalogue: Arc<Catalogue>,
    /// The name of the map's subject.
    pub subject: String,
    /// The address under which the browser shows the picture that was read.
    pub picture: Option<String>,
    pub view: View,
    /// The view as pairs of an address.
    pub link: Vec<(String, String)>,
    /// The photo's file.
    pub file: Option<Blob>,
}

impl Wanted {
    /// What the screen shows of the photo.
    pub fn on_screen(&self) -> pictures::Shown<'_> {
        pictures::Shown {
            address: self.picture.as_deref(),
            input: &self.finding.input,
            outlined: true,
        }
    }
}

impl Shown {
    /// The contexts around a component.
    pub fn expect() -> Self {
        Self {
            reader: expect_context(),
            asked: expect_context(),
            answers: expect_context(),
            look: expect_context(),
            gallery: expect_context(),
            classes: expect_context(),
            holds: expect_context::<HoldsContext>().0,
        }
    }

    /// The finding on the screen.
    pub fn finding(self) -> Option<FindingRef> {
        self.reader.shown.get()
    }

    /// The map on the stage. Nothing before a photo is read.
    pub fn exhibit(self) -> Option<Exhibit> {
        let (finding, subject) = (self.finding()?, self.answers.subject.get()?);
        let catalogue = self.answers.catalogue()?;
        let exhibit = Exhibit::of_finding(
            self.source(&finding)?,
            &finding,
            subject,
            &catalogue,
            self.look.get(),
        );
        Some(Exhibit {
            familiarity: self.classes.familiarity(),
            ..exhibit.ok()?
        })
    }

    /// All of it.
    pub fn wanted(self) -> Option<Wanted> {
        let finding = self.finding()?;
        Some(Wanted {
            exhibit: self.exhibit()?,
            catalogue: self.answers.catalogue()?,
            subject: self.subject_name(),
            picture: self.reader.picture(&finding),
            view: self.view(),
            link: self.link().unwrap_or_default(),
            file: self.reader.file(finding.photo),
            finding,
        })
    }

    /// The file of the photo on the screen.
    fn source(self, finding: &FindingRef) -> Option<Source> {
        let photo = self.reader.photo(finding.photo)?;
        let folder = self.gallery.with_untracked(|gallery| {
            let item = gallery.item(finding.photo);
            item.map(|item| item.folder.clone())
        });
        Some(Source {
            name: photo.name.clone(),
            folder: folder.unwrap_or_default(),
        })
    }

    /// Width and height in pixels of the picture that the screen shows: of the photo, or of the network's
    /// input where that is looked at.
    pub fn picture_size(self) -> Option<(usize, usize)> {
        let frame = self.finding()?.frame;
        Some(match self.look.layout.get() {
            Layout::Eye => frame.input,
            Layout::Over | Layout::Beside | Layout::Slide => frame.photo,
        })
    }

    /// Whether there is a contour or a box on the map.
    pub fn is_outlined(self) -> bool {
        self.look.marked.with(Option::is_some) || self.look.part.with(Option::is_some)
    }

    /// The name of the map's subject.
    pub fn subject_name(self) -> String {
        self.answers.subject_name().unwrap_or_default()
    }

    /// The view as pairs of an address: the sample, or that a photo is to be given, framing and grid, question
    /// and look. All that is not the usual way is said.
    pub fn link(self) -> Option<Vec<(String, String)>> {
        let (finding, catalogue) = (self.finding()?, self.answers.catalogue()?);
        let (way, sample) = (finding.way, sample_of(self.reader, &finding));
        let framing = (way.framing != Framing::default()).then(|| way.framing.name().to_owned());
        let photo = Some(sample.unwrap_or(OWN_PHOTO).to_owned());
        let mut view = self.view().pairs(&catalogue, &finding.ranking);
        if sample.is_none() {
            // Of another photo, another class may be the best one.
            let class = view.iter_mut().find(|(key, _)| *key == "class");
            if let Some((_, class @ None)) = class {
                *class = self.first_subject().map(|subject| catalogue.key(subject));
            }
        }
        let of_photo = [("photo", photo), ("framing", framing)].into_iter();
        let pairs = of_photo.chain(resolution_pairs(way.resolution)).chain(view);
        Some(
            pairs
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .collect(),
        )
    }

    /// The class of the map, or the first side of a comparison.
    fn first_subject(self) -> Option<Subject> {
        Some(match self.answers.subject.get()? {
            MapSubject::Class(class) => Subject::Class(class),
            MapSubject::Difference(one, _) => one,
        })
    }

    /// Question and look.
    pub fn view(self) -> View {
        View {
            asked: self.asked.with(|asked| asked.kept()),
            look: self.look.get(),
        }
    }
}
