//! How deep a JSON text is nested, without reading it as JSON.

/// What one byte outside of a text does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Quote,
    Open,
    Close,
}

const MARKS: [Mark; 256] = {
    let mut marks = [Mark::None; 256];
    marks[b'"' as usize] = Mark::Quote;
    marks[b'{' as usize] = Mark::Open;
    marks[b'[' as usize] = Mark::Open;
    marks[b'}' as usize] = Mark::Close;
    marks[b']' as usize] = Mark::Close;
    marks
};

/// Whether a text is nested deeper than so many levels. Of what is no JSON it says something or other; whoever reads it
/// finds that out.
pub(crate) fn is_deeper(json: &str, levels: usize) -> bool {
    let json = json.as_bytes();
    // Hardly a request has so many brackets at all, and those are found many bytes at a time.
    memchr::memchr2_iter(b'{', b'[', json).nth(levels).is_some() && depth_exceeds(json, levels)
}

fn depth_exceeds(json: &[u8], levels: usize) -> bool {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = json.get(at) {
        at += 1;
        match MARKS[usize::from(*byte)] {
            Mark::None => {}
            Mark::Quote => at += end_of_text(&json[at..]),
            Mark::Open if depth == levels => return true,
            Mark::Open => depth += 1,
            Mark::Close => depth = depth.saturating_sub(1),
        }
    }
    false
}

/// How long a text is, with the quote behind it.
fn end_of_text(json: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &json[at..]) {
        at += found + 1;
        if json[at - 1] == b'"' {
            return at;
        }
        // Whatever is escaped, it does not end the text.
        at = (at + 1).min(json.len());
    }
    json.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_outside_of_texts() {
        for (json, depth) in [
            ("1", 0),
            ("\"[[[[\"", 0),
            ("{}", 1),
            ("[[],[],[]]", 2),
            ("{\"a\":[{\"b\":[]}]}", 4),
            ("{\"a[[[\":\"\\\"[[[\\\\\",\"b\":[1]}", 2),
            ("[\"\\\\\",[[\"]]\"]]]", 3),
        ] {
            for levels in 0..8 {
                assert_eq!(is_deeper(json, levels), depth > levels, "{json} {levels}");
            }
        }
    }

    #[test]
    fn what_is_no_json_does_no_harm() {
        for text in ["", "\"", "\"\\", "]]]]", "[\"", "{\"a\\", "\\\"[[", "[\u{1f6a2}["] {
            for levels in 0..4 {
                let _ = is_deeper(text, levels);
            }
        }
    }
}
