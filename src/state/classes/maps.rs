//! Maps of the classes' photos under the head of one's own: a photo is read again for them when they are
//! asked for, because what is kept of it are averages.

use super::context::ClassesContext;
use super::member_maps::MemberMaps;
use camlens_client::classes::output_of;
use camlens_client::finding::{FindingRef, PhotoId};
use camlens_client::gallery::Answer;
use camlens_client::reader::Event;
use camlens_client::view::MapSubject;
use camlens_core::cam::Evidence;
use leptos::prelude::*;
use std::sync::Arc;

impl ClassesContext {
    /// The maps of a photo under the head as it is now; follows them.
    pub fn maps(self, photo: PhotoId) -> Option<MemberMaps> {
        self.follow(photo);
        let now = self.head.get()?;
        let maps = self
            .inner
            .with_value(|inner| inner.maps.get(&photo).cloned())?;
        match &maps {
            MemberMaps::Made { head, .. } if !Arc::ptr_eq(head, &now) => None,
            _ => Some(maps),
        }
    }

    /// Has the maps made of these photos that have none under the present head.
    pub fn want_maps(self, photos: &[PhotoId]) {
        let wanted: Vec<PhotoId> = photos
            .iter()
            .copied()
            .filter(|photo| untrack(|| self.maps(*photo)).is_none())
            .collect();
        self.inner.update_value(|inner| {
            let wish = |photo: &PhotoId| (*photo, MemberMaps::Wanted);
            inner.maps.extend(wanted.iter().map(wish));
        });
        for photo in &wanted {
            self.photo_changed(*photo);
        }
        leptos::task::spawn_local(async move {
            for photo in wanted {
                let is_there = self.bring_file(photo).await;
                // Cancelled meanwhile, or its class was removed.
                if untrack(|| self.maps(photo)) != Some(MemberMaps::Wanted) {
                    continue;
                }
                match is_there {
                    true => self.reader.send(Event::QueuedWhole(vec![photo])),
                    false => self.map_failed(photo),
                }
            }
        });
    }

    /// Drops the wishes for maps that are not made yet.
    pub fn cancel_maps(self) {
        let mut wishes = Vec::new();
        self.inner.update_value(|inner| {
            inner.maps.retain(|photo, maps| {
                let wished = *maps == MemberMaps::Wanted;
                if wished {
                    wishes.push(*photo);
                }
                !wished
            });
        });
        self.reader.send(Event::Unqueued(wishes.clone()));
        for photo in wishes {
            self.photo_changed(photo);
        }
    }

    /// Makes the maps of a photo that was read.
    pub(super) fn map_found(self, finding: &FindingRef) {
        let Some(maps) = self.made(finding) else {
            return;
        };
        self.inner
            .update_value(|inner| drop(inner.maps.insert(finding.photo, maps)));
        self.photo_changed(finding.photo);
    }

    pub(super) fn map_failed(self, photo: PhotoId) {
        self.inner
            .update_value(|inner| drop(inner.maps.insert(photo, MemberMaps::Missing)));
        self.photo_changed(photo);
    }

    fn made(self, finding: &FindingRef) -> Option<MemberMaps> {
        let head = self.head.get_untracked()?;
        let (class, named) = self.with_untracked(|project| {
            let class = project.member(finding.photo)?.class;
            Some((class, head.head(project).ok()?))
        })?;
        let finding = FindingRef::new(finding.under(&Arc::new(named)).ok()?);
        let of_output = |output: usize| {
            let evidence = Evidence::of_class(&finding.reading, output).ok()?;
            let answer = Answer::about(&finding, MapSubject::Class(output), evidence).ok()?;
            Some(Arc::new(answer))
        };
        let said = finding.ranking.best_first().first()?.class;
        Some(MemberMaps::Made {
            truth: of_output(output_of(&head, class).unwrap_or(said))?,
            said: of_output(said)?,
            head,
        })
    }
}
