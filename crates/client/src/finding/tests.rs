//! Answers that fit and answers that do not.

use super::samples::{answer, buffers, network};
use super::*;
use camlens_core::framing::Offset;
use camlens_core::render::Range;

fn finding(answer: Response, buffers: Vec<Buffer>) -> Result<Finding, AnswerError> {
    let way = Way::default();
    Finding::of_answer(PhotoId(1), way, &network(true), answer, buffers)
}

#[test]
fn a_reading_and_its_still_become_a_finding() -> Result<(), AnswerError> {
    let (answer, mut buffers) = answer(1, Way::default(), true);
    let plain = finding(answer.clone(), buffers.clone())?;
    assert_eq!((plain.reading.rows(), plain.reading.columns()), (8, 12));
    assert_eq!(plain.ranking.best_first().len(), 2);
    assert_eq!(plain.still, None);

    let Response::Read {
        id,
        frame,
        decoder,
        rows,
        columns,
        timing,
        exact,
        ..
    } = answer
    else {
        return Err(AnswerError::NoReading);
    };
    buffers.push(Buffer::Bytes(vec![7; 9]));
    let moving = Response::Read {
        id,
        frame,
        decoder,
        still: true,
        remarks: vec![Remark::Moves],
        rows,
        columns,
        timing,
        exact,
    };
    let moving = finding(moving, buffers)?;
    assert_eq!(moving.still.as_deref(), Some(&[7; 9][..]));
    assert_eq!(moving.remarks, [Remark::Moves]);
    Ok(())
}

#[test]
fn an_answer_that_does_not_fit_is_refused() {
    let (read, buffers) = answer(1, Way::default(), true);
    for cut in 0..buffers.len() {
        let fewer = buffers[..cut].to_vec();
        let error = finding(read.clone(), fewer).err();
        assert_eq!(error, Some(AnswerError::Buffer { index: cut }));
        let mut shorter = buffers.clone();
        match &mut shorter[cut] {
            Buffer::Floats(floats) => drop(floats.pop()),
            Buffer::Bytes(bytes) => drop(bytes.pop()),
            Buffer::Rows(rows) => drop(rows.pop()),
        }
        let error = finding(read.clone(), shorter).err();
        let refused = matches!(
            error,
            Some(AnswerError::Reading(_) | AnswerError::Input { .. })
        );
        assert!(refused, "{error:?}");
    }
    let (of_the_preview, _) = answer(1, Way::default(), false);
    let error = finding(of_the_preview, buffers.clone()).err();
    assert_eq!(error, Some(AnswerError::OtherNetwork));
    let error = finding(Response::Preparing, buffers).err();
    assert_eq!(error, Some(AnswerError::NoReading));
}

#[test]
fn a_head_has_as_many_weights_as_its_bias_wants() {
    let read = |weights: usize, bias: usize| {
        let buffers = [weights, bias].map(|length| Buffer::Floats(vec![1.0; length]));
        head_of_answer("made up", buffers.into()).map(|head| (head.classes(), head.channels()))
    };
    assert_eq!(read(6, 2), Ok((2, 3)));
    assert!(read(5, 2).is_err());
    assert!(read(0, 2).is_err());
    assert!(read(2, 0).is_err());
    assert_eq!(
        head_of_answer("made up", vec![]),
        Err(AnswerError::Buffer { index: 0 })
    );
}

#[test]
fn two_passes_are_averaged_and_their_times_added() -> Result<(), AnswerError> {
    let (read, same) = answer(1, Way::default(), true);
    let (other, _) = answer(2, Way::default(), true);
    let photo = finding(read, same)?;
    let brighter = buffers(Way::default(), 3.0);
    let mirror = finding(other, brighter)?;
    let both = photo.averaged_with_mirror(&mirror)?;
    assert_eq!(both.reading.logits()[0], 2.0);
    assert_eq!(both.timing.infer, photo.timing.infer + mirror.timing.infer);
    assert_eq!(both.ranking, both.reading.ranking());
    // The photo's cells look to the left of their middles, the mirror image's to the right.
    assert_eq!(photo.frame.offset, Offset::both(0.25));
    assert_eq!(
        both.frame.offset,
        Offset {
            across: 0.0,
            down: 0.25
        }
    );
    Ok(())
}

#[test]
fn another_of_ones_own_classes_is_drawn_on_a_scale_that_holds_all_maps() -> Result<(), AnswerError>
{
    let (answer, buffers) = answer(1, Way::default(), true);
    let mut finding = finding(answer, buffers)?;
    assert_eq!(finding.reference_maps(Some(1)).len(), 1);
    finding.own = true;
    assert_eq!(finding.reference_maps(Some(0)).len(), 1);
    assert_eq!(finding.reference_maps(None), []);
    let references = finding.reference_maps(Some(1));
    // The second class's map is all against it: on the best one's scale it would be one flat colour.
    let scale = Range::Best.scale([&references[1]], &references);
    assert!(scale.low < 0.0 && scale.high > 0.0);
    Ok(())
}
