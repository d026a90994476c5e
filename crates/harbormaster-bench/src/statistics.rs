//! The middle, the least and the most of a few rounds.

use serde::Serialize;

/// A figure over several rounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The middle one; of an even number, the mean of the middle two.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The most.
    pub max: f64,
}

impl Spread {
    /// Of these figures; `None` when there are none.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<_> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let (min, max) = (*figures.first()?, *figures.last()?);
        let half = figures.len() / 2;
        let median = if figures.len() % 2 == 1 {
            figures[half]
        } else {
            f64::midpoint(figures[half - 1], figures[half])
        };
        Some(Self { median, min, max })
    }

    /// `median (min–max)` with so many decimals.
    pub fn text(&self, decimals: usize) -> String {
        let number = |figure| grouped(figure, decimals);
        format!("{} ({}–{})", number(self.median), number(self.min), number(self.max))
    }
}

/// How many times the other's median ours is; `None` when there is nothing to compare.
pub fn ratio(ours: Option<Spread>, other: Option<Spread>) -> Option<f64> {
    let (ours, other) = (ours?.median, other?.median);
    (other > 0.0).then(|| ours / other)
}

/// A number with a thin gap between thousands, and so many decimals.
pub fn grouped(figure: f64, decimals: usize) -> String {
    let text = format!("{figure:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let digits = whole.len();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (digits - place).is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_two() {
        let odd = Spread::of([5.0, 1.0, 3.0]).expect("figures");
        assert_eq!(odd, Spread { median: 3.0, min: 1.0, max: 5.0 });
        assert_eq!(Spread::of([4.0, 1.0, 3.0, 9.0]).expect("figures").median, 3.5);
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn a_ratio_is_of_medians_and_needs_both() {
        let of = |figure| Spread::of([figure]);
        assert_eq!(ratio(of(6.0), of(4.0)), Some(1.5));
        assert_eq!(ratio(of(6.0), None), None);
        assert_eq!(ratio(of(6.0), of(0.0)), None);
    }

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(grouped(1_234_567.0, 0), "1 234 567");
        assert_eq!(grouped(-123.456, 1), "-123.5");
        assert_eq!(grouped(12.0, 2), "12.00");
        assert_eq!(Spread::of([1000.0, 10.0]).expect("figures").text(0), "505 (10–1 000)");
    }
}
