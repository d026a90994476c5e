//! The record that every peer is given: ten integers of eight bytes and 80 bytes of text, together 160.

/// How large the record is, in bytes.
pub const ROW_BYTES: usize = 160;

/// How many records there are before anything is measured; updates and loads go to random ones of them.
pub const PREPARED: u64 = 10_000;

/// How many parents they are spread over.
pub const SHIPS: u64 = 100;

/// What the item is called.
pub const ITEM_NAME: &str = "casks of southern wine, sealed, third deck";

/// Who loaded it.
pub const LOADED_BY: &str = "the quartermaster of the watch";

/// The highest count that a record is given.
pub const ITEM_COUNT_MAX: u64 = 1_000_000;

/// The id of a ship, counted from 0.
pub fn ship_id(ship: u64) -> String {
    format!("SHIP{ship:04}")
}

/// Writes a number in decimal.
pub fn push_decimal(out: &mut Vec<u8>, mut number: u64) {
    const DIGITS_MAX: usize = 20;
    let mut digits = [0; DIGITS_MAX];
    let mut first = DIGITS_MAX;
    loop {
        first -= 1;
        digits[first] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[first..]);
}

/// Writes the id of a ship below 10 000, counted from 0.
pub fn push_ship_id(out: &mut Vec<u8>, ship: u64) {
    out.extend_from_slice(b"SHIP");
    for power in [1000, 100, 10, 1] {
        out.push(b'0' + (ship / power % 10) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_is_as_large_as_it_says() {
        assert_eq!(10 * 8 + ship_id(0).len() + ITEM_NAME.len() + LOADED_BY.len(), ROW_BYTES);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 9, 10, 1234, u64::MAX] {
            let mut out = Vec::new();
            push_decimal(&mut out, number);
            assert_eq!(out, number.to_string().as_bytes());
        }
        let mut out = Vec::new();
        push_ship_id(&mut out, 42);
        assert_eq!(out, ship_id(42).as_bytes());
    }
}
