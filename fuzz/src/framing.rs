//! The bodies of `lines` and `headers`: a decoder that gets its bytes in pieces.
//!
//! Input: a byte of choices, a byte that says how the rest is cut, and the bytes of a connection.

use bytes::BytesMut;
use harbormaster_server::transport::frame::{Decoder, FrameError, Framing, HEADER_BYTES_MAX};

/// The bounds of frames that are tried: none at all, some that a short input reaches, and one that it does not.
const LIMITS: [usize; 4] = [0, 7, 64, 1 << 24];

type Frame = Result<String, FrameError>;

/// What the first byte of an input chooses.
struct Choices {
    limit: usize,
    is_lenient: bool,
    /// Whether the bytes begin with the framing's own first byte, so that no input is lost to strangers.
    has_first_byte: bool,
}

impl Choices {
    fn of(byte: u8) -> Self {
        Self {
            limit: LIMITS[usize::from(byte) % LIMITS.len()],
            is_lenient: byte & 4 != 0,
            has_first_byte: byte & 8 != 0,
        }
    }

    fn decoder(&self) -> Decoder {
        if self.is_lenient { Decoder::lenient(self.limit) } else { Decoder::strict(self.limit) }
    }
}

/// The input of a decoder that begins with these choices.
pub fn input(is_lenient: bool, bytes: &[u8]) -> Vec<u8> {
    // The digits are easier to read in a file than the numbers that they stand for.
    let choices = if is_lenient { b'7' } else { b'3' };
    [&[choices, b'0'], bytes].concat()
}

/// Lines, with a plain account of what they must come to.
///
/// # Panics
/// When the decoder is wrong.
pub fn lines(input: &[u8]) {
    let Some((choices, cuts, stream)) = parts(input, b'{') else { return };
    let (frames, framing) = decode_both_ways(&choices, cuts, &stream);
    if framing == Framing::Lines && !matches!(frames.first(), Some(Err(FrameError::NotOurs))) {
        assert_eq!(frames, plain_lines(&stream, choices.limit), "not what the lines are");
    }
}

/// Headers; and bodies with the headers that they should have come out as they went in.
///
/// # Panics
/// When the decoder is wrong.
pub fn headers(input: &[u8]) {
    let Some((choices, cuts, stream)) = parts(input, b'C') else { return };
    decode_both_ways(&choices, cuts, &stream);
    let bodies = stream.split(|byte| *byte == b'C').filter(|body| body.len() <= choices.limit);
    let bodies: Vec<_> = bodies.filter_map(|body| std::str::from_utf8(body).ok()).collect();
    let framed: Vec<_> =
        bodies.iter().map(|body| format!("Content-Length: {}\r\n\r\n{body}", body.len())).collect();
    let (frames, _) = decode(&choices, &mut Cuts::new(cuts), framed.concat().as_bytes());
    assert!(frames.iter().map(Frame::as_deref).eq(bodies.iter().map(|body| Ok(*body))), "{frames:?}");
}

fn parts(input: &[u8], first_byte: u8) -> Option<(Choices, u8, Vec<u8>)> {
    let [choices, cuts, stream @ ..] = input else { return None };
    let choices = Choices::of(*choices);
    let first = choices.has_first_byte.then_some(first_byte);
    Some((choices, *cuts, first.into_iter().chain(stream.iter().copied()).collect()))
}

/// The frames, which must be the same in one piece and in many.
fn decode_both_ways(choices: &Choices, cuts: u8, stream: &[u8]) -> (Vec<Frame>, Framing) {
    let whole = decode(choices, &mut Cuts::whole(), stream);
    let cut = decode(choices, &mut Cuts::new(cuts), stream);
    assert_eq!(whole, cut, "the frames are others when the bytes come in pieces");
    whole
}

fn decode(choices: &Choices, cuts: &mut Cuts, stream: &[u8]) -> (Vec<Frame>, Framing) {
    let (mut decoder, mut input, mut frames) = (choices.decoder(), BytesMut::new(), Vec::new());
    let mut rest = stream;
    loop {
        let piece;
        (piece, rest) = rest.split_at(cuts.next_size(rest.len()));
        input.extend_from_slice(piece);
        if rest.is_empty() {
            decoder.end();
        }
        take_frames(&mut decoder, &mut input, &mut frames);
        assert!(frames.len() <= stream.len(), "more frames than bytes");
        let bound = match decoder.framing() {
            Framing::Lines => choices.limit.max(2),
            Framing::Headers => choices.limit + HEADER_BYTES_MAX,
        };
        assert!(input.len() <= bound, "{} bytes are kept where {bound} are enough", input.len());
        if rest.is_empty() {
            return (frames, decoder.framing());
        }
    }
}

/// Takes the frames that are there. Each must have taken bytes from the input, or end it.
fn take_frames(decoder: &mut Decoder, input: &mut BytesMut, frames: &mut Vec<Frame>) {
    let mut left = input.len();
    while let Some(frame) = decoder.next(input) {
        assert!(input.len() < left || decoder.is_broken(), "no progress");
        left = input.len();
        frames.push(frame);
    }
    assert!(!decoder.is_broken() || input.is_empty(), "what follows an end is kept");
}

/// What lines are, without regard to how much is held.
fn plain_lines(stream: &[u8], limit: usize) -> Vec<Frame> {
    let stream = stream.strip_prefix("\u{feff}".as_bytes()).unwrap_or(stream).trim_ascii_start();
    let lines = stream
        .split(|byte| *byte == b'\n')
        .filter(|line| line.len() > limit || !line.trim_ascii().is_empty());
    let frames = lines.map(|line| {
        if line.len() > limit {
            return Err(FrameError::TooLarge { limit });
        }
        str::from_utf8(line.trim_ascii()).map(str::to_owned).map_err(|_| FrameError::NotUtf8)
    });
    frames.collect()
}

/// How bytes are cut: small pieces and large ones, the same each time.
struct Cuts(Option<u32>);

impl Cuts {
    /// All in one.
    fn whole() -> Self {
        Self(None)
    }

    fn new(seed: u8) -> Self {
        // Never zero, which a generator of this kind does not leave again.
        Self(Some(u32::from(seed) << 8 | 1))
    }

    /// The size of the next piece of what is left: up to 2, 4, … 256 bytes.
    fn next_size(&mut self, left: usize) -> usize {
        let Some(state) = &mut self.0 else { return left };
        // Marsaglia's xorshift.
        *state ^= *state << 13;
        *state ^= *state >> 17;
        *state ^= *state << 5;
        let width = 1 + (*state >> 28 & 7);
        (1 + (*state as usize & ((1 << width) - 1))).min(left)
    }
}
