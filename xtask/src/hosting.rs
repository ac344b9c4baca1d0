//! `_headers` of the site, which Netlify, Cloudflare Pages and others read. Where a host reads
//! nothing, the service worker adds the headers that isolate the page, and the policy.

use crate::template::{self, TemplateError};

/// The file's name at the site's root.
pub const HEADERS: &str = "_headers";

/// A rayon thread begins as a `blob:` script. A policy in the page does not reach into its
/// workers; a policy that the host sends does.
const WORKERS_OF_THE_PAGE: &str = "worker-src 'self'";
const WORKERS_OF_THE_HOST: &str = "worker-src 'self' blob:";

/// Only pages of the same site may frame the page. Browsers ignore this directive in a `<meta>`, and
/// tell so in the console: it stands in headers only.
const FRAMES: &str = "frame-ancestors 'self'";

/// Stands before the policy in [`HEADERS`].
const POLICY: &str = "Content-Security-Policy: ";

/// The page's own policy as a header: with the rules that a policy in the page cannot have.
///
/// # Errors
/// When the page has no policy.
pub fn policy(index: &str) -> Result<String, TemplateError> {
    let policy = template::policy(index)?.replace(WORKERS_OF_THE_PAGE, WORKERS_OF_THE_HOST);
    Ok(format!("{policy}; {FRAMES}"))
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
pub fn headers(index: &str) -> Result<String, TemplateError> {
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
    fn a_host_allows_threads_and_no_frames_and_the_rest_is_the_pages_own_policy() {
        let page = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'self'; worker-src 'self'; object-src 'none'\" />";
        let headers = headers(page).unwrap();
        let policy = "default-src 'self'; worker-src 'self' blob:; object-src 'none'; \
                      frame-ancestors 'self'";
        assert!(headers.contains(&format!("  Content-Security-Policy: {policy}\n")));
        assert!(headers.starts_with("/*\n  Cross-Origin-Opener-Policy: same-origin\n"));
        assert_eq!(sent_policy(&headers), Some(policy));
        assert_eq!(sent_policy("/*\n  Referrer-Policy: no-referrer\n"), None);
    }

    #[test]
    fn a_page_without_a_policy_is_refused() {
        assert_eq!(headers("<head></head>"), Err(TemplateError::NoPolicy));
    }
}
