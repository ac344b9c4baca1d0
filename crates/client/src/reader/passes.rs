//! The passes of a job, one after the other, and the finding that comes of them.

use super::machine::Reader;
use super::state::{Job, Purpose};
use crate::finding::{AnswerError, Finding, FindingRef};

impl Reader {
    /// A pass is done: the next one is wanted, or the finding of all passes is shown.
    ///
    /// # Errors
    /// Where the two passes cannot be averaged.
    pub(super) fn pass_read(&mut self, job: Job, finding: Finding) -> Result<(), AnswerError> {
        let finding = match &job.first_pass {
            // The network became another one in between: both passes are read again.
            Some(first) if first.exact != finding.exact => {
                self.want(job.photo, job.way, job.purpose);
                return Ok(());
            }
            Some(first) => first.averaged_with_mirror(&finding)?,
            None => finding,
        };
        let finding = FindingRef::new(finding);
        if job.pass().next().is_some() {
            self.state.job = Some(Job {
                request: self.queue.number(),
                stage: None,
                first_pass: Some(finding),
                ..job
            });
            return Ok(());
        }
        self.keep_behind(finding.clone());
        self.show(finding);
        if job.purpose == Purpose::Asked
            && let Some(notice) = &mut self.state.notice
        {
            // The notice may be about something else that went wrong meanwhile.
            notice.lost = false;
        }
        Ok(())
    }
}
