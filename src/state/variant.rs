//! Which build of the worker runs, and on how many threads.
//!
//! Threads share the worker's memory, and browsers allow that only to pages whose host isolates
//! them from others by two headers. So there are builds with several, and one with a single thread
//! that runs wherever they do not. Of those with several, one multiplies and adds in one step where
//! the processor can; not every browser compiles it.

/// Threads that are started without being asked for. The deep layers have 7 x 7 cells and few
/// rows to share; and the number that browsers tell counts a core's second thread and slow cores,
/// which a layer has to wait for.
const ENOUGH: usize = 8;

/// Threads that are started at most. Each has a stack in the worker's memory.
const MOST: usize = 32;

/// A build of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// One thread; runs everywhere.
    Simd,
    /// A pool of threads over one memory.
    Threads,
    /// The same, with relaxed-simd.
    Relaxed,
}

impl Variant {
    /// The name in the page's address and in the document's marks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simd => "simd",
            Self::Threads => "threads",
            Self::Relaxed => "relaxed",
        }
    }

    /// The variant of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Simd, Self::Threads, Self::Relaxed]
            .into_iter()
            .find(|variant| variant.name() == name)
    }
}

/// What a browser offers to the builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// The page's host, or the page's own service worker, isolates it.
    pub isolated: bool,
    /// It came over https, or from this computer; else no header isolates it.
    pub secure: bool,
    /// It is not isolated, and will be when it is opened again: the service worker was not there
    /// yet.
    pub soon: bool,
    /// Memory can be shared, and waited for without standing still.
    pub shared_memory: bool,
    /// It compiles relaxed-simd, and the site has that build.
    pub relaxed_simd: bool,
    /// Threads that the computer runs at one time; 0 when the browser keeps that to itself.
    pub cores: usize,
}

/// Why one thread computes where several were possible, or wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// The page came over plain http, where browsers heed no headers that isolate.
    NotSecure,
    /// The page's host does not send the headers.
    NotIsolated,
    /// Nor does it, but the page adds them itself when it is opened again.
    NotYet,
    /// The browser has no memory that several threads share: an old one, or WebKitGTK.
    NoSharedMemory,
    /// The build with threads ended before it had said that it listens.
    NotStarted,
    /// It ended later.
    Ended,
    /// It had too little memory.
    OutOfMemory,
}

impl Setback {
    /// The sentence for the visitor.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotSecure => {
                "Computing on one thread: this page came over http from another computer, and \
                 browsers allow several only over https."
            }
            Self::NotIsolated => {
                "Computing on one thread: this site's host does not send the headers that threads \
                 need."
            }
            Self::NotYet => {
                "Computing on one thread this time: this site's host does not send the headers that \
                 threads need. The page adds them itself from the next visit on."
            }
            Self::NoSharedMemory => {
                "Computing on one thread: this browser has no memory that threads can share."
            }
            Self::NotStarted => "Computing on one thread: this browser did not start the others.",
            Self::Ended => {
                "Computing on one thread from now on: the build with several ended without a word."
            }
            Self::OutOfMemory => {
                "Computing on one thread from now on: the build with several ran out of memory."
            }
        }
    }
}

/// The build to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub variant: Variant,
    pub threads: usize,
    /// What the visitor is told about it.
    pub setback: Option<Setback>,
}

impl Choice {
    const fn one_thread(setback: Option<Setback>) -> Self {
        Self {
            variant: Variant::Simd,
            threads: 1,
            setback,
        }
    }
}

/// Chooses by what is wished for in the page's address, by what the browser can do, and by what
/// `befell` a build with threads on this page before.
pub fn choose(
    wished: Option<Variant>,
    threads: Option<usize>,
    browser: Abilities,
    befell: Option<Setback>,
) -> Choice {
    let threads = threads.unwrap_or(browser.cores.min(ENOUGH)).clamp(1, MOST);
    // One thread needs no pool, unless the pool itself is what is wished for.
    if wished == Some(Variant::Simd) || (wished.is_none() && threads == 1) {
        return Choice::one_thread(None);
    }
    let hindered = if !browser.isolated {
        Some(match browser {
            Abilities { secure: false, .. } => Setback::NotSecure,
            Abilities { soon: true, .. } => Setback::NotYet,
            _ => Setback::NotIsolated,
        })
    } else if !browser.shared_memory {
        Some(Setback::NoSharedMemory)
    } else {
        befell
    };
    match hindered {
        Some(setback) => Choice::one_thread(Some(setback)),
        None => Choice {
            variant: match wished {
                Some(Variant::Threads) => Variant::Threads,
                _ if browser.relaxed_simd => Variant::Relaxed,
                _ => Variant::Threads,
            },
            threads,
            setback: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cores(cores: usize) -> Abilities {
        Abilities {
            isolated: true,
            secure: true,
            soon: false,
            shared_memory: true,
            relaxed_simd: false,
            cores,
        }
    }

    fn threads(threads: usize) -> Choice {
        Choice {
            variant: Variant::Threads,
            threads,
            setback: None,
        }
    }

    #[test]
    fn as_many_threads_as_the_computer_has_up_to_enough() {
        let chosen = |number| choose(None, None, cores(number), None);
        assert_eq!(chosen(0), Choice::one_thread(None));
        assert_eq!(chosen(1), Choice::one_thread(None));
        assert_eq!(chosen(2), threads(2));
        assert_eq!(chosen(6), threads(6));
        assert_eq!(chosen(128), threads(ENOUGH));
    }

    #[test]
    fn a_wish_forces_the_build_and_the_number() {
        let wish = |variant, number| choose(variant, number, cores(4), None);
        assert_eq!(wish(Some(Variant::Simd), Some(4)), Choice::one_thread(None));
        assert_eq!(wish(Some(Variant::Threads), None), threads(4));
        assert_eq!(wish(Some(Variant::Threads), Some(1)), threads(1));
        assert_eq!(wish(None, Some(3)), threads(3));
        assert_eq!(wish(None, Some(12)), threads(12));
        assert_eq!(wish(None, Some(1)), Choice::one_thread(None));
        assert_eq!(wish(None, Some(1_000_000)), threads(MOST));
        // A browser that does not tell its cores can still be told.
        let wished = choose(Some(Variant::Threads), None, cores(0), None);
        assert_eq!(wished, threads(1));
    }

    #[test]
    fn multiplying_and_adding_in_one_step_where_the_browser_compiles_it() {
        let able = Abilities {
            relaxed_simd: true,
            ..cores(4)
        };
        let variant = |wished, browser| choose(wished, None, browser, None).variant;
        assert_eq!(variant(None, able), Variant::Relaxed);
        assert_eq!(variant(Some(Variant::Relaxed), able), Variant::Relaxed);
        assert_eq!(variant(Some(Variant::Threads), able), Variant::Threads);
        assert_eq!(variant(Some(Variant::Simd), able), Variant::Simd);
        assert_eq!(variant(None, cores(4)), Variant::Threads);
        assert_eq!(variant(Some(Variant::Relaxed), cores(4)), Variant::Threads);
    }

    #[test]
    fn what_hinders_threads_is_said_where_they_were_possible_or_wished_for() {
        let plain = Abilities {
            isolated: false,
            secure: true,
            soon: false,
            shared_memory: false,
            relaxed_simd: true,
            cores: 4,
        };
        let single = Abilities { cores: 1, ..plain };
        let old = Abilities {
            isolated: true,
            ..plain
        };
        let setback = |wished, browser, befell| choose(wished, None, browser, befell).setback;
        assert_eq!(setback(None, plain, None), Some(Setback::NotIsolated));
        let soon = Abilities {
            soon: true,
            ..plain
        };
        assert_eq!(setback(None, soon, None), Some(Setback::NotYet));
        let insecure = Abilities {
            secure: false,
            ..plain
        };
        assert_eq!(setback(None, insecure, None), Some(Setback::NotSecure));
        assert_eq!(setback(None, single, None), None);
        assert_eq!(
            setback(Some(Variant::Threads), single, None),
            Some(Setback::NotIsolated)
        );
        assert_eq!(setback(Some(Variant::Simd), plain, None), None);
        assert_eq!(setback(None, old, None), Some(Setback::NoSharedMemory));
        for befell in [Setback::NotStarted, Setback::Ended, Setback::OutOfMemory] {
            assert_eq!(
                choose(Some(Variant::Threads), Some(2), cores(2), Some(befell)),
                Choice::one_thread(Some(befell))
            );
        }
    }

    #[test]
    fn every_variant_is_found_by_its_name() {
        for variant in [Variant::Simd, Variant::Threads, Variant::Relaxed] {
            assert_eq!(Variant::named(variant.name()), Some(variant));
        }
        assert_eq!(Variant::named("fast"), None);
    }
}
