//! The part of the page that is kept on this computer, as the visitor is told.

use camlens_words::say;

/// The part that is kept. It is `Ready` only when every file of the app and of the network is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing yet: the photo comes first.
    None,
    /// Files are on their way.
    Saving,
    Ready,
    /// The app, and of the network what a preview needs; more is not on its way.
    Preview,
    /// This version is there, and an older one in use until it is let go of.
    Waiting,
    /// A newer version is in use in this one's place.
    Newer,
    Refused(Refusal),
}

/// The reason for keeping nothing, or not all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Plain http: browsers keep pages of secure addresses only.
    Insecure,
    /// This browser, or this window, has no service workers.
    NoServiceWorker,
    /// The files could not be fetched or stored.
    NotKept,
    /// The page is kept, the network is not.
    NetworkNotKept,
}

impl Refusal {
    /// Whether the next visit will not be isolated, either. A service worker that does not come cannot
    /// isolate it; one that only lacks the network's parts can.
    pub fn ends_the_hope_for_threads(self) -> bool {
        match self {
            Self::Insecure | Self::NoServiceWorker | Self::NotKept => true,
            Self::NetworkNotKept => false,
        }
    }
}

/// The answer of a service worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub version: String,
    /// Every file of its version is there.
    pub app: bool,
    /// Every part of the network is there.
    pub network: bool,
    /// Every part of its preview is there.
    pub preview: bool,
}

/// The part of the network that has come to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// More is on its way.
    Coming,
    /// A preview; the rest waits for the visitor.
    Preview,
    /// All of it, or all that came before it was given up.
    Done,
}

/// The service workers of the page's folder, as the page sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// A version is being fetched.
    pub installing: bool,
    /// A version is there and waits.
    pub waiting: bool,
    /// Its version, if it answers.
    pub waiting_version: Option<String>,
    /// The answer of the version in use; `None` without one, and while it is silent.
    pub told: Option<Told>,
    /// A version is in use.
    pub active: bool,
    /// It is in use for this page. A page that was opened past it came from the host.
    pub controlled: bool,
    pub came: Came,
    /// Looks since the last change.
    pub looks: u32,
}

/// Looks after which a file that is not kept counts as lost.
const MAX_LOOKS: u32 = 6;

impl Kept {
    /// Judges for a page of this version.
    pub fn judge(seen: &Seen, version: &str) -> Self {
        match &seen.told {
            Some(told) if told.version == version => Self::of_its_own(told, seen),
            Some(_) if waits_itself(seen, version) => Self::Waiting,
            Some(told) if seen.controlled && told.app => Self::Newer,
            Some(_) if !seen.installing && seen.looks >= MAX_LOOKS => {
                Self::Refused(Refusal::NotKept)
            }
            Some(_) => Self::Saving,
            None if seen.installing || seen.waiting || seen.active => Self::Saving,
            None => Self::Refused(Refusal::NotKept),
        }
    }

    /// Judges where the version in use is the page's own.
    fn of_its_own(told: &Told, seen: &Seen) -> Self {
        if !told.app {
            return Self::Saving;
        }
        let late = seen.came != Came::Coming && seen.looks >= MAX_LOOKS;
        match seen.came {
            _ if told.network => Self::Ready,
            Came::Preview if told.preview => Self::Preview,
            // The last part is kept a moment after it came.
            _ if late && told.preview => Self::Preview,
            _ if late => Self::Refused(Refusal::NetworkNotKept),
            _ => Self::Saving,
        }
    }

    /// Whether another look would find the same.
    pub fn is_settled(self) -> bool {
        !matches!(
            self,
            Self::None | Self::Saving | Self::Refused(Refusal::NetworkNotKept)
        )
    }

    /// The name in `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Saving => "saving",
            Self::Ready => "ready",
            Self::Preview => "preview",
            Self::Waiting => "waiting",
            Self::Newer => "newer",
            Self::Refused(_) => "refused",
        }
    }

    /// The sentence for the visitor.
    pub fn words(self) -> String {
        match self {
            Self::None => say::offline_none(),
            Self::Saving => say::offline_saving(),
            Self::Ready => say::offline_ready(),
            Self::Preview => say::offline_preview(),
            Self::Waiting => say::offline_waiting(),
            Self::Newer => say::offline_newer(),
            Self::Refused(Refusal::Insecure) => say::offline_insecure(),
            Self::Refused(Refusal::NoServiceWorker) => say::offline_no_service_worker(),
            Self::Refused(Refusal::NotKept) => say::offline_not_kept(),
            Self::Refused(Refusal::NetworkNotKept) => say::offline_network_not_kept(),
        }
    }
}

/// Whether there is a newer version than this page's: a waiting one, or one that another tab has put
/// in this one's place.
pub fn is_newer(seen: &Seen, version: &str) -> bool {
    let waits = seen.waiting && seen.active && !waits_itself(seen, version);
    let taken = |told: &Told| told.version != version && told.app && seen.controlled;
    waits || (!waits_itself(seen, version) && seen.told.as_ref().is_some_and(taken))
}

/// Whether the host has to be asked for this page's version: it was opened past the one in use,
/// which is another, and nothing is on its way.
pub fn has_to_be_asked_for(seen: &Seen, version: &str) -> bool {
    let other = |told: &Told| told.version != version;
    let on_its_way = seen.installing || seen.waiting;
    !seen.controlled && !on_its_way && seen.told.as_ref().is_some_and(other)
}

fn waits_itself(seen: &Seen, version: &str) -> bool {
    seen.waiting && seen.waiting_version.as_deref() == Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page whose network has come, under a version 1.
    fn told(app: bool, network: bool) -> Seen {
        Seen {
            installing: false,
            waiting: false,
            waiting_version: None,
            told: Some(Told {
                version: "1".to_owned(),
                app,
                network,
                preview: network,
            }),
            active: true,
            controlled: true,
            came: Came::Done,
            looks: 1,
        }
    }

    /// The same with what a preview needs, and no more.
    fn with_preview(came: Came, looks: u32) -> Seen {
        let mut seen = told(true, false);
        if let Some(told) = &mut seen.told {
            told.preview = true;
        }
        Seen {
            came,
            looks,
            ..seen
        }
    }

    fn waiting(version: Option<&str>, seen: Seen) -> Seen {
        Seen {
            waiting: true,
            waiting_version: version.map(str::to_owned),
            ..seen
        }
    }

    #[test]
    fn ready_is_said_only_of_a_whole_app_with_a_whole_network() {
        assert_eq!(Kept::judge(&told(true, true), "1"), Kept::Ready);
        assert_eq!(Kept::judge(&told(true, false), "1"), Kept::Saving);
        assert_eq!(Kept::judge(&told(false, true), "1"), Kept::Saving);
        // Another version's files are not this page's.
        assert_ne!(Kept::judge(&told(true, true), "2"), Kept::Ready);
    }

    #[test]
    fn a_service_worker_that_is_silent_or_not_there_says_nothing_good() {
        let silent = Seen {
            told: None,
            ..told(true, true)
        };
        assert_eq!(Kept::judge(&silent, "1"), Kept::Saving);
        let none = Seen {
            active: false,
            ..silent
        };
        let refused = Kept::Refused(Refusal::NotKept);
        assert_eq!(Kept::judge(&none, "1"), refused);
        let installing = Seen {
            installing: true,
            ..none
        };
        assert_eq!(Kept::judge(&installing, "1"), Kept::Saving);
    }

    #[test]
    fn a_network_that_stays_away_is_given_up_and_taken_up_again() {
        let late = |network| Seen {
            looks: MAX_LOOKS,
            ..told(true, network)
        };
        let refused = Kept::Refused(Refusal::NetworkNotKept);
        assert_eq!(Kept::judge(&late(false), "1"), refused);
        assert_eq!(Kept::judge(&late(true), "1"), Kept::Ready);
        // One that has not come yet may take its time.
        let coming = Seen {
            came: Came::Coming,
            ..late(false)
        };
        assert_eq!(Kept::judge(&coming, "1"), Kept::Saving);
    }

    #[test]
    fn a_preview_is_kept_where_the_rest_is_not_on_its_way() {
        let seen = with_preview(Came::Preview, 1);
        assert_eq!(Kept::judge(&seen, "1"), Kept::Preview);
        // While low planes still come, however long they take, they are being kept.
        for looks in [1, MAX_LOOKS, 100] {
            let seen = with_preview(Came::Coming, looks);
            assert_eq!(Kept::judge(&seen, "1"), Kept::Saving);
        }
        // All of it came and half of it was kept: the disk is full.
        let seen = with_preview(Came::Done, 1);
        assert_eq!(Kept::judge(&seen, "1"), Kept::Saving);
        let seen = with_preview(Came::Done, MAX_LOOKS);
        assert_eq!(Kept::judge(&seen, "1"), Kept::Preview);
        // A preview that is on the screen and not kept.
        let seen = Seen {
            came: Came::Preview,
            looks: MAX_LOOKS,
            ..told(true, false)
        };
        let refused = Kept::Refused(Refusal::NetworkNotKept);
        assert_eq!(Kept::judge(&seen, "1"), refused);
    }

    #[test]
    fn a_page_in_whose_place_a_newer_version_is_in_use_says_so() {
        for network in [true, false] {
            let seen = told(true, network);
            assert_eq!(Kept::judge(&seen, "0"), Kept::Newer);
        }
        assert_eq!(Kept::judge(&told(false, true), "0"), Kept::Saving);
    }

    #[test]
    fn a_page_that_was_opened_past_an_older_version_is_kept_when_its_own_is_there() {
        let past = Seen {
            controlled: false,
            ..told(true, true)
        };
        assert_eq!(Kept::judge(&past, "2"), Kept::Saving);
        assert!(has_to_be_asked_for(&past, "2"));
        let itself = waiting(Some("2"), past.clone());
        assert_eq!(Kept::judge(&itself, "2"), Kept::Waiting);
        assert!(!has_to_be_asked_for(&itself, "2"));
        // The host has no service worker of this page's version.
        let late = Seen {
            looks: MAX_LOOKS,
            ..past.clone()
        };
        let refused = Kept::Refused(Refusal::NotKept);
        assert_eq!(Kept::judge(&late, "2"), refused);
        // Its own version needs no asking, and what controls it came first.
        assert!(!has_to_be_asked_for(&past, "1"));
        assert!(!has_to_be_asked_for(&told(true, true), "2"));
    }

    #[test]
    fn a_version_that_waits_or_is_in_use_in_this_ones_place_is_newer() {
        assert!(!is_newer(&told(true, true), "1"));
        assert!(is_newer(&told(true, true), "0"));
        assert!(is_newer(&waiting(None, told(true, true)), "1"));
        assert!(is_newer(&waiting(Some("2"), told(true, true)), "1"));
        // The first one of all is the page's own.
        let first = Seen {
            active: false,
            told: None,
            ..waiting(None, told(true, true))
        };
        assert!(!is_newer(&first, "1"));
    }

    #[test]
    fn what_a_page_was_opened_past_is_not_offered_to_it() {
        let past = Seen {
            controlled: false,
            ..told(true, true)
        };
        assert!(!is_newer(&past, "2"));
        assert!(!is_newer(&waiting(Some("2"), past.clone()), "2"));
        assert!(is_newer(&waiting(Some("3"), past), "2"));
    }

    #[test]
    fn only_a_missing_service_worker_breaks_its_promise_of_threads() {
        for refusal in [
            Refusal::Insecure,
            Refusal::NoServiceWorker,
            Refusal::NotKept,
        ] {
            assert!(refusal.ends_the_hope_for_threads(), "{refusal:?}");
        }
        assert!(!Refusal::NetworkNotKept.ends_the_hope_for_threads());
    }
}
