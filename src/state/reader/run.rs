//! The reader's commands, done in the world outside.

use super::{Inner, ReaderContext};
use crate::parts::address::remember;
use crate::state::photo_file::PhotoFile;
use crate::state::samples::Sample;
use camlens_client::reader::{Command, Event, FetchId, Remembered};
use camlens_client::wishes::resolution_pairs;
use leptos::prelude::*;
use std::time::Duration;

impl ReaderContext {
    pub(super) fn run(self, command: Command) {
        match command {
            Command::Start { worker, choice } => {
                let hear = move |heard| self.send(Event::Heard { worker, heard });
                let started = |inner: &mut Inner| inner.world.crew.start(choice, hear);
                if let Some(Err(error)) = self.inner.try_update_value(started) {
                    hear(error.into());
                }
            }
            // Ended outside, where its last words cannot find the reader in use.
            Command::End => drop(self.inner.try_update_value(|inner| inner.world.crew.end())),
            Command::StartPreparer { worker, choice } => {
                let hear = move |heard| self.send(Event::HeardPreparer { worker, heard });
                let started = |inner: &mut Inner| inner.world.crew.start_preparer(choice, hear);
                if let Some(Err(error)) = self.inner.try_update_value(started) {
                    hear(error.into());
                }
            }
            Command::EndPreparer => {
                drop(
                    self.inner
                        .try_update_value(|inner| inner.world.crew.end_preparer()),
                );
            }
            Command::PostPreparer { request, file } => {
                let posted = |inner: &Inner| {
                    let world = &inner.world;
                    world.crew.post_preparer(&request, world.blob(file))
                };
                let worker = self.inner.with_value(|inner| inner.reader.preparer());
                if let (Err(error), Some(worker)) = (self.inner.with_value(posted), worker) {
                    let heard = error.into();
                    self.send(Event::HeardPreparer { worker, heard });
                }
            }
            Command::Post {
                request,
                file,
                buffers,
            } => {
                let posted = |inner: &Inner| {
                    let world = &inner.world;
                    world.crew.post(&request, world.blob(file), &buffers)
                };
                let worker = self.inner.with_value(|inner| inner.reader.worker());
                if let (Err(error), Some(worker)) = (self.inner.with_value(posted), worker) {
                    let heard = error.into();
                    self.send(Event::Heard { worker, heard });
                }
            }
            Command::Fetch { fetch, sample } => self.fetch(fetch, sample),
            Command::Background(news) => {
                for follow in self.inner.with_value(|inner| inner.on_background.clone()) {
                    follow(news.clone());
                }
            }
            Command::Remember(wish) => write(wish),
            Command::Wake { after_ms } => {
                let after = Duration::from_millis(after_ms.ceil() as u64);
                set_timeout(move || self.send(Event::Woken), after);
            }
            Command::Reload => {
                // Where reloading is refused the notice stays.
                let _ = window().location().reload();
            }
        }
    }

    fn fetch(self, fetch: FetchId, name: &'static str) {
        let Some(sample) = Sample::named(name) else {
            return;
        };
        leptos::task::spawn_local(async move {
            match PhotoFile::of_sample(sample).await {
                Ok(sample) => {
                    let photo = self.keep(sample);
                    self.send(Event::Fetched { fetch, photo });
                }
                Err(_) => {
                    let file = sample.file.to_owned();
                    self.send(Event::NotFetched { fetch, file });
                }
            }
        });
    }
}

fn write(wish: Remembered) {
    match wish {
        Remembered::Photo(sample) => remember("photo", sample),
        Remembered::Framing(framing) => remember("framing", Some(framing.name())),
        Remembered::Resolution(resolution) => {
            for (key, value) in resolution_pairs(resolution) {
                remember(key, value.as_deref());
            }
        }
    }
}
