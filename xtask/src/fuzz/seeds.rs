//! What the fuzzer begins with: the vectors' archives, whole, as lines of records, and record by record.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::value::RawValue;

use crate::places::Places;

/// Writes the seeds beside what earlier runs have found.
pub fn write(places: &Places) -> Result<()> {
    let vectors = places.root().join("crates/ballot/tests/vectors");
    let corpus = places.root().join("fuzz/corpus");
    messages(&vectors, &corpus)?;
    sheets(places, &corpus)?;
    word(&corpus)?;
    for entry in fs::read_dir(&vectors).context("there are no vectors")? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|ending| ending == "bel") {
            let archive = fs::read(&path)?;
            seed(&corpus, "archive", stem, &archive)?;
            let records = records(&archive).with_context(|| format!("{} is no archive", path.display()))?;
            seed(&corpus, "events", stem, &lines(&records))?;
            // Short ones are executed more often.
            for (place, _) in records.iter().enumerate().filter(|(_, record)| record.is_event).take(2) {
                seed(&corpus, "events", &format!("{stem}-{place}"), &lines(&records[..=place]))?;
            }
            one_by_one(&corpus, stem, &records)?;
        }
    }
    Ok(())
}

/// Every message of the vectors' ceremony.
fn messages(vectors: &Path, corpus: &Path) -> Result<()> {
    let text = fs::read_to_string(vectors.join("threshold.json"))?;
    let fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(&text)?;
    for name in ["certs", "polynomials", "vinputs", "voutputs"] {
        let list = fields.get(name).with_context(|| format!("the vector has no {name}"))?;
        let list: Vec<Box<RawValue>> = serde_json::from_str(list.get())?;
        for (place, message) in list.iter().enumerate() {
            seed(corpus, "messages", &format!("{name}-{place}"), compact(message.get()).as_bytes())?;
        }
    }
    Ok(())
}

/// A roster as text, and a sheet of a workbook with each kind of cell.
fn sheets(places: &Places, corpus: &Path) -> Result<()> {
    let roster = fs::read(places.root().join("examples/demonstration/roster.csv"))?;
    seed(corpus, "sheets", "roster", &roster)?;
    let sheet = concat!(
        r#"!<worksheet><dimension ref="A1:D3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>"#,
        r#"<c r="B1" t="inlineStr"><is><t>name</t></is></c><c r="C1" t="str"><v>group</v></c></row>"#,
        r#"<row r="3"><c r="A3"><v>7.0</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="b"><v>1</v></c>"#,
        r#"<c r="D3"><f t="shared" ref="D3:D4" si="0">A3+1</f><v>8</v></c></row></sheetData>"#,
        r#"<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells></worksheet>"#,
        "\0<sst><si><t>number</t></si></sst>",
    );
    seed(corpus, "sheets", "cells", sheet.as_bytes())
}

/// A text with each kind of thing that the reader knows.
fn word(corpus: &Path) -> Result<()> {
    let text = concat!(
        r#"!<w:document><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>一、组织建设情况</w:t></w:r></w:p>"#,
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a&amp;</w:t>"#,
        r#"<w:tab/><w:br/><w:footnoteReference w:id="1"/></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>"#,
        r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#,
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/>"#,
        r#"<w:txbxContent><w:p><w:r><w:t>e</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>"#,
        "\0",
        r#"<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="2"/></w:style></w:styles>"#,
        "\0",
        r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>"#,
        r#"<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#,
        "\0",
        r#"<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>f</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
    );
    seed(corpus, "word", "text", text.as_bytes())
}

/// JSON without the white space around its strings.
fn compact(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let keep = |c: &char| {
        let quote = *c == '"' && !escaped;
        escaped = inside && *c == '\\' && !escaped;
        inside ^= quote;
        inside || !c.is_ascii_whitespace()
    };
    text.chars().filter(keep).collect()
}

fn seed(corpus: &Path, target: &str, name: &str, bytes: &[u8]) -> Result<()> {
    let folder = corpus.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("seed-{name}")), bytes).context("a seed cannot be written")
}

struct Record<'a> {
    is_event: bool,
    contents: &'a [u8],
}

/// The records after the archive's header.
fn records(mut archive: &[u8]) -> Option<Vec<Record<'_>>> {
    let mut records = Vec::new();
    while !archive.is_empty() {
        let (header, rest) = archive.split_at_checked(512)?;
        let length = usize::from_str_radix(std::str::from_utf8(header.get(124..135)?).ok()?, 8).ok()?;
        let is_event = header.get(64..70)? == b".event";
        records.push(Record { is_event, contents: rest.get(..length)? });
        archive = rest.get(length.next_multiple_of(512)..)?;
    }
    Some(records.split_off(1))
}

/// The form that the target `events` reads: see `fuzz/src/lib.rs`.
fn lines(records: &[Record<'_>]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        match kind(record) {
            Some(kind) => lines.extend([b"!".as_slice(), kind.as_bytes()].concat()),
            None if record.contents.starts_with(b"{\"election\":\"") => lines.push(b'~'),
            None => lines.extend([b"=".as_slice(), record.contents].concat()),
        }
        lines.push(b'\n');
    }
    lines
}

/// The type of an event.
fn kind<'a>(record: &'a Record<'_>) -> Option<&'a str> {
    let text = std::str::from_utf8(record.contents).ok().filter(|_| record.is_event)?;
    text.split_once(r#""type":""#)?.1.split('"').next()
}

/// Each data record to the target that reads such texts.
fn one_by_one(corpus: &Path, stem: &str, records: &[Record<'_>]) -> Result<()> {
    let mut data = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let Some(kind) = kind(record) else {
            data.push(record.contents);
            continue;
        };
        let targets: &[&str] = match kind {
            "Setup" => &["election", "trustees", "credentials"],
            "Ballot" => &["ballot"],
            _ => &["count", "count"],
        };
        for (n, (target, text)) in targets.iter().zip(data.drain(..)).enumerate() {
            seed(corpus, target, &format!("{stem}-{place}-{n}"), text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_but_not_out_of_strings() {
        assert_eq!(compact("{ \"a b\" :\n [1, \"\\\"  \\\\\"  ] }"), "{\"a b\":[1,\"\\\"  \\\\\"]}");
    }

    #[test]
    fn an_archive_is_taken_apart() {
        let record = |name: &str, contents: &[u8]| {
            let mut bytes = vec![0u8; 512];
            bytes[..name.len()].copy_from_slice(name.as_bytes());
            bytes[124..135].copy_from_slice(format!("{:011o}", contents.len()).as_bytes());
            bytes.extend(contents);
            bytes.resize(bytes.len().next_multiple_of(512), 0);
            bytes
        };
        let hash = "0".repeat(64);
        let archive = [
            record("BELENIOS", b"{}"),
            record(&format!("{hash}.data.json"), b"ballot"),
            record(&format!("{hash}.event.json"), br#"{"height":0,"type":"Ballot"}"#),
        ];
        let archive = archive.concat();
        let records = records(&archive).unwrap();
        assert_eq!(lines(&records), b"=ballot\n!Ballot\n");
        assert!(super::records(&archive[..1000]).is_none());
    }
}
