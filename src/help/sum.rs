//! The products of a cell as they are printed: they add up to the printed sum.

use camlens_core::cam::Arithmetic;

/// Numbers in logits, rounded to hundredths.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    pub products: Vec<f64>,
    /// What the printed products leave of the printed sum. It may differ by a few hundredths from the
    /// rounded sum of the other channels: with more digits the table would be harder to read.
    pub rest: f64,
    pub sum: f64,
}

impl Printed {
    /// Rounds the numbers of a cell.
    pub fn of(arithmetic: &Arithmetic) -> Self {
        let hundredths = |value: f64| (100.0 * value).round();
        let largest = arithmetic.largest.iter();
        let products: Vec<f64> = largest.map(|term| hundredths(term.product)).collect();
        let sum = hundredths(arithmetic.value);
        let rest = sum - products.iter().sum::<f64>();
        Self {
            products: products
                .into_iter()
                .map(|product| product / 100.0)
                .collect(),
            rest: rest / 100.0,
            sum: sum / 100.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use camlens_core::cam::Term;

    #[test]
    fn the_printed_numbers_add_up() {
        // 0.004 is lost three times, and 5.012 would be printed as 5.01 beside a sum of 5.02.
        let term = |channel| Term {
            channel,
            feature: 1.0,
            weight: 0.004,
            product: 0.004,
        };
        let arithmetic = Arithmetic {
            largest: vec![term(3), term(1), term(2)],
            rest: 5.012,
            others: 2045,
            value: 5.024,
        };
        let printed = Printed::of(&arithmetic);
        assert_eq!(printed.products, [0.0, 0.0, 0.0]);
        assert_eq!((printed.rest, printed.sum), (5.02, 5.02));
        let sum = printed.products.iter().sum::<f64>() + printed.rest;
        assert!((sum - printed.sum).abs() < 1e-9);
    }
}
