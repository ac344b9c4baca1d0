//! The choice of the worker's build and of its number of threads.
//!
//! Threads share the worker's memory, and browsers allow that only to pages whose host isolates
//! them by two headers. So there are builds with several threads, and one with a single thread that
//! runs everywhere. Of the builds with several, one multiplies and adds in one step (relaxed-simd);
//! some browsers do not compile it.

/// The most threads that start without a wish for more. The deep layers have 7 x 7 cells and few
/// rows to share; and browsers count a core's second thread and slow cores, too, for which a layer
/// has to wait.
const USUAL_MAX_THREADS: usize = 8;

/// The most threads that start at all. Each has a stack in the worker's memory.
const MAX_THREADS: usize = 32;

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

/// The build of a worker, as the worker itself says it: the folder of its script.
///
/// `workers/simd-0a1b/start.js?threads=2` is of the build `simd-0a1b`.
pub fn build_of(script: &str) -> Option<&str> {
    let path = script.split(['?', '#']).next()?;
    path.rsplit('/').nth(1).filter(|folder| !folder.is_empty())
}

/// The builds of these scripts.
pub fn builds_of(scripts: &[(Variant, String)]) -> Vec<(Variant, String)> {
    let build =
        |(variant, script): &(Variant, String)| Some((*variant, build_of(script)?.to_owned()));
    scripts.iter().filter_map(build).collect()
}

/// The abilities of a browser that the builds need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// The page is isolated: by its host, or by its own service worker.
    pub isolated: bool,
    /// The page came over https, or from this computer; else no header isolates it.
    pub secure: bool,
    /// The page will be isolated when it is opened again: the service worker was not there yet.
    pub soon: bool,
    /// Threads can share memory and wait for each other on it.
    pub shared_memory: bool,
    /// The browser compiles relaxed-simd.
    pub relaxed_simd: bool,
    /// Threads that the computer runs at one time; 0 when the browser keeps that to itself.
    pub cores: usize,
}

/// The reason for one thread where several were possible, or wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// The page came over plain http, where browsers heed no headers that isolate.
    NotSecure,
    /// The page's host does not send the headers.
    NotIsolated,
    /// The same, but the page adds them itself when it is opened again.
    NotYet,
    /// The browser has no memory that several threads share: an old one, or WebKitGTK.
    NoSharedMemory,
    /// The build with threads ended before it had said that it listens.
    NotStarted,
    /// The build with threads ended later.
    Ended,
    /// The build with threads had too little memory.
    OutOfMemory,
}

/// The build to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    pub variant: Variant,
    pub threads: usize,
    /// The reason for one thread, to be told.
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

/// Chooses by the wishes in the page's address, by the abilities of the browser, and by what
/// `befell` a build with threads on this page before.
pub fn choose(
    wished: Option<Variant>,
    threads: Option<usize>,
    browser: Abilities,
    befell: Option<Setback>,
) -> Choice {
    let threads = threads
        .unwrap_or(browser.cores.min(USUAL_MAX_THREADS))
        .clamp(1, MAX_THREADS);
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
    fn as_many_threads_as_the_computer_has_up_to_the_usual_maximum() {
        let chosen = |number| choose(None, None, cores(number), None);
        assert_eq!(chosen(0), Choice::one_thread(None));
        assert_eq!(chosen(1), Choice::one_thread(None));
        assert_eq!(chosen(2), threads(2));
        assert_eq!(chosen(6), threads(6));
        assert_eq!(chosen(128), threads(USUAL_MAX_THREADS));
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
        assert_eq!(wish(None, Some(1_000_000)), threads(MAX_THREADS));
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
    fn a_setback_is_told_where_threads_were_possible_or_wished_for() {
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
    fn a_build_is_the_folder_of_its_script() {
        let script = |script: &str| (Variant::Simd, script.to_owned());
        let scripts = [
            script("https://a/b/workers/simd-0a1b/start.js?threads=2"),
            script("start.js"),
        ];
        assert_eq!(
            builds_of(&scripts),
            [(Variant::Simd, "simd-0a1b".to_owned())]
        );
    }

    #[test]
    fn every_variant_is_found_by_its_name() {
        for variant in [Variant::Simd, Variant::Threads, Variant::Relaxed] {
            assert_eq!(Variant::named(variant.name()), Some(variant));
        }
        assert_eq!(Variant::named("fast"), None);
    }
}
