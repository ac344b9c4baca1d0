//! The language that is spoken, as a signal.

use crate::parts::address::remember;
use crate::parts::storage;
use camlens_words::{Language, spoken};
use leptos::prelude::*;

/// The key of the visitor's choice, in the link and in the browser's storage; `static/boot.js` reads
/// both.
const KEY: &str = "lang";

/// The language that is spoken; provided once, by `app`.
#[derive(Clone, Copy)]
pub struct LanguageContext {
    spoken: RwSignal<Option<Language>>,
    /// The visitor has just switched: focus belongs to the choice.
    switched: StoredValue<bool>,
    /// The number of languages that were chosen so far.
    choices: StoredValue<u32>,
}

impl LanguageContext {
    /// The language that was fetched before the page is shown.
    pub fn new() -> Self {
        Self {
            spoken: RwSignal::new(spoken()),
            switched: StoredValue::new(false),
            choices: StoredValue::new(0),
        }
    }

    /// Makes the caller run again when the language changes: all sentences are built anew, under the
    /// contexts that stay.
    pub fn track(self) {
        self.spoken.track();
    }

    /// Shows the page in the language that is spoken now, and keeps the choice.
    pub fn switched(self, language: Language) {
        storage::keep_text(KEY, language.code);
        remember(KEY, Some(language.code));
        self.switched.set_value(true);
        self.spoken.set(Some(language));
    }

    /// Counts a choice of the visitor's. Its file may come after that of a later choice.
    pub fn choose(self) -> u32 {
        let count = |choices: &mut u32| {
            *choices += 1;
            *choices
        };
        self.choices.try_update_value(count).unwrap_or_default()
    }

    /// Whether this choice is still the last one.
    pub fn is_last(self, choice: u32) -> bool {
        self.choices.get_value() == choice
    }

    /// Whether the visitor has switched since the last call.
    pub fn take_switched(self) -> bool {
        self.switched
            .try_update_value(std::mem::take)
            .unwrap_or(false)
    }
}
