//! The maps of photos that are judged.

use crate::state::ClassesContext;
use camlens_client::classes::Verdict;
use camlens_client::finding::PhotoId;
use leptos::prelude::*;

/// Has the maps of these photos made, as long as they are shown.
pub fn want_maps(classes: ClassesContext, verdicts: Memo<Option<Vec<Verdict>>>) {
    Effect::new(move |_| {
        classes.head.track();
        let photos: Vec<PhotoId> = verdicts.with(|verdicts| {
            let verdicts = verdicts.iter().flatten();
            verdicts
                .filter_map(|verdict| classes.photo_of(&verdict.key))
                .collect()
        });
        classes.want_maps(&photos);
    });
}
