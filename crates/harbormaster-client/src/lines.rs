//! Bytes as they come, cut into lines.

use crate::loss::Loss;

/// How large a reply may be, in bytes: whoever sends more is no server of ours.
const REPLY_BYTES_MAX: usize = 1 << 30;

/// How much room for a line that comes in parts is kept when it is whole, in bytes.
const KEPT_BYTES: usize = 64 * 1024;

/// The line that has begun to come.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    begun: Vec<u8>,
}

impl Lines {
    /// Takes what has come, and hands on each line that is whole now, with its end.
    ///
    /// # Errors
    /// What was wrong with a line, after which nothing more is handed on; or a line that does not end.
    pub(crate) fn take(
        &mut self,
        mut bytes: &[u8],
        mut each: impl FnMut(&[u8]) -> Result<(), Loss>,
    ) -> Result<(), Loss> {
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            let (line, rest) = bytes.split_at(end + 1);
            bytes = rest;
            if self.begun.is_empty() {
                each(line)?;
                continue;
            }
            self.begun.extend_from_slice(line);
            each(&self.begun)?;
            self.begun.clear();
            self.begun.shrink_to(KEPT_BYTES);
        }
        if self.begun.len() + bytes.len() > REPLY_BYTES_MAX {
            return Err(Loss::ended(format!("a reply is larger than {REPLY_BYTES_MAX} bytes")));
        }
        self.begun.extend_from_slice(bytes);
        Ok(())
    }

    /// What it means that nothing more comes.
    pub(crate) fn end(&self) -> Loss {
        Loss::ended(match self.begun.is_empty() {
            true => "the server has ended the connection",
            false => "the server has ended the connection in the middle of a reply",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_the_same_however_they_are_cut() {
        let text = b"one\n\ntwo and more\nthe rest";
        for size in 1..=text.len() {
            let mut lines = Lines::default();
            let mut found = Vec::new();
            for part in text.chunks(size) {
                let taken = lines.take(part, |line| {
                    found.push(line.to_vec());
                    Ok(())
                });
                taken.expect("nothing is wrong with them");
            }
            assert_eq!(found, [b"one\n".to_vec(), b"\n".to_vec(), b"two and more\n".to_vec()]);
            assert!(lines.end().reason().ends_with("in the middle of a reply"));
        }
        assert!(Lines::default().end().reason().ends_with("the connection"));
    }

    #[test]
    fn nothing_is_handed_on_after_a_line_that_is_wrong() {
        let mut count = 0;
        let taken = Lines::default().take(b"a\nb\n", |_| {
            count += 1;
            Err(Loss::ended("wrong"))
        });
        assert_eq!((taken.expect_err("it is wrong").reason(), count), ("wrong", 1));
    }
}
