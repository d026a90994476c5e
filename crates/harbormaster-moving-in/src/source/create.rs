//! `CREATE TABLE`: the names of the columns.

use super::lexer::{Lexer, Stop};

/// The words that begin what is no column.
const NOT_COLUMNS: [&str; 10] =
    ["PRIMARY", "KEY", "UNIQUE", "INDEX", "CONSTRAINT", "FULLTEXT", "SPATIAL", "FOREIGN", "CHECK", "PERIOD"];

/// The table and its columns, of a statement whose `CREATE` was read; `None` where it creates something else. The statement
/// is read to its end.
pub(super) fn table(lexer: &mut Lexer<'_>) -> Result<Option<(String, Vec<String>)>, Stop> {
    if lexer.word()? != "TABLE" {
        return lexer.skip_statement().map(|()| None);
    }
    let mut name = lexer.name()?;
    if name.eq_ignore_ascii_case("IF") {
        lexer.word()?;
        lexer.word()?;
        name = lexer.name()?;
    }
    if lexer.take(b'.')? {
        name = lexer.name()?;
    }
    if !lexer.take(b'(')? {
        return lexer.skip_statement().map(|()| None);
    }
    let mut columns = Vec::new();
    loop {
        lexer.space()?;
        let is_quoted = matches!(lexer.peek(0)?, Some(b'`' | b'"'));
        let first = lexer.name()?;
        if is_quoted || !NOT_COLUMNS.contains(&first.to_uppercase().as_str()) {
            columns.push(first.to_lowercase());
        }
        if !to_next(lexer)? {
            break;
        }
    }
    lexer.skip_statement()?;
    Ok(Some((name, columns)))
}

/// Passes over the rest of a definition; whether another one follows.
fn to_next(lexer: &mut Lexer<'_>) -> Result<bool, Stop> {
    let mut depth = 0;
    loop {
        lexer.space()?;
        match lexer.peek(0)? {
            None => return Err(Stop::Cut),
            Some(b'\'' | b'"') => drop(lexer.value()?),
            Some(b'`') => drop(lexer.name()?),
            Some(byte) => {
                lexer.next()?;
                match byte {
                    b'(' => depth += 1,
                    b')' if depth == 0 => return Ok(false),
                    b')' => depth -= 1,
                    b',' if depth == 0 => return Ok(true),
                    _ => {}
                }
            }
        }
    }
}

/// The columns that a file's first `CREATE TABLE` names; `None` where there is none.
pub(super) fn columns_in(lexer: &mut Lexer<'_>) -> Option<Vec<String>> {
    loop {
        let word = lexer.word().ok()?;
        if word == "CREATE" {
            match table(lexer).ok()? {
                Some((_, columns)) => return Some(columns),
                None => continue,
            }
        }
        lexer.skip_statement().ok()?;
    }
}
