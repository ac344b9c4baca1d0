//! Puts the site together, beside the old one, and puts it in the old one's place at the end.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files;
use crate::hash::{self, Content};
use crate::hosting;
use crate::html;
use crate::project::Project;
use crate::service_worker;
use crate::worker::Built;

/// A site in the making. The old one stays as it is until [`Staging::publish`].
pub struct Staging {
    folder: PathBuf,
    dist: PathBuf,
}

impl Staging {
    /// An empty site.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn begin(project: &Project) -> Result<Self, Error> {
        let folder = project.cache().join("staging");
        files::make_empty(&folder)?;
        Ok(Self {
            folder,
            dist: project.dist(),
        })
    }

    /// Where files of the site go.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the page, once its files are copied, fit for a policy without inline scripts, and
    /// marks it with the addresses of the workers and of the network, relative to the page.
    /// `renamed` are files that Trunk knew by other names.
    ///
    /// Comes last: `camlens-version` is the hash of all that is there, and the service worker has
    /// the list of it.
    ///
    /// # Errors
    /// When a file cannot be read or written, or the page is of an unknown form.
    pub fn finish(&self, renamed: &[(String, String)], workers: &[Built]) -> Result<(), Error> {
        let index = self.folder.join("index.html");
        let mut trunks = html::quiet_preloads(&fs_err::read_to_string(&index)?);
        for (old, new) in renamed {
            trunks = trunks.replace(old, new);
        }
        let parted = html::part(&trunks, |script| {
            let mut content = Content::default();
            content.add("script", script.as_bytes());
            format!("boot-{}.js", content.name())
        })?;
        for (name, script) in &parted.scripts {
            fs_err::write(self.folder.join(name), script)?;
        }
        // Jekyll, on GitHub Pages, would leave files out whose names begin with `_`.
        fs_err::write(self.folder.join(".nojekyll"), "")?;
        let headers = hosting::headers(&parted.html)?;
        fs_err::write(self.folder.join(hosting::HEADERS), headers)?;
        let version = self.version(&parted.html)?;
        let mut marks: Vec<Vec<(&str, &str)>> = workers
            .iter()
            .map(|worker| {
                vec![
                    ("name", "camlens-worker"),
                    ("data-variant", worker.variant),
                    ("content", &worker.start),
                ]
            })
            .collect();
        marks.push(vec![
            ("name", "camlens-model"),
            ("content", "model/model.json"),
        ]);
        marks.push(vec![("name", "camlens-version"), ("content", &version)]);
        fs_err::write(&index, html::add_marks(&parted.html, &marks)?)?;
        service_worker::write(&self.folder, &version)
    }

    /// The hash of the site's contents. The network's parts are named by their own hashes in
    /// `model.json`, which stands for them.
    fn version(&self, index: &str) -> Result<String, Error> {
        let mut content = Content::default();
        content.add("index.html", index.as_bytes());
        content.add(service_worker::NAME, service_worker::SOURCE.as_bytes());
        hash::add_folder(&mut content, &self.folder, |path| {
            path != "index.html" && (!path.starts_with("model/") || path == "model/model.json")
        })?;
        Ok(content.name())
    }

    /// Makes this the site.
    ///
    /// # Errors
    /// When the folders cannot be moved; the old site is then back in its place, or still there.
    pub fn publish(self) -> Result<(), Error> {
        let old = self.folder.with_file_name("old-dist");
        files::remove(&old)?;
        if self.dist.exists() {
            fs_err::rename(&self.dist, &old)?;
        }
        if let Err(error) = fs_err::rename(&self.folder, &self.dist) {
            // The first error is the one to tell.
            let _ = fs_err::rename(&old, &self.dist);
            return Err(error.into());
        }
        Ok(files::remove(&old)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_marked_and_takes_the_old_ones_place() {
        let root = std::env::temp_dir().join(format!("camlens-dist-{}", std::process::id()));
        let project = Project::at(root.clone());
        let write = |path: PathBuf, text: &str| {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write(project.dist().join("old.txt"), "old");
        let workers = [Built {
            variant: "simd",
            start: "workers/simd-0/start.js".to_owned(),
        }];

        let staging = Staging::begin(&project).unwrap();
        write(
            staging.folder().join("index.html"),
            "<head><meta http-equiv=\"Content-Security-Policy\" content=\"worker-src 'self'\">\
             <script type=\"module\">go('old.wasm')</script></head>",
        );
        write(
            staging.folder().join("model/model.json"),
            service_worker::MANIFEST,
        );
        let renamed = [("old.wasm".to_owned(), "new.wasm".to_owned())];
        staging.finish(&renamed, &workers).unwrap();
        assert!(project.dist().join("old.txt").exists());
        staging.publish().unwrap();

        let index = std::fs::read_to_string(project.dist().join("index.html")).unwrap();
        assert!(!project.dist().join("old.txt").exists());
        assert!(project.dist().join(".nojekyll").exists());
        assert!(index.contains(
            "<meta name=\"camlens-worker\" data-variant=\"simd\" content=\"workers/simd-0/start.js\">"
        ));
        assert!(index.contains("<meta name=\"camlens-model\" content=\"model/model.json\">"));
        assert!(!index.contains("go("));
        let version = index.split("camlens-version\" content=\"").nth(1).unwrap();
        let version = version.split('"').next().unwrap();
        let worker = std::fs::read_to_string(project.dist().join("sw.js")).unwrap();
        assert!(worker.starts_with(&format!("const VERSION = \"{version}\"")));
        let headers = std::fs::read_to_string(project.dist().join("_headers")).unwrap();
        assert!(headers.contains("worker-src 'self' blob:"));
        let boot = index.split("src=\"./").nth(1).unwrap();
        let boot = project.dist().join(boot.split('"').next().unwrap());
        assert_eq!(std::fs::read_to_string(boot).unwrap(), "go('new.wasm')\n");
        std::fs::remove_dir_all(&root).unwrap();
    }
}
