//! The score of a question in a photo, from its logits alone.

use super::answer::Answer;
use crate::subject::{Catalogue, Subject};
use crate::view::MapSubject;

/// A question with one number for an answer, in logits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Score {
    /// The logit of a class, or the mean of a group's logits.
    Of(Subject),
    /// The score of the first less the score of the second.
    Lead(Subject, Subject),
}

impl From<MapSubject> for Score {
    fn from(subject: MapSubject) -> Self {
        match subject {
            MapSubject::Class(class) => Self::Of(Subject::Class(class)),
            MapSubject::Difference(one, other) => Self::Lead(one, other),
        }
    }
}

impl Score {
    /// The score in an answer, as [`Evidence`](camlens_core::cam::Evidence) has it of the reading. `None`
    /// for a class that the answer does not have, for an unknown group, and for no number.
    pub fn in_answer(self, answer: &Answer, catalogue: &Catalogue) -> Option<f32> {
        let of = |subject| mean_of(&answer.logits, &catalogue.members(subject));
        let score = match self {
            Self::Of(subject) => of(subject)?,
            Self::Lead(one, other) => of(one)? - of(other)?,
        };
        (!score.is_nan()).then_some(score)
    }
}

/// The mean of some logits; `None` without any.
fn mean_of(logits: &[f32], classes: &[usize]) -> Option<f32> {
    let mut sum = 0.0;
    for &class in classes {
        sum += f64::from(*logits.get(class)?);
    }
    (!classes.is_empty()).then(|| (sum / classes.len() as f64) as f32)
}

#[cfg(test)]
mod tests {
    use super::super::samples::answer;
    use super::*;
    use crate::subject::tests::catalogue;

    #[test]
    fn a_group_has_the_mean_of_its_logits() {
        let (catalogue, mut answer) = (catalogue(), answer(281, 0.5));
        let dogs = catalogue
            .subject_of("n02084071")
            .unwrap_or(Subject::Class(0));
        assert!(dogs.is_group());
        let score = |score: Score, answer: &Answer| score.in_answer(answer, &catalogue);
        assert_eq!(score(Score::Of(dogs), &answer), Some(0.0));
        for class in catalogue.members(dogs) {
            answer.logits[class] = 3.0;
        }
        answer.logits[151] += 118.0;
        assert_eq!(score(Score::Of(dogs), &answer), Some(4.0));
        let tabby = Subject::Class(281);
        answer.logits[281] = 10.0;
        assert_eq!(score(Score::Lead(tabby, dogs), &answer), Some(6.0));
        assert_eq!(score(Score::Lead(dogs, tabby), &answer), Some(-6.0));
        let pinned = MapSubject::Difference(tabby, dogs);
        assert_eq!(Score::from(pinned), Score::Lead(tabby, dogs));
    }

    #[test]
    fn an_unknown_subject_and_no_number_have_no_score() {
        let (catalogue, mut answer) = (catalogue(), answer(281, 0.5));
        answer.logits[7] = f32::NAN;
        for subject in [
            Subject::Class(7),
            Subject::Class(1000),
            Subject::Group(9999),
        ] {
            assert_eq!(Score::Of(subject).in_answer(&answer, &catalogue), None);
        }
    }
}
