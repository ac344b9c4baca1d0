//! Starts the threads of a worker. A build without shared memory has the worker's own thread alone.

use camlens_core::protocol::Build;

#[cfg(not(all(target_arch = "wasm32", feature = "threads")))]
pub(super) use alone::start;
#[cfg(all(target_arch = "wasm32", feature = "threads"))]
pub(super) use together::start;

#[cfg(not(all(target_arch = "wasm32", feature = "threads")))]
mod alone {
    use super::Build;
    use wasm_bindgen::JsValue;
    use web_sys::DedicatedWorkerGlobalScope;

    /// Starts nothing.
    pub async fn start(_: &DedicatedWorkerGlobalScope) -> Result<Build, JsValue> {
        Ok(Build {
            variant: "simd".to_owned(),
            threads: 1,
        })
    }
}

/// The worker's own thread and rayon's pool. Each thread of the pool is a browser's worker over the
/// same memory.
#[cfg(all(target_arch = "wasm32", feature = "threads"))]
mod together {
    use super::super::address::address;
    use super::{Build, parameter};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::DedicatedWorkerGlobalScope;

    /// Milliseconds for all threads together to start. They need a tenth of a second, and longer where
    /// a slow line brings their script again.
    const MAX_START_MS: i32 = 10_000;

    /// The name of this build.
    const VARIANT: &str = if cfg!(target_feature = "relaxed-simd") {
        "relaxed"
    } else {
        "threads"
    };

    #[wasm_bindgen(module = "/src/browser/pool.js")]
    extern "C" {
        /// Lets this thread announce its end by an error on the channel of this name.
        #[wasm_bindgen(js_name = tellOfTheEnd)]
        fn tell_of_the_end(alarm: &str);
    }

    /// Starts as many threads as the worker's address asks for beside its own:
    /// `start.js?threads=2&alarm=name`.
    ///
    /// # Errors
    /// The browser's reason when they do not start.
    pub async fn start(scope: &DedicatedWorkerGlobalScope) -> Result<Build, JsValue> {
        let address = address(scope);
        let threads = parameter(&address, "threads")
            .and_then(|threads| threads.parse().ok())
            .filter(|&threads| threads > 0)
            .unwrap_or(1);
        if threads > 1 {
            start_helpers(scope, threads - 1, parameter(&address, "alarm")).await?;
        }
        Ok(Build {
            variant: VARIANT.to_owned(),
            threads,
        })
    }

    async fn start_helpers(
        scope: &DedicatedWorkerGlobalScope,
        helpers: usize,
        alarm: Option<&str>,
    ) -> Result<(), JsValue> {
        let _patience = Patience::begin(scope)?;
        JsFuture::from(wasm_bindgen_rayon::init_thread_pool(helpers)).await?;
        if let Some(alarm) = alarm {
            rayon::broadcast(|_| tell_of_the_end(alarm));
        }
        Ok(())
    }

    /// Ends the worker after [`MAX_START_MS`], unless it is dropped before: a thread whose script did
    /// not come never answers, and no event tells of it.
    struct Patience<'scope> {
        scope: &'scope DedicatedWorkerGlobalScope,
        timer: i32,
        _over: Closure<dyn FnMut()>,
    }

    impl<'scope> Patience<'scope> {
        fn begin(scope: &'scope DedicatedWorkerGlobalScope) -> Result<Self, JsValue> {
            let over = Closure::new(|| wasm_bindgen::throw_str("the threads did not start"));
            let timer = scope.set_timeout_with_callback_and_timeout_and_arguments_0(
                over.as_ref().unchecked_ref(),
                MAX_START_MS,
            )?;
            Ok(Self {
                scope,
                timer,
                _over: over,
            })
        }
    }

    impl Drop for Patience<'_> {
        fn drop(&mut self) {
            self.scope.clear_timeout_with_handle(self.timer);
        }
    }
}

/// A value in the query of the worker's address. Values are plain letters and digits and need no
/// decoding.
#[cfg(any(test, all(target_arch = "wasm32", feature = "threads")))]
fn parameter<'address>(address: &'address str, key: &str) -> Option<&'address str> {
    let (_, query) = address.split_once('?')?;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::parameter;

    #[test]
    fn a_workers_address_has_its_parameters() {
        let address = "https://a/workers/threads-0a/start.js?threads=2&alarm=camlens-7";
        assert_eq!(parameter(address, "threads"), Some("2"));
        assert_eq!(parameter(address, "alarm"), Some("camlens-7"));
        assert_eq!(parameter(address, "arm"), None);
        assert_eq!(parameter("start.js?threads", "threads"), None);
        assert_eq!(parameter("start.js", "threads"), None);
    }
}
