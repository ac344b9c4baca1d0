//! How much of the page is kept on this computer, and how that is said.

/// What is kept. It is `Ready` only where every file of the app and of the network is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing yet: the photo comes first.
    None,
    /// Files are on their way.
    Saving,
    Ready,
    Refused(Refusal),
}

/// Why nothing is kept, or not all.
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

/// What the page's service worker says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub version: String,
    /// Every file of its version is there.
    pub app: bool,
    /// Every part of the network is there.
    pub network: bool,
}

/// What can be seen from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// A version is being fetched.
    pub installing: bool,
    /// A version is there and waits.
    pub waiting: bool,
    /// What the version in use says; nothing while there is none, or while it is silent.
    pub told: Option<Told>,
    /// A version is in use.
    pub active: bool,
    /// The network answers, so all of it has come.
    pub loaded: bool,
    /// How often this was looked at since it last changed.
    pub looks: u32,
}

/// Looks after which a network that is loaded and still not kept will not be.
const ENOUGH: u32 = 6;

impl Kept {
    /// Judges by what is seen, for a page of this version.
    pub fn judge(seen: &Seen, version: &str) -> Self {
        match &seen.told {
            Some(told) if told.app && told.network && told.version == version => Self::Ready,
            Some(told) if told.app && !told.network && seen.loaded && seen.looks >= ENOUGH => {
                Self::Refused(Refusal::NetworkNotKept)
            }
            Some(_) => Self::Saving,
            None if seen.installing || seen.waiting || seen.active => Self::Saving,
            None => Self::Refused(Refusal::NotKept),
        }
    }

    /// The name in `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Saving => "saving",
            Self::Ready => "ready",
            Self::Refused(_) => "refused",
        }
    }

    /// The sentence for the visitor.
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "Not kept for use offline yet.",
            Self::Saving => "Being kept on this computer for use offline.",
            Self::Ready => "Ready offline: page and network are kept on this computer.",
            Self::Refused(Refusal::Insecure) => {
                "Works online only, and on one thread: this address begins with http, and browsers \
                 keep pages, and start threads, only where it begins with https."
            }
            Self::Refused(Refusal::NoServiceWorker) => {
                "Works online only: this browser, or this private window, keeps no pages."
            }
            Self::Refused(Refusal::NotKept) => {
                "Works online only for now: this browser could not keep the page. It tries again \
                 the next time the page is opened."
            }
            Self::Refused(Refusal::NetworkNotKept) => {
                "Works online only: the page is kept on this computer, but the network is not."
            }
        }
    }
}

/// Whether there is a newer version than this page's.
pub fn is_newer(seen: &Seen, version: &str) -> bool {
    let other = |told: &Told| told.version != version;
    (seen.waiting && seen.active) || seen.told.as_ref().is_some_and(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(app: bool, network: bool) -> Seen {
        Seen {
            installing: false,
            waiting: false,
            told: Some(Told {
                version: "1".to_owned(),
                app,
                network,
            }),
            active: true,
            loaded: true,
            looks: 1,
        }
    }

    #[test]
    fn ready_is_said_only_of_a_whole_app_with_a_whole_network() {
        assert_eq!(Kept::judge(&told(true, true), "1"), Kept::Ready);
        assert_eq!(Kept::judge(&told(true, false), "1"), Kept::Saving);
        assert_eq!(Kept::judge(&told(false, true), "1"), Kept::Saving);
        // Another version's files are not this page's.
        assert_eq!(Kept::judge(&told(true, true), "2"), Kept::Saving);
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
            looks: ENOUGH,
            ..told(true, network)
        };
        let refused = Kept::Refused(Refusal::NetworkNotKept);
        assert_eq!(Kept::judge(&late(false), "1"), refused);
        assert_eq!(Kept::judge(&late(true), "1"), Kept::Ready);
        // One that has not come yet may take its time.
        let loading = Seen {
            loaded: false,
            ..late(false)
        };
        assert_eq!(Kept::judge(&loading, "1"), Kept::Saving);
    }

    #[test]
    fn a_version_that_waits_or_is_in_use_elsewhere_is_newer() {
        assert!(!is_newer(&told(true, true), "1"));
        assert!(is_newer(&told(true, true), "0"));
        let waiting = Seen {
            waiting: true,
            ..told(true, true)
        };
        assert!(is_newer(&waiting, "1"));
        // The first one of all is the page's own.
        let first = Seen {
            active: false,
            told: None,
            ..waiting
        };
        assert!(!is_newer(&first, "1"));
    }
}
