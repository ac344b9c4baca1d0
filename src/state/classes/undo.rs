//! What the visitor does to classes and photos, and the way back.
//!
//! A photo that was removed stays on the reader's shelf, with its file and its thumbnail, as long as it may
//! come back.

use super::context::{ClassesContext, Inner};
use super::way_back::WayBack;
use crate::state::photo_file::PhotoFile;
use camlens_client::classes::{Change, ClassId, Member, MemberState, Role, Step, Touched};
use camlens_client::finding::PhotoId;
use camlens_client::reader::Event;
use leptos::prelude::*;

impl ClassesContext {
    /// Gives a class another name: nothing is learned again.
    pub fn rename(self, class: ClassId, name: &str) {
        self.make(&Change::Rename(class, name));
    }

    /// Gives a class another colour.
    pub fn paint(self, class: ClassId, colour: u8) {
        self.make(&Change::Paint(class, colour));
    }

    /// Switches a class on or off.
    pub fn switch(self, class: ClassId, on: bool) {
        self.make(&Change::Switch(class, on));
    }

    /// Removes a class with its photos.
    pub fn remove_class(self, class: ClassId) {
        self.make(&Change::RemoveClass(class));
    }

    /// Removes photos.
    pub fn remove(self, photos: &[PhotoId]) {
        self.make(&Change::Remove(photos));
    }

    /// Moves photos to a class and a role.
    pub fn move_to(self, photos: &[PhotoId], class: ClassId, role: Role) {
        self.make(&Change::Move(photos, class, role));
    }

    /// Undoes what was done last, if there is something.
    pub fn undo(self) {
        let step = self.inner.try_update_value(|inner| inner.steps.pop());
        let Some(step) = step.flatten() else {
            return;
        };
        let touched = self.change(|project| step.undo(project));
        let back: Vec<Member> = step.gone().cloned().collect();
        match touched.settings {
            Some(settings) => {
                self.settings.set(settings);
                let gone = touched.gone.iter().map(|member| member.key.clone());
                self.keep_at_once(&touched.photos, &gone.collect::<Vec<String>>());
            }
            None => self.keep_touched(&touched),
        }
        self.read_back(&back);
        self.leave_unless_here(back);
        self.leave_unless_here(touched.gone);
        if touched.lesson {
            self.lesson_changed();
        }
        self.show_way_back(true);
    }

    /// Takes all classes and photos out, for others in their place; the store keeps them. Returns the photos,
    /// whose files are to be at hand.
    pub(super) fn clear(self) -> Vec<Member> {
        let settings = self.settings.get_untracked();
        let step = self.step(&Change::Clear(settings));
        step.unwrap_or_default().gone
    }

    /// Nothing can be undone any more.
    pub(super) fn forget_steps(self) {
        let gone = self.inner.try_update_value(|inner| inner.steps.clear());
        self.leave_unless_here(gone.unwrap_or_default());
        self.show_way_back(false);
    }

    fn make(self, change: &Change) {
        let Some(touched) = self.step(change) else {
            return;
        };
        self.keep_touched(&touched);
        if !touched.gone.is_empty() {
            leptos::task::spawn_local(self.remove_kept(touched.gone));
        }
        if touched.lesson {
            self.lesson_changed();
        }
    }

    /// Makes a change; the store knows nothing of it yet.
    fn step(self, change: &Change) -> Option<Touched> {
        let step = self.change(|project| Step::make(project, change))?;
        let touched = step.touched();
        let push = |inner: &mut Inner| inner.steps.push(step);
        if let Some(old) = self.inner.try_update_value(push).flatten() {
            self.leave_unless_here(old.gone().cloned().collect());
        }
        let photos: Vec<PhotoId> = touched.gone.iter().map(|of| of.photo).collect();
        if !photos.is_empty() {
            self.reader.send(Event::Unqueued(photos));
        }
        if self.with_untracked(|project| project.classes().is_empty()) {
            self.reader.send(Event::GivenAnew);
        }
        self.show_way_back(false);
        Some(touched)
    }

    fn keep_touched(self, touched: &Touched) {
        if touched.classes {
            self.keep_outline();
            self.show_head();
        }
        if !touched.photos.is_empty() {
            self.keep_members(&touched.photos);
        }
    }

    /// Deletes photos in the browser's store, once their files are at hand.
    async fn remove_kept(self, gone: Vec<Member>) {
        self.bring_files(&gone).await;
        // Those that came back meanwhile stay.
        let keys = gone.into_iter().filter(|of| !self.is_here(of.photo));
        let keys: Vec<String> = keys.map(|member| member.key).collect();
        self.store.remove_members(&keys);
    }

    /// Brings the files of photos out of the browser's store, where it has them alone.
    pub(super) async fn bring_files(self, of: &[Member]) {
        for Member { photo, key, .. } in of {
            if self.reader.has_file(*photo) || !self.store.has_file(key) {
                continue;
            }
            if let Some(file) = self.store.file(key).await {
                let file = PhotoFile::new_of_visitor(key.clone(), file);
                self.reader.give_file(*photo, file);
            }
        }
    }

    /// Keeps the files of photos that are there again, and reads what was not read.
    fn read_back(self, back: &[Member]) {
        let mut unread = Vec::new();
        for Member { photo, key, .. } in back {
            let state = self.with_untracked(|of| Some(of.member(*photo)?.state.clone()));
            let Some(state) = state else {
                continue;
            };
            let file = self.reader.file(*photo);
            let has_file = file.is_some();
            if let Some(file) = file.and_then(|file| super::take_in::named(file, key)) {
                self.keep_file(key, &file);
            }
            match state {
                MemberState::Waiting if has_file => unread.push(*photo),
                MemberState::Waiting => self.set(*photo, MemberState::Gone),
                // What a preview has read is read again by the exact network.
                MemberState::Read(sight) if !sight.exact && has_file => unread.push(*photo),
                _ => {}
            }
            self.photo_changed(*photo);
        }
        if !unread.is_empty() {
            self.reader.send(Event::QueuedWhole(unread));
        }
    }

    fn leave_unless_here(self, mut gone: Vec<Member>) {
        gone.retain(|member| !self.is_here(member.photo));
        self.leave(&gone);
    }

    fn is_here(self, photo: PhotoId) -> bool {
        self.with_untracked(|project| project.member(photo).is_some())
    }

    fn show_way_back(self, undone: bool) {
        let last = self.inner.with_value(|inner| inner.steps.last().cloned());
        self.way_back.set(WayBack { last, undone });
    }
}
