//! How good a head is: what it says of photos that it was not learned from.

use super::learned::LearnedHead;
use super::project::{ClassId, Member, Project, Role};
use camlens_core::reading::softmax;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a head says of a photo whose class is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The photo's key.
    pub key: String,
    /// The output that is right.
    pub truth: usize,
    /// The output with the largest logit; of equals the first.
    pub predicted: usize,
    /// Softmax of either, 0 to 1.
    pub probability_of_truth: f32,
    pub probability_of_predicted: f32,
}

impl Verdict {
    fn of(key: &str, truth: usize, logits: &[f32]) -> Option<Self> {
        if logits.iter().any(|logit| !logit.is_finite()) {
            return None;
        }
        let probabilities = softmax(logits);
        let first_best = |best: usize, at: usize| match logits[at] > logits[best] {
            true => at,
            false => best,
        };
        let predicted = (0..logits.len()).reduce(first_best)?;
        Some(Self {
            key: key.to_owned(),
            truth,
            predicted,
            probability_of_truth: *probabilities.get(truth)?,
            probability_of_predicted: probabilities[predicted],
        })
    }

    pub fn is_right(&self) -> bool {
        self.truth == self.predicted
    }
}

/// The verdicts on some photos.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evaluation {
    /// The number of outputs.
    classes: usize,
    /// In the order in which the photos came.
    verdicts: Vec<Verdict>,
}

impl Evaluation {
    /// Of the photos that were learned from, each by the head that was learned without it (cross-validation).
    /// Photos that could not be left out are not in it.
    pub fn left_out(head: &LearnedHead) -> Self {
        let classes = head.classes.len();
        let photos = head.keys.iter().zip(&head.labels);
        let logits = head.left_out.chunks_exact(classes.max(1));
        let verdicts = photos
            .zip(logits)
            .filter_map(|((key, &truth), logits)| Verdict::of(key, truth as usize, logits));
        Self {
            classes,
            verdicts: verdicts.collect(),
        }
    }

    /// Of the photos that are kept apart as a test, of the head's classes.
    pub fn held_out(head: &LearnedHead, project: &Project) -> Self {
        let members = project.members().iter();
        let tests = members.filter(|member| member.role == Role::Test);
        let verdicts = tests.filter_map(|member| {
            let truth = output_of(head, member.class)?;
            Verdict::of(&member.key, truth, &head.logits(&member.sight()?.features)?)
        });
        Self {
            classes: head.classes.len(),
            verdicts: verdicts.collect(),
        }
    }

    /// The verdicts, in the order in which the photos came.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// Photos that were told rightly.
    pub fn right(&self) -> usize {
        self.verdicts.iter().filter(|of| of.is_right()).count()
    }

    /// Photos in all.
    pub fn total(&self) -> usize {
        self.verdicts.len()
    }

    /// The share that was told rightly, 0 to 1; `None` without photos.
    pub fn accuracy(&self) -> Option<f64> {
        (self.total() > 0).then(|| self.right() as f64 / self.total() as f64)
    }

    /// The 95 % interval of the accuracy (Wilson 1927); `None` without photos.
    pub fn interval(&self) -> Option<(f64, f64)> {
        (self.total() > 0).then(|| camlens_learn::wilson_interval(self.right(), self.total()))
    }

    /// The number of photos by the output that is right and the one that was said,
    /// `[classes][classes]`.
    pub fn confusion(&self) -> Vec<Vec<usize>> {
        let mut counts = vec![vec![0; self.classes]; self.classes];
        for verdict in &self.verdicts {
            counts[verdict.truth][verdict.predicted] += 1;
        }
        counts
    }

    /// The photos of a cell of the confusion matrix, the most doubtful label first: of wrong answers the surest
    /// one, of right ones the least sure.
    pub fn cell(&self, truth: usize, predicted: usize) -> Vec<&Verdict> {
        let of_cell = |of: &&Verdict| (of.truth, of.predicted) == (truth, predicted);
        let mut cell: Vec<&Verdict> = self.verdicts.iter().filter(of_cell).collect();
        cell.sort_by(|a, b| doubt(a).total_cmp(&doubt(b)));
        cell
    }

    /// The outputs without a photo that was judged, though others have some.
    pub fn unjudged(&self) -> Vec<usize> {
        let judged = |output: &usize| self.verdicts.iter().any(|of| of.truth == *output);
        (0..self.classes).filter(|output| !judged(output)).collect()
    }

    /// The photos with a wrong answer, the surest first; then those whose right answer is in doubt, the least
    /// sure first. At most `most`, and none that is right with a probability of 0.9 or more.
    pub fn questionable(&self, most: usize) -> Vec<&Verdict> {
        let in_doubt = |of: &&Verdict| !of.is_right() || of.probability_of_truth < SURE;
        let mut verdicts: Vec<&Verdict> = self.verdicts.iter().filter(in_doubt).collect();
        verdicts.sort_by(|a, b| doubt(a).total_cmp(&doubt(b)));
        verdicts.truncate(most);
        verdicts
    }
}

/// What photos are sorted by whose label may be wrong: ascending, the most doubtful first.
fn doubt(of: &Verdict) -> f32 {
    match of.is_right() {
        false => -of.probability_of_predicted,
        true => of.probability_of_truth,
    }
}

/// Photos kept apart that are copies of photos learned from, by what was read of them: they prove nothing.
pub fn taught(head: &LearnedHead, project: &Project) -> usize {
    let keys: HashSet<&str> = head.keys.iter().map(String::as_str).collect();
    let learned = |member: &&Member| keys.contains(member.key.as_str());
    let tests =
        |member: &&Member| member.role == Role::Test && output_of(head, member.class).is_some();
    let members = || project.members().iter();
    let taught: HashSet<u64> = members().filter(learned).filter_map(hash).collect();
    let hashes = members().filter(tests).filter_map(hash);
    hashes.filter(|hash| taught.contains(hash)).count()
}

/// A hash of all features: copies of a photo have the same, to the bit.
fn hash(member: &Member) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for feature in member.sight()?.features.iter() {
        feature.to_bits().hash(&mut hasher);
    }
    Some(hasher.finish())
}

/// The probability from which on a right answer is no doubt.
const SURE: f32 = 0.9;

/// The photos of a class that a head has the largest logits for, largest first, by their keys: those that the
/// class stands on.
pub fn strongest(head: &LearnedHead, project: &Project, class: ClassId) -> Vec<(String, f32)> {
    let Some(output) = output_of(head, class) else {
        return Vec::new();
    };
    let members = project.members_of(class);
    let logits = members.filter_map(|member| {
        let logits = head.logits(&member.sight()?.features)?;
        Some((member.key.clone(), *logits.get(output)?))
    });
    let mut strongest: Vec<_> = logits.collect();
    strongest.sort_by(|a, b| b.1.total_cmp(&a.1));
    strongest
}

/// The output of a class; `None` for one that the head was not learned with.
pub fn output_of(head: &LearnedHead, class: ClassId) -> Option<usize> {
    head.classes.iter().position(|of| *of == class)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{learned, project};
    use super::*;

    #[test]
    fn photos_left_out_are_judged_by_their_own_logits() {
        let head = learned(
            &[0, 0, 1, 1],
            &[2.0, -2.0, -3.0, 3.0, 1.0, 0.5, f32::NAN, f32::NAN],
        );
        let evaluation = Evaluation::left_out(&head);
        // The last one could not be left out.
        assert_eq!((evaluation.right(), evaluation.total()), (1, 3));
        assert_eq!(evaluation.confusion(), [[1, 1], [1, 0]]);
        let wrong: Vec<_> = evaluation
            .questionable(9)
            .iter()
            .map(|of| of.key.clone())
            .collect();
        // The surely wrong one comes before the one in doubt; the right and sure one is not in it.
        assert_eq!(wrong, ["photo 1", "photo 2"]);
        assert_eq!(evaluation.cell(0, 1)[0].key, "photo 1");
        assert!(evaluation.unjudged().is_empty());
        let (low, high) = evaluation.interval().unwrap_or_default();
        assert!(low < 1.0 / 3.0 && 1.0 / 3.0 < high);
    }

    #[test]
    fn a_cell_begins_with_the_photos_whose_label_is_most_in_doubt() {
        let logits = [3.0, -3.0, 0.5, -0.5, -0.5, 0.5, -3.0, 3.0];
        let evaluation = Evaluation::left_out(&learned(&[0; 4], &logits));
        let keys = |predicted| {
            let cell = evaluation.cell(0, predicted);
            cell.iter().map(|of| of.key.clone()).collect::<Vec<_>>()
        };
        assert_eq!(keys(0), ["photo 1", "photo 0"]);
        assert_eq!(keys(1), ["photo 3", "photo 2"]);
        assert_eq!(evaluation.unjudged(), [1]);
    }

    #[test]
    fn copies_among_the_photos_kept_apart_are_counted() {
        let project = project(&[
            (0, Role::Learn, [1.0, 0.0]),
            (1, Role::Learn, [0.0, 1.0]),
            (0, Role::Test, [1.0, 0.0]),
            (1, Role::Test, [3.0, 1.0]),
        ]);
        let head = learned(&[0, 1], &[0.0; 4]);
        assert_eq!(taught(&head, &project), 1);
        assert_eq!(taught(&learned(&[], &[]), &project), 0);
    }

    #[test]
    fn no_photos_have_no_accuracy() {
        let evaluation = Evaluation::left_out(&learned(&[], &[]));
        assert_eq!((evaluation.accuracy(), evaluation.interval()), (None, None));
        assert_eq!(evaluation.confusion(), [[0, 0], [0, 0]]);
    }

    #[test]
    fn the_photos_kept_apart_are_a_test() {
        let project = project(&[
            (0, Role::Learn, [1.0, 0.0]),
            (0, Role::Test, [2.0, 0.5]),
            (1, Role::Test, [3.0, 1.0]),
        ]);
        let head = learned(&[], &[]);
        let evaluation = Evaluation::held_out(&head, &project);
        assert_eq!((evaluation.right(), evaluation.total()), (1, 2));
        // Of both photos of the first class the second one carries it more.
        let strongest = strongest(&head, &project, ClassId(0));
        assert_eq!(strongest[0], ("photo 1".to_owned(), 2.0));
    }
}
