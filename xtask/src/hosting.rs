//! What `dist/` carries for its host: `_headers`, which Netlify, Cloudflare Pages and others read.
//! Where a host reads nothing, the service worker adds what isolates the page, and the policy.

use crate::html::{self, HtmlError};

/// The file's name at the site's root.
pub const HEADERS: &str = "_headers";

/// A rayon thread begins as a `blob:` script. A policy in the page does not reach into its
/// workers; one that the host sends does.
const WORKERS_OF_THE_PAGE: &str = "worker-src 'self'";
const WORKERS_OF_THE_HOST: &str = "worker-src 'self' blob:";

/// Stands before the policy in [`HEADERS`].
const POLICY: &str = "Content-Security-Policy: ";

/// The page's own policy as it is sent, for its workers, too.
///
/// # Errors
/// When the page has no policy.
pub fn policy(index: &str) -> Result<String, HtmlError> {
    Ok(html::policy(index)?.replace(WORKERS_OF_THE_PAGE, WORKERS_OF_THE_HOST))
}

/// The policy in a `_headers` file.
#[must_use]
pub fn sent_policy(headers: &str) -> Option<&str> {
    headers
        .lines()
        .find_map(|line| line.trim().strip_prefix(POLICY))
}

/// The headers for a page: those that isolate it, and its own policy.
///
/// # Errors
/// When the page has no policy.
pub fn headers(index: &str) -> Result<String, HtmlError> {
    let policy = policy(index)?;
    Ok(format!(
        "/*\n  \
         Cross-Origin-Opener-Policy: same-origin\n  \
         Cross-Origin-Embedder-Policy: require-corp\n  \
         Cross-Origin-Resource-Policy: same-origin\n  \
         {POLICY}{policy}\n  \
         Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_start_threads_and_the_rest_is_the_pages_own_policy() {
        let page = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'self'; worker-src 'self'; object-src 'none'\" />";
        let headers = headers(page).unwrap();
        let policy = "default-src 'self'; worker-src 'self' blob:; object-src 'none'";
        assert!(headers.contains(&format!("  Content-Security-Policy: {policy}\n")));
        assert!(headers.starts_with("/*\n  Cross-Origin-Opener-Policy: same-origin\n"));
        assert_eq!(sent_policy(&headers), Some(policy));
        assert_eq!(sent_policy("/*\n  Referrer-Policy: no-referrer\n"), None);
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert_eq!(headers("<head></head>"), Err(HtmlError::NoPolicy));
    }
}
