//! What became of each row.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// What became of the rows of every table.
#[derive(Clone, Debug, Default)]
pub struct Report {
    source: Option<String>,
    cut: Option<String>,
    tables: Vec<TableReport>,
    /// The tables that have no kind here, with how many rows each has.
    foreign: BTreeMap<String, usize>,
}

/// What became of the rows of one table.
#[derive(Clone, Debug)]
pub struct TableReport {
    name: String,
    unit: Unit,
    /// How many rows there are.
    rows: usize,
    taken: usize,
    remarks: Vec<Remark>,
    notes: Vec<String>,
    /// The columns that have no field here, with how many rows say something in them.
    unread: Vec<(String, usize)>,
}

/// What a place in a table counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The lines of its file.
    Line,
    /// Its rows.
    Row,
}

#[derive(Clone, Debug)]
struct Remark {
    place: u64,
    what: What,
    text: String,
}

/// What there is to say about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is taken, and something in it was changed.
    Mended,
    /// It is taken without a part of it.
    LeftOut,
    /// It is taken as it is, and somebody should look at it.
    Doubtful,
    /// It is not taken.
    Refused,
}

impl Report {
    /// Adds a table.
    pub fn add(&mut self, table: TableReport) {
        self.tables.push(table);
    }

    /// Says what the rows come from.
    pub fn source(&mut self, source: String) {
        self.source = Some(source);
    }

    /// Says how the source was cut, if it was.
    pub fn cut(&mut self, cut: Option<String>) {
        self.cut = cut;
    }

    /// Says which tables have no kind here.
    pub fn foreign(&mut self, tables: BTreeMap<String, usize>) {
        self.foreign = tables;
    }

    /// The table that was added last.
    ///
    /// # Panics
    /// When there is none.
    pub fn last(&mut self) -> &mut TableReport {
        self.tables.last_mut().expect("a table was added")
    }

    /// The table with this name.
    pub fn of(&self, name: &str) -> Option<&TableReport> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// Says of a row that counts as taken that it is refused after all.
    ///
    /// # Panics
    /// When there is no such table: it was one of those that were read.
    pub fn refuse_taken(&mut self, table: &str, place: u64, reason: String) {
        let table = self.tables.iter_mut().find(|known| known.name == table);
        table.expect("every table that is read is reported").refuse_taken(place, reason);
    }

    /// How many rows were refused.
    pub fn refused(&self) -> usize {
        self.tables.iter().map(TableReport::refused).sum()
    }

    /// What was left out, in words; `None` where everything was taken.
    pub fn left_out(&self) -> Option<String> {
        let count = |count: fn(&TableReport) -> usize| self.tables.iter().map(count).sum::<usize>();
        let parts = [
            (count(TableReport::refused), "rows that were refused"),
            (count(TableReport::cut_short), "rows of which a part was left out"),
            (count(TableReport::with_unread), "columns for which there is no field"),
            (self.foreign.values().sum(), "rows of tables that have no kind here"),
        ];
        let mut told: Vec<_> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{what}: {count}"))
            .collect();
        told.extend(self.cut.clone());
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// The first line of what there is to say about each table.
    pub fn summary(&self) -> String {
        let tables: String = self.tables.iter().map(|table| format!("{}\n", table.first_line())).collect();
        let foreign: usize = self.foreign.values().sum();
        let foreign = match self.foreign.len() {
            0 => String::new(),
            tables => format!("{tables} tables that have no kind here: {foreign} rows\n"),
        };
        tables + &foreign
    }
}

impl TableReport {
    /// A table without rows.
    pub fn new(name: &str, unit: Unit) -> Self {
        Self {
            name: name.to_owned(),
            unit,
            rows: 0,
            taken: 0,
            remarks: Vec::new(),
            notes: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Counts a row that is taken.
    pub(crate) fn take(&mut self) {
        self.rows += 1;
        self.taken += 1;
    }

    /// Counts a row that is refused.
    pub(crate) fn refuse(&mut self, place: u64, reason: String) {
        self.rows += 1;
        self.remark(place, What::Refused, reason);
    }

    /// Says of a row that counts as taken that it is refused after all.
    pub fn refuse_taken(&mut self, place: u64, reason: String) {
        self.taken -= 1;
        self.remarks.retain(|remark| remark.place != place);
        self.remark(place, What::Refused, reason);
    }

    /// Says what was mended in a row that is taken, and why.
    pub fn mend(&mut self, place: u64, text: String) {
        self.remark(place, What::Mended, text);
    }

    /// Says something about a row.
    pub(crate) fn remark(&mut self, place: u64, what: What, text: String) {
        self.remarks.push(Remark { place, what, text });
    }

    /// Says something about the table.
    pub fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// Names a column that has no field here.
    pub(crate) fn unread(&mut self, column: String, rows: usize) {
        self.unread.push((column, rows));
    }

    /// What was left out of the rows, by their places; the first reason of each.
    pub fn left_out(&self) -> HashMap<u64, String> {
        let mut reasons = HashMap::new();
        for Remark { place, text, .. } in self.of(&[What::LeftOut, What::Refused]) {
            reasons.entry(*place).or_insert_with(|| text.clone());
        }
        reasons
    }

    fn refused(&self) -> usize {
        self.rows - self.taken
    }

    /// How many rows were taken that were mended.
    fn mended(&self) -> usize {
        self.places(&[What::Mended, What::LeftOut])
    }

    /// How many rows were taken without a part of them.
    fn cut_short(&self) -> usize {
        self.places(&[What::LeftOut])
    }

    /// How many columns that have no field say something.
    fn with_unread(&self) -> usize {
        self.unread.iter().filter(|(_, rows)| *rows > 0).count()
    }

    /// How many rows have such a remark.
    fn places(&self, what: &[What]) -> usize {
        self.of(what).map(|remark| remark.place).collect::<BTreeSet<_>>().len()
    }

    fn of(&self, what: &[What]) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |remark| what.contains(&remark.what))
    }

    /// What the places of its rows count, as a word.
    pub fn unit(&self) -> &'static str {
        match self.unit {
            Unit::Line => "line",
            Unit::Row => "row",
        }
    }

    fn first_line(&self) -> String {
        let Self { name, rows, taken, .. } = self;
        let (mended, refused) = (self.mended(), self.refused());
        format!("{name}: {rows} rows, {taken} taken, {mended} of them mended, {refused} refused")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(source) = &self.source {
            writeln!(f, "{source}")?;
        }
        if let Some(cut) = &self.cut {
            writeln!(f, "{cut}")?;
        }
        self.tables.iter().try_for_each(|table| table.fmt(f))?;
        if !self.foreign.is_empty() {
            writeln!(f, "tables that have no kind here, whose rows are kept as JSON lines:")?;
        }
        self.foreign.iter().try_for_each(|(name, rows)| writeln!(f, "  {name}: {rows} rows"))
    }
}

impl fmt::Display for TableReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.first_line())?;
        self.notes.iter().try_for_each(|note| writeln!(f, "  {note}"))?;
        for (column, rows) in &self.unread {
            writeln!(f, "  column {column}: there is no field for it; {rows} rows say something in it")?;
        }
        let mut remarks: Vec<_> = self.remarks.iter().collect();
        remarks.sort_by_key(|remark| {
            (remark.place, remark.what == What::Refused, remark.what == What::Doubtful)
        });
        let unit = self.unit();
        for Remark { place, what, text } in remarks {
            let what = match what {
                What::Mended | What::LeftOut => "mended",
                What::Doubtful => "look at it",
                What::Refused => "refused",
            };
            writeln!(f, "  {unit} {place}: {what}: {text}")?;
        }
        Ok(())
    }
}
