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
}

impl LanguageContext {
    /// The language that was fetched before the page is shown.
    pub fn new() -> Self {
        Self {
            spoken: RwSignal::new(spoken()),
            switched: StoredValue::new(false),
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

    /// Whether the visitor has switched since the last call.
    pub fn take_switched(self) -> bool {
        self.switched
            .try_update_value(std::mem::take)
            .unwrap_or(false)
    }
}
