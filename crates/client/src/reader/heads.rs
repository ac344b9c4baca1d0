//! Every finding that leaves the reader is under the head that is chosen, which costs neither a pass nor a
//! copy of the features. The shelf keeps what the network found.

use super::machine::Reader;
use crate::finding::{Finding, FindingRef};
use camlens_core::reading::Head;
use std::sync::Arc;

impl Reader {
    /// Shows the finding on the screen under another head.
    pub(super) fn head_chosen(&mut self, head: Option<Arc<Head>>) {
        self.chosen_head.head = head;
        if let Some(finding) = self.chosen_head.shown.clone() {
            self.show_under_the_chosen(finding);
        }
    }

    pub(super) fn show_under_the_chosen(&mut self, finding: FindingRef) {
        let shown = self.under_the_chosen(finding.clone());
        self.chosen_head.shown = Some(finding);
        self.state.shown = Some(shown);
    }

    /// What the chosen head makes of a finding of the network. The finding on the screen is not made twice.
    pub(super) fn under_the_chosen(&self, finding: FindingRef) -> FindingRef {
        let Some(head) = &self.chosen_head.head else {
            return finding;
        };
        let on_the_screen = self.state.shown.as_ref().filter(|shown| {
            let of_it = self.chosen_head.shown.as_ref() == Some(&finding);
            of_it && shown.own && Arc::ptr_eq(shown.reading.head(), head)
        });
        if let Some(shown) = on_the_screen {
            return shown.clone();
        }
        // A head of another network is not taken.
        let under: Option<Finding> = finding.under(head).ok();
        under.map_or(finding, FindingRef::new)
    }
}
