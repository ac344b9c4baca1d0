//! The passes of a finer reading, one after the other, and the finding that comes of them.

use super::conversation::Wanted;
use super::page::{Finding, Page};
use super::wish::Grid;
use crate::parts::document;
use camlens_core::cam::{View, average};
use camlens_core::framing::{Framing, ShortSide};
use leptos::prelude::*;
use std::rc::Rc;

/// The ways in which a photo can be read.
pub type Way = (Framing, Grid);

impl Page {
    /// Reads the same photo on another grid; the map stays until the new one is there.
    pub fn choose_grid(self, grid: Grid) {
        self.show_wish(grid);
        self.read_again();
    }

    /// The page's wish, and its address.
    pub(super) fn show_wish(self, grid: Grid) {
        let side = grid.short_side;
        let size = (side != ShortSide::default()).then(|| side.pixels().to_string());
        document::remember("size", size.as_deref());
        document::remember("mirrored", grid.mirrored.then_some("1"));
        self.grid.set(grid);
    }

    /// Shows the photo in the framing and on the grid that are chosen now: what is kept at once, else
    /// it is read.
    pub(super) fn read_again(self) {
        let Some(photo) = self.photo.get_untracked() else {
            return;
        };
        self.notice.set(None);
        let way = self.way();
        let kept = self
            .talk
            .with_value(|talk| talk.kept.get(&photo.number, &way));
        let Some(finding) = kept else {
            return self.ask();
        };
        self.talk.update_value(|talk| talk.queue.forget());
        self.waiting.set(false);
        self.show(finding);
    }

    /// The framing that is chosen, and what it leaves of the grid that is.
    pub(super) fn way(self) -> Way {
        let framing = self.framing.get_untracked();
        (framing, self.grid.get_untracked().within(framing))
    }

    /// A pass is done: the next one is asked for, or all that they found is shown. None when the
    /// passes are not of one network.
    pub(super) fn pass_read(self, ask: Wanted, finding: Finding) -> Option<()> {
        let before = self
            .talk
            .try_update_value(|talk| talk.halfway.take())
            .flatten();
        let finding = match before {
            // The network became exact between the two passes: they are not averaged.
            Some(before) if ask.pass.at > 0 && before.exact != finding.exact => {
                self.talk.update_value(|talk| {
                    talk.queue.ask(ask.photo, ask.framing, ask.pass.grid);
                });
                self.waiting.set(true);
                return Some(());
            }
            Some(before) if ask.pass.at > 0 => before.averaged_with_mirror(finding)?,
            _ => finding,
        };
        if ask.pass.next().is_some() {
            self.talk.update_value(|talk| {
                talk.halfway = Some(finding);
                talk.queue.go_on(ask);
            });
            self.waiting.set(true);
            return Some(());
        }
        let finding = Rc::new(finding);
        let way = (finding.frame.framing, finding.grid);
        self.talk.update_value(|talk| {
            let number = finding.photo.number;
            talk.kept.put(number, way, Rc::clone(&finding));
        });
        self.show(finding);
        Some(())
    }
}

impl Finding {
    /// The finding of a photo and its mirror image: its reading is the average of both, its time the
    /// sum. All else is what the photo itself gave.
    fn averaged_with_mirror(self, mirror: Self) -> Option<Self> {
        let views = [
            View {
                reading: &self.reading,
                mirrored: false,
            },
            View {
                reading: &mirror.reading,
                mirrored: true,
            },
        ];
        let reading = average(&views).ok()?;
        let mut timing = self.timing;
        timing.decode += mirror.timing.decode;
        timing.frame += mirror.timing.frame;
        timing.infer += mirror.timing.infer;
        for (sum, group) in timing.groups.iter_mut().zip(&mirror.timing.groups) {
            sum.ms += group.ms;
        }
        timing.memory = timing.memory.max(mirror.timing.memory);
        Some(Self {
            timing,
            ranking: reading.ranking(),
            reading,
            ..self
        })
    }
}
