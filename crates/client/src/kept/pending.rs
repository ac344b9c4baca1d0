//! What waits to be written: of each photo the newest record and its file, in their order.

/// Records and files that wait, by the names of their photos.
#[derive(Debug)]
pub struct Pending<Record, File> {
    records: Vec<(String, Record)>,
    files: Vec<(String, File)>,
}

impl<Record, File> Default for Pending<Record, File> {
    fn default() -> Self {
        Self {
            records: Vec::new(),
            files: Vec::new(),
        }
    }
}

impl<Record, File> Pending<Record, File> {
    /// A record, in the place of an older one of its photo.
    pub fn push_record(&mut self, key: &str, record: Record) {
        put(&mut self.records, key, record);
    }

    /// A file, in the place of an older one of its photo.
    pub fn push_file(&mut self, key: &str, file: File) {
        put(&mut self.files, key, file);
    }

    /// Records that were not written wait again, unless a newer one waits already.
    pub fn push_back(&mut self, records: Vec<(String, Record)>) {
        let newer = std::mem::replace(&mut self.records, records);
        for (key, record) in newer {
            self.push_record(&key, record);
        }
    }

    /// Takes up to `count` records.
    pub fn take_records(&mut self, count: usize) -> Vec<(String, Record)> {
        let count = count.min(self.records.len());
        self.records.drain(..count).collect()
    }

    /// Takes all records that are such.
    pub fn take_such(&mut self, is_such: impl Fn(&Record) -> bool) -> Vec<(String, Record)> {
        let taken = self.records.extract_if(.., |(_, record)| is_such(record));
        taken.collect()
    }

    /// Takes the next file.
    pub fn take_file(&mut self) -> Option<(String, File)> {
        (!self.files.is_empty()).then(|| self.files.remove(0))
    }

    /// A record that waits.
    pub fn record(&self, key: &str) -> Option<&Record> {
        let found = self.records.iter().find(|(of, _)| of == key);
        found.map(|(_, record)| record)
    }

    /// A file that waits.
    pub fn file(&self, key: &str) -> Option<&File> {
        let found = self.files.iter().find(|(of, _)| of == key);
        found.map(|(_, file)| file)
    }

    /// Forgets all that waits of a photo.
    pub fn remove(&mut self, key: &str) {
        self.records.retain(|(of, _)| of != key);
        self.files.retain(|(of, _)| of != key);
    }

    /// Forgets all files that wait.
    pub fn remove_files(&mut self) {
        self.files.clear();
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

fn put<T>(waiting: &mut Vec<(String, T)>, key: &str, value: T) {
    match waiting.iter_mut().find(|(of, _)| of == key) {
        Some((_, old)) => *old = value,
        None => waiting.push((key.to_owned(), value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(records: &[(String, u8)]) -> Vec<(&str, u8)> {
        let pairs = records.iter();
        pairs.map(|(key, of)| (key.as_str(), *of)).collect()
    }

    #[test]
    fn the_newest_record_of_a_photo_is_written_once() {
        let mut pending = Pending::<u8, u8>::default();
        for (key, record) in [("a", 1), ("b", 2), ("a", 3), ("c", 4)] {
            pending.push_record(key, record);
        }
        assert_eq!(pending.record("b"), Some(&2));
        pending.remove("b");
        assert_eq!(pending.record("b"), None);
        let taken = pending.take_records(1);
        assert_eq!(keys(&taken), [("a", 3)]);
        // One that was not written waits again, before those behind it.
        pending.push_back(taken);
        assert_eq!(keys(&pending.take_records(9)), [("a", 3), ("c", 4)]);
        pending.push_record("a", 5);
        pending.push_back(vec![("a".to_owned(), 3), ("c".to_owned(), 4)]);
        assert_eq!(keys(&pending.take_records(9)), [("a", 5), ("c", 4)]);
        assert_eq!(keys(&pending.take_records(9)), []);
    }

    #[test]
    fn some_records_go_before_others() {
        let mut pending = Pending::<u8, u8>::default();
        for (key, record) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
            pending.push_record(key, record);
        }
        let even = pending.take_such(|record| record % 2 == 0);
        assert_eq!(keys(&even), [("b", 2), ("d", 4)]);
        assert_eq!(keys(&pending.take_records(9)), [("a", 1), ("c", 3)]);
    }

    #[test]
    fn files_are_written_one_by_one() {
        let mut pending = Pending::<u8, u8>::default();
        pending.push_file("a", 1);
        pending.push_file("b", 2);
        assert_eq!(pending.file("b"), Some(&2));
        assert_eq!(pending.take_file(), Some(("a".to_owned(), 1)));
        pending.remove_files();
        assert_eq!(pending.file("b"), None);
        assert_eq!(pending.take_file(), None);
    }
}
