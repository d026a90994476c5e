//! Both framings: a JSON text a line, or `Content-Length` headers as in the Language Server Protocol. The first
//! byte that is not white space decides which.
//!
//! A decoder never holds more than one frame beyond its bound: of an oversize line it keeps nothing.

use bytes::{Buf, BytesMut};

/// How large a header block may be, in bytes, with the empty line at its end: ours need less than a hundred.
pub const HEADER_BYTES_MAX: usize = 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How frames are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// A line each.
    Lines,
    /// A `Content-Length` header each.
    Headers,
}

/// What is wrong with a frame.
#[derive(Debug, PartialEq, Eq)]
pub enum FrameError {
    /// It is over the bound.
    TooLarge {
        /// The bound, in bytes.
        limit: usize,
    },
    /// It is not UTF-8.
    NotUtf8,
    /// Its header block is not ours.
    Header(String),
    /// The input has ended in the middle of it.
    Cut(String),
    /// The connection's first byte begins no framing.
    NotOurs,
}

impl FrameError {
    /// Whether nothing more can be read behind it. A line ends at its end whatever is in it; behind a header
    /// that is not ours, nobody knows where the next begins.
    fn is_fatal(&self, framing: Framing) -> bool {
        framing == Framing::Headers || *self == Self::NotOurs
    }
}

/// Takes frames from the bytes of one connection.
#[derive(Debug)]
pub struct Decoder {
    framing: Option<Framing>,
    /// Whether it is past the place where a byte order mark may stand: the very beginning.
    is_past_mark: bool,
    limit: usize,
    /// A bound below `limit`, for now.
    hold: Option<usize>,
    /// Whether a first byte that begins neither framing is taken as a line, not as a stranger.
    is_lenient: bool,
    /// How far the input has been searched for the end of a line or header block.
    searched: usize,
    /// How much of an oversize line has been dropped, in bytes, while its end has not come.
    skipped: Option<usize>,
    has_ended: bool,
    /// Whether nothing more can be read.
    is_broken: bool,
}

impl Decoder {
    /// A decoder for a socket: whoever begins with neither JSON nor a header is a stranger, such as a web
    /// browser, and must not be able to smuggle a request in behind.
    pub fn strict(limit: usize) -> Self {
        Self {
            framing: None,
            is_past_mark: false,
            limit,
            hold: None,
            is_lenient: false,
            searched: 0,
            skipped: None,
            has_ended: false,
            is_broken: false,
        }
    }

    /// A decoder for stdin: only our own parent can write there, so a stray first line is a line like others.
    pub fn lenient(limit: usize) -> Self {
        Self { is_lenient: true, ..Self::strict(limit) }
    }

    /// The framing, which replies use too. Before the first byte it is lines.
    pub fn framing(&self) -> Framing {
        self.framing.unwrap_or(Framing::Lines)
    }

    /// Holds frames to a smaller bound, or no longer.
    pub fn hold_to(&mut self, bytes: Option<usize>) {
        self.hold = bytes;
    }

    /// How large a frame may be now, in bytes.
    fn limit(&self) -> usize {
        self.hold.map_or(self.limit, |hold| hold.min(self.limit))
    }

    /// No more input will come: what is left is the last line.
    pub fn end(&mut self) {
        self.has_ended = true;
    }

    /// Whether an error was one behind which nothing more can be read.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// How many bytes have come of a frame that is not whole, of what is left when there is no next one; `None` when none
    /// has begun.
    pub fn half(&self, input: &BytesMut) -> Option<usize> {
        let bytes = input.len() + self.skipped.unwrap_or(0);
        (bytes > 0).then_some(bytes)
    }

    /// The next frame, or what is wrong with it; `None` until more input comes, and once it is broken.
    pub fn next(&mut self, input: &mut BytesMut) -> Option<Result<String, FrameError>> {
        if self.is_broken {
            input.clear();
            return None;
        }
        let next = self.next_unless_broken(input);
        self.is_broken = matches!(&next, Some(Err(error)) if error.is_fatal(self.framing()));
        next
    }

    fn next_unless_broken(&mut self, input: &mut BytesMut) -> Option<Result<String, FrameError>> {
        let framing = match self.framing {
            Some(framing) => framing,
            None => match self.detect(input)? {
                Ok(framing) => *self.framing.insert(framing),
                Err(error) => return Some(Err(error)),
            },
        };
        match framing {
            Framing::Lines => self.next_line(input),
            Framing::Headers => self.next_with_header(input),
        }
    }

    fn detect(&mut self, input: &mut BytesMut) -> Option<Result<Framing, FrameError>> {
        if !self.is_past_mark {
            if input.starts_with(BYTE_ORDER_MARK) {
                input.advance(BYTE_ORDER_MARK.len());
            } else if BYTE_ORDER_MARK.starts_with(input) && !self.has_ended {
                return None;
            }
            self.is_past_mark = true;
        }
        let blank = input.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        input.advance(blank);
        Some(match input.first()? {
            b'{' | b'[' => Ok(Framing::Lines),
            b'C' | b'c' => Ok(Framing::Headers),
            _ if self.is_lenient => Ok(Framing::Lines),
            _ => Err(FrameError::NotOurs),
        })
    }

    fn next_line(&mut self, input: &mut BytesMut) -> Option<Result<String, FrameError>> {
        loop {
            let end = memchr::memchr(b'\n', &input[self.searched..]).map(|at| self.searched + at);
            let Some(end) = end.or_else(|| (self.has_ended && !input.is_empty()).then_some(input.len()))
            else {
                self.searched = input.len();
                return self.refuse_endless_line(input);
            };
            let line = input.split_to(end);
            if !input.is_empty() {
                input.advance(1);
            }
            self.searched = 0;
            if self.skipped.take().is_some() {
                continue;
            }
            if line.len() > self.limit() {
                return Some(Err(FrameError::TooLarge { limit: self.limit() }));
            }
            let line = line.trim_ascii();
            if !line.is_empty() {
                return Some(text(line));
            }
        }
    }

    /// Refuses a line as soon as it is over the bound, once, and drops what comes of it.
    fn refuse_endless_line(&mut self, input: &mut BytesMut) -> Option<Result<String, FrameError>> {
        if self.skipped.is_none() && input.len() <= self.limit() {
            return None;
        }
        let before = self.skipped.replace(self.skipped.unwrap_or(0) + input.len());
        input.clear();
        self.searched = 0;
        before.is_none().then_some(Err(FrameError::TooLarge { limit: self.limit() }))
    }

    /// What is told of half a frame that will not be whole any more; `None` while it may be.
    fn cut(&self, half: &[u8], reason: impl FnOnce() -> String) -> Option<Result<String, FrameError>> {
        let is_cut = self.has_ended && !half.trim_ascii().is_empty();
        is_cut.then(|| Err(FrameError::Cut(reason())))
    }

    fn next_with_header(&mut self, input: &mut BytesMut) -> Option<Result<String, FrameError>> {
        // Only so far, or whether a block is too long would depend on how much has come at once.
        let block = &input[..input.len().min(HEADER_BYTES_MAX)];
        let Some((end, body)) = end_of_header(block, self.searched) else {
            self.searched = block.len();
            if block.len() == HEADER_BYTES_MAX {
                let reason = format!("it has no end within {HEADER_BYTES_MAX} bytes");
                return Some(Err(FrameError::Header(reason)));
            }
            return self.cut(block, || "its header has no end: an empty line".into());
        };
        // The header stays in the input until its body is there; finding its end again costs next to nothing.
        self.searched = end;
        let length = match content_length(&input[..end]) {
            Ok(length) => length,
            Err(reason) => return Some(Err(FrameError::Header(reason))),
        };
        if length > self.limit() {
            return Some(Err(FrameError::TooLarge { limit: self.limit() }));
        }
        // Their sum may be more than a number holds: the bound is anybody's choice.
        let come = input.len() - body;
        if come < length {
            return self.cut(input, || format!("{come} bytes have come of {length}"));
        }
        self.searched = 0;
        input.advance(body);
        Some(text(&input.split_to(length)))
    }
}

/// Where a header block ends, and where what is behind its empty line begins. Lines end with a line feed, with or without
/// a carriage return before it. What has been searched has no such end.
fn end_of_header(block: &[u8], searched: usize) -> Option<(usize, usize)> {
    let from = searched.saturating_sub(2);
    memchr::memchr_iter(b'\n', &block[from..]).map(|at| from + at).find_map(|end| match block[end + 1..] {
        [b'\n', ..] => Some((end, end + 2)),
        [b'\r', b'\n', ..] => Some((end, end + 3)),
        _ => None,
    })
}

fn text(bytes: &[u8]) -> Result<String, FrameError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| FrameError::NotUtf8)
}

/// The length in a header block, which must have `Content-Length`, may have `Content-Type`, and nothing else.
fn content_length(block: &[u8]) -> Result<usize, String> {
    let block = std::str::from_utf8(block).map_err(|_| "it is not text".to_owned())?;
    let mut length = None;
    for line in block.lines() {
        let (name, value) = line.split_once(':').ok_or_else(|| format!("\"{line}\" has no colon"))?;
        if name.eq_ignore_ascii_case("content-length") {
            let digits = value.trim();
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let value = digits.parse::<usize>().ok().filter(|_| is_number);
            let value = value.ok_or_else(|| format!("\"{digits}\" is not a length"))?;
            if length.replace(value).is_some() {
                return Err("Content-Length stands there twice".into());
            }
        } else if !name.eq_ignore_ascii_case("content-type") {
            return Err(format!("\"{name}\" is neither Content-Length nor Content-Type"));
        }
    }
    length.ok_or_else(|| "Content-Length is missing".into())
}
