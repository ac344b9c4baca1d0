//! The picture on the clipboard and on the share sheet.

use super::files;
use super::saving::{Saving, State, What};
use super::shown::Shown;
use crate::parts::deliver;
use crate::parts::made::Made;
use crate::parts::save_error::SaveError;
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// The picture that waits for a second press of "Share".
    static WAITING: RefCell<Option<Made>> = const { RefCell::new(None) };
}

/// Puts the picture on the clipboard.
pub fn copy_picture(shown: Shown, saving: Saving) {
    let act = saving.begin(What::Copy);
    let making = untrack(|| files::make(shown, What::Overlay, act.clone()));
    leptos::task::spawn_local(async move {
        let picture = async move { making.await.map(|made| made.blob) };
        let copied = deliver::copy_picture(picture).await;
        saving.end(&act, copied.map(|()| None));
    });
}

/// Opens the share sheet with the picture. A large one takes so long that the browser wants a second press;
/// the picture is there then.
pub fn share_picture(shown: Shown, saving: Saving) {
    let waiting = WAITING.take();
    let is_ready = saving.state.get_untracked() == State::Failed(SaveError::PressAgain);
    let waiting = waiting.filter(|_| is_ready);
    let act = saving.begin(What::Share);
    leptos::task::spawn_local(async move {
        let made = match waiting {
            Some(made) => Ok(made),
            None => untrack(|| files::make(shown, What::Overlay, act.clone())).await,
        };
        let shared = match made {
            Ok(made) => match deliver::share(&made).await {
                Err(SaveError::PressAgain) => {
                    WAITING.replace(Some(made));
                    Err(SaveError::PressAgain)
                }
                shared => shared,
            },
            Err(error) => Err(error),
        };
        saving.end(&act, shared.map(|()| None));
    });
}
