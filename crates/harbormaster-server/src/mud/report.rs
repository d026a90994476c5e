//! What became of each row.

use std::fmt;

/// What became of the rows of every table.
#[derive(Clone, Debug, Default)]
pub struct Report(Vec<TableReport>);

/// What became of the rows of one table.
#[derive(Clone, Debug)]
pub struct TableReport {
    name: &'static str,
    /// How many rows there are.
    rows: usize,
    taken: usize,
    remarks: Vec<Remark>,
}

#[derive(Clone, Debug)]
struct Remark {
    line: u64,
    what: What,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Mended,
    Doubtful,
    Refused,
}

impl Report {
    /// Begins with a table.
    pub(super) fn begin(&mut self, name: &'static str) {
        self.0.push(TableReport { name, rows: 0, taken: 0, remarks: Vec::new() });
    }

    /// The table begun last.
    ///
    /// # Panics
    /// When none was begun.
    pub(super) fn last(&mut self) -> &mut TableReport {
        self.0.last_mut().expect("a table was begun")
    }

    /// The table with this name.
    ///
    /// # Panics
    /// When it was not begun.
    pub fn table(&mut self, name: &str) -> &mut TableReport {
        self.0.iter_mut().find(|table| table.name == name).expect("every table is begun when it is read")
    }

    /// How many rows were refused.
    pub fn refused(&self) -> usize {
        self.0.iter().map(TableReport::refused).sum()
    }
}

impl TableReport {
    /// Counts a row that is taken.
    pub(super) fn take(&mut self) {
        self.rows += 1;
        self.taken += 1;
    }

    /// Counts a row that is refused.
    pub(super) fn refuse(&mut self, line: u64, reason: String) {
        self.rows += 1;
        self.remarks.push(Remark { line, what: What::Refused, text: reason });
    }

    /// Says of a row that counts as taken that it is refused after all.
    pub fn refuse_taken(&mut self, line: u64, reason: String) {
        self.taken -= 1;
        self.remarks.retain(|remark| remark.line != line);
        self.remarks.push(Remark { line, what: What::Refused, text: reason });
    }

    /// Says what was mended in a row, and why.
    pub(super) fn mend(&mut self, line: u64, text: String) {
        self.remarks.push(Remark { line, what: What::Mended, text });
    }

    /// Says what somebody should look at in a row that is taken as it is.
    pub(super) fn doubt(&mut self, line: u64, text: String) {
        self.remarks.push(Remark { line, what: What::Doubtful, text });
    }

    fn refused(&self) -> usize {
        self.rows - self.taken
    }

    /// How many rows were taken that were mended.
    fn mended(&self) -> usize {
        let mut lines: Vec<_> = self.of(What::Mended).map(|remark| remark.line).collect();
        lines.sort_unstable();
        lines.dedup();
        lines.len()
    }

    fn of(&self, what: What) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |remark| remark.what == what)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|table| table.fmt(f))
    }
}

impl fmt::Display for TableReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, rows, taken, .. } = self;
        let (mended, refused) = (self.mended(), self.refused());
        writeln!(f, "{name}: {rows} rows, {taken} taken, {mended} of them mended, {refused} refused")?;
        let mut remarks: Vec<_> = self.remarks.iter().collect();
        remarks.sort_by_key(|remark| (remark.line, remark.what));
        for Remark { line, what, text } in remarks {
            let what = match what {
                What::Mended => "mended",
                What::Doubtful => "look at it",
                What::Refused => "refused",
            };
            writeln!(f, "  line {line}: {what}: {text}")?;
        }
        Ok(())
    }
}
