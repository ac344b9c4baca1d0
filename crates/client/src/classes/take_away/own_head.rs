//! A head of one's own with what files say of it.

use super::preprocessing::Preprocessing;
use crate::classes::{LearnedHead, Project};
use camlens_core::labels::Labels;
use camlens_core::reading::{Head, HeadError, PredictionLayer};
use std::sync::Arc;

/// A prediction layer with its names, and the facts that go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnHead {
    /// The name of each output.
    pub names: Vec<String>,
    pub layer: PredictionLayer,
    /// The strength of the penalty on the weights.
    pub lambda: f64,
    /// Mean cross-entropy plus `lambda / 2` times the sum of the squared weights, at the optimum.
    pub objective: f64,
    /// The share of the photos that were right when they were left out, 0 to 1; `None` where it was not
    /// measured.
    pub accuracy: Option<f64>,
    /// The number of photos of each class that were learned from.
    pub photos: Vec<u32>,
    /// All photos were read by the exact network.
    pub exact: bool,
    /// The name of the network whose features the layer reads.
    pub network: String,
    pub preprocessing: Preprocessing,
}

impl OwnHead {
    /// A layer that was learned, with the names that the classes have now.
    pub fn of(
        learned: &LearnedHead,
        project: &Project,
        accuracy: Option<f64>,
        (network, preprocessing): (&str, Preprocessing),
    ) -> Self {
        let mut photos = vec![0; learned.classes.len()];
        for &label in &learned.labels {
            if let Some(photos) = photos.get_mut(label as usize) {
                *photos += 1;
            }
        }
        Self {
            names: learned.names(project),
            layer: learned.layer.clone(),
            lambda: learned.learned.lambda,
            objective: learned.learned.objective,
            accuracy,
            photos,
            exact: learned.exact,
            network: network.to_owned(),
            preprocessing,
        }
    }

    /// The head, to ask it of readings.
    ///
    /// # Errors
    /// [`HeadError`], where the numbers do not fit each other.
    pub fn head(&self) -> Result<Head, HeadError> {
        let labels = Labels::named(self.names.iter().cloned());
        Head::new(self.layer.clone(), Arc::new(labels))
    }

    /// The number of classes.
    pub fn classes(&self) -> usize {
        self.layer.bias.len()
    }

    /// The number of feature maps that the layer reads; 0 without a class.
    pub fn channels(&self) -> usize {
        let channels = self.layer.weights.len().checked_div(self.classes());
        channels.unwrap_or(0)
    }
}

/// The name of a file of a head: the title of the classes, and the ending.
pub fn file_name(title: &str, ending: &str) -> String {
    let title = if title.trim().is_empty() {
        "classes"
    } else {
        title
    };
    // An ending that is cut off, so that a title with a full stop stays whole.
    crate::export::file_name(&format!("{title}.own"), &["head"], ending)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classes::ClassId;
    use camlens_core::protocol::Learned;
    use camlens_core::resnet50::{INPUT, NAME};

    #[test]
    fn it_has_the_names_of_now_and_counts_what_was_learned_from() {
        let mut project = Project::default();
        for (id, name) in [(3, "ants"), (1, "bees")] {
            project.add_class(name, ClassId(id));
        }
        let learned = LearnedHead {
            classes: vec![ClassId(1), ClassId(3)],
            keys: vec!["a".to_owned(), "b".to_owned(), "c".to_owned()],
            labels: vec![1, 0, 1],
            layer: PredictionLayer {
                weights: vec![1.0, 2.0, -1.0, -2.0],
                bias: vec![0.5, -0.5],
            },
            left_out: vec![0.0; 6],
            learned: Learned {
                lambda: 0.1,
                objective: 0.04,
                losses: vec![],
                folds: vec![0, 1, 2],
                threshold: Some(0.25),
                doubles: None,
                ms: 1.0,
            },
            exact: true,
        };
        let of = (NAME, Preprocessing::of(&INPUT));
        let head = OwnHead::of(&learned, &project, Some(0.9), of.clone());
        assert_eq!(head.names, ["bees", "ants"]);
        assert_eq!((head.photos.as_slice(), head.channels()), (&[1, 2][..], 2));
        assert!(project.rename(ClassId(1), "wasps"));
        let renamed = OwnHead::of(&learned, &project, Some(0.9), of);
        assert_eq!(renamed.names, ["wasps", "ants"]);
        assert_eq!(renamed.layer, head.layer);
        let asked = renamed.head().map(|head| head.labels().name(0));
        assert_eq!(asked, Ok("wasps".to_owned()));
    }

    #[test]
    fn files_are_called_by_the_classes() {
        assert_eq!(file_name("Ants, bees", "npz"), "Ants-bees-head.npz");
        assert_eq!(file_name("cat vs. dog", "json"), "cat-vs-dog-head.json");
        assert_eq!(file_name(" ", "onnx"), "classes-head.onnx");
    }
}
