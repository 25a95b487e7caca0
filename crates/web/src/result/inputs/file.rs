//! The table as a spreadsheet, to be filled in and taken back.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use documents::inputs::{Line, workbook};
use i18n::Say;
use review::{
    result::input::{ADJUSTMENTS_LIMIT, Amount, Field},
    role::Act,
    template::{Source, Template as Rules},
};
use service::{Error, Fault};
use storage::result::input::{Entry, standing};

use super::part::{needed, of_source};
use crate::{
    fault::{InTheWordsOf, Page},
    gate::Seat,
    house::House,
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Columns for bonuses and deductions, at least.
const ADJUSTMENTS: u8 = 2;

/// `GET /reviews/{review}/result/inputs/scores.xlsx`
pub(in crate::result) async fn show(State(house): State<House>, seat: Seat) -> Page {
    seat.must(Act::SeeResults)?;
    made(&house, &seat).await.say_in(seat.say())
}

async fn made(house: &House, seat: &Seat) -> Result<Response, Error> {
    let (say, reader, review) = (seat.say(), house.reader(), seat.review.id);
    let template = service::cycle::rules(&seat.review)?;
    let entries = storage::result::input::of_review(&reader, review).await?;
    let standing = standing(&entries);
    let line = |one: storage::roster::Reporter| Line {
        entered: standing
            .iter()
            .filter(|((id, _), _)| *id == one.id)
            .map(|((_, field), entry)| {
                let value = entry.value.as_ref().map(|value| match field {
                    Field::Veto(_) => say.inputs_holds().to_owned(),
                    Field::Score(_) | Field::Judge { .. } | Field::Adjustment(_) => {
                        Amount::text(value).to_owned()
                    }
                });
                (field.clone(), (value.unwrap_or_default(), entry.note.in_lang(say.lang()).to_owned()))
            })
            .collect(),
        name: one.unit.name.in_lang(say.lang()).to_owned(),
        code: one.unit.code,
    };
    let reporters = storage::roster::reporters(&reader, review).await?;
    let lines: Vec<_> = reporters.into_iter().map(line).collect();
    let columns = columns(say, &template, &standing);
    let bytes = workbook(say, &template, &columns, &lines, house.service().now());
    let bytes = bytes.map_err(|why| Fault::Broken(why.to_string()))?;
    let title = crate::links::encoded(&format!("{}.xlsx", say.inputs_file_name()));
    let disposition = format!("attachment; filename=\"scores.xlsx\"; filename*=UTF-8''{title}");
    let headers = [(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

/// Every score, every judge there is or has to be, room for bonuses and deductions, and every veto.
fn columns(
    say: Say,
    template: &Rules,
    standing: &BTreeMap<storage::result::input::Place, &Entry>,
) -> Vec<Field> {
    let scores = of_source(template, Source::Entered).map(|input| Field::Score(input.key.clone()));
    let judges = of_source(template, Source::Judges).flat_map(|input| {
        let mut known: BTreeSet<String> = standing
            .keys()
            .filter_map(|(_, field)| match field {
                Field::Judge { input: of, judge } if *of == input.key => Some(judge.clone()),
                Field::Judge { .. } | Field::Score(_) | Field::Adjustment(_) | Field::Veto(_) => None,
            })
            .collect();
        for number in 1.. {
            if known.len() >= needed(template, &input.key) {
                break;
            }
            known.insert(say.inputs_judge_number(number));
        }
        known.into_iter().map(|judge| Field::Judge { input: input.key.clone(), judge })
    });
    let greatest = standing.keys().filter_map(|(_, field)| match field {
        Field::Adjustment(number) => Some(*number),
        Field::Score(_) | Field::Judge { .. } | Field::Veto(_) => None,
    });
    let slots = greatest.max().unwrap_or(0).saturating_add(1).clamp(ADJUSTMENTS, ADJUSTMENTS_LIMIT);
    let vetoes = template.assessment().vetoes.iter().map(|veto| Field::Veto(veto.key.clone()));
    scores.chain(judges).chain((1..=slots).map(Field::Adjustment)).chain(vetoes).collect()
}
