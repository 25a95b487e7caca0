use std::collections::BTreeMap;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use i18n::{Lang, Say};
use review::{
    evaluation::BoxStage,
    id::BoxId,
    template::{AllSame, FillingRules, MissingRows, OwnRow, Reveal, Tone},
    time::Instant,
};
use serde::Deserialize;
use serde_json::{Value, json};
use service::{Error, Service, evaluation::CastError};
use storage::cycle::Kind;

use super::{
    answer::{self, box_id},
    ceremony_view::names,
    counts::{closing, groups, stand_key, titles_json},
    validator,
};
use crate::{assets, comment, fault::Page, gate::Visitor, house::House};

/// The booth may be opened from another host: its data and its ballots carry no cookie and no secret of ours.
const ANYWHERE: (HeaderName, HeaderValue) =
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));

/// `GET /boxes/{box}/booth`: one file, the same for every box, with its own content policy by hash.
pub(super) async fn show() -> Response {
    let booth = assets::booth();
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; worker-src blob:; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        booth.script, booth.style
    );
    let headers = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CONTENT_TYPE, "text/html; charset=utf-8".into()),
    ];
    (headers, booth.html.clone()).into_response()
}

/// `GET /boxes/{box}/booth.json`: all the booth has to know of its box.
pub(super) async fn description(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
    asked: HeaderMap,
) -> Response {
    match describe(&house, visitor.say, &id).await {
        Ok(description) => {
            let body = description.to_string();
            let name = service::sha256_hex(body.as_bytes());
            let json = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            let varies = (header::VARY, HeaderValue::from_static("cookie, accept-language"));
            ([ANYWHERE], validator::named(&asked, &name, ([json, varies], body).into_response()))
                .into_response()
        }
        Err(error) => answer::error(error),
    }
}

async fn describe(house: &House, say: Say, id: &str) -> Result<Value, Error> {
    let (reader, id) = (house.reader(), box_id(id)?);
    let one = storage::evaluation::by_id(&reader, &id).await?.ok_or(Error::NotFound)?;
    let review = storage::cycle::by_id(&reader, one.review).await?.ok_or(Error::NotFound)?;
    let template = service::cycle::rules(&review)?;
    let rules = template.evaluation();
    let reporters = storage::roster::reporters(&reader, review.id).await?;
    let order = one.shape.reporters();
    let reporters = order.iter().filter_map(|id| reporters.iter().find(|reporter| reporter.id == *id));
    let stage = service::evaluation::stage(&one)?;
    let (election, fingerprint) = match stage {
        BoxStage::Preparing => (String::new(), String::new()),
        BoxStage::Ready | BoxStage::Open | BoxStage::Closed | BoxStage::Opened | BoxStage::TooSmall => {
            let facts = service::evaluation::facts(&reader, &id).await?;
            (facts.election, facts.fingerprint)
        }
    };
    let follows = rules.filling.reveal == Reveal::AfterReport;
    let groups = groups(&one, &template);
    let skips =
        one.groups.iter().filter_map(|key| template.group(key)).any(|group| group.own_row == OwnRow::Skip);
    Ok(json!({
        "box": id,
        "label": titles_json(&one, &template),
        "letter": one.label,
        "colours": groups.iter().map(|(_, colour)| colour).collect::<Vec<_>>(),
        "state": stand_key(&one)?,
        "graceEndsAt": closing(&one)?.map(Instant::ms),
        "now": house.service().now().ms(),
        "election": election,
        "fingerprint": fingerprint,
        "credentialsUrl": format!("/boxes/{id}/credentials.json"),
        "reporters": reporters.map(|one| json!({
            "key": one.unit.code, "unit": one.unit.name, "title": one.title,
        })).collect::<Vec<_>>(),
        "criteria": rules.criteria.iter().map(|one| json!({
            "key": one.key.as_str(), "title": one.title, "guidance": one.guidance,
        })).collect::<Vec<_>>(),
        "grades": rules.grades.iter().map(|one| json!({
            "key": one.key.as_str(), "title": one.title, "tone": tone(one.tone),
        })).collect::<Vec<_>>(),
        "abstain": rules.abstain.title,
        "filling": filling(&rules.filling),
        "follows": follows,
        "waiting": if follows { service::evaluation::waiting(&reader, &one).await? } else { Vec::new() },
        "ownRow": if skips { "skip" } else { "mark" },
        "trust": match review.kind { Kind::Record => "trustees", Kind::Demonstration => "demonstration", Kind::Rehearsal(_) => "rehearsal" },
        "trustees": trustees(house, one.review, say).await?,
        "comments": rules.comments.as_ref().map(comment::description),
        "words": words("booth"),
        "lang": say.lang().tag(),
    }))
}

/// The rules that the booth holds a voter to.
fn filling(rules: &FillingRules) -> Value {
    let quotas = rules.quotas.iter().map(|quota| {
        json!({
            "grades": quota.grades.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "criterion": quota.criterion.as_ref().map(ToString::to_string),
            "atLeast": quota.at_least,
            "atMost": quota.at_most,
        })
    });
    json!({
        "missingRows": match rules.missing_rows { MissingRows::Refuse => "refuse", MissingRows::Abstain => "abstain" },
        "allSame": match rules.all_same { AllSame::Warn => "warn", AllSame::Allow => "allow" },
        "quotas": quotas.collect::<Vec<_>>(),
    })
}

/// With `?waiting`, also who has still to report.
#[derive(Deserialize)]
pub(super) struct Asked {
    waiting: Option<String>,
}

/// `GET /boxes/{box}/state.json`: how the box stands and what time it is, for booths that look every few seconds.
pub(super) async fn state(
    State(house): State<House>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    match stand_of(&house, &id, asked.waiting.is_some()).await {
        Ok(stand) => ([ANYWHERE], Json(stand)).into_response(),
        Err(error) => answer::error(error),
    }
}

async fn stand_of(house: &House, id: &str, follows: bool) -> Result<Value, Error> {
    let one = storage::evaluation::by_id(&house.reader(), &box_id(id)?).await?.ok_or(Error::NotFound)?;
    let waiting =
        if follows { service::evaluation::waiting(&house.reader(), &one).await? } else { Vec::new() };
    Ok(json!({
        "state": stand_key(&one)?,
        "graceEndsAt": closing(&one)?.map(Instant::ms),
        "waiting": waiting,
        "now": house.service().now().ms(),
    }))
}

async fn trustees(house: &House, review: review::id::ReviewId, say: Say) -> Result<Vec<String>, Error> {
    let reader = house.reader();
    let Some(found) = storage::evaluation::ceremony::by_review(&reader, review).await? else {
        return Ok(Vec::new());
    };
    let names = names(&reader, &found.members).await?;
    Ok(names.iter().map(|name| name.in_lang(say.lang()).to_owned()).collect())
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::FairlyGood => "fairly_good",
        Tone::Average => "average",
        Tone::Poor => "poor",
    }
}

/// A script's phrases in both languages.
pub(super) fn words(script: &str) -> Value {
    let of = |lang: Lang| Say(lang).script_words(script).collect::<BTreeMap<_, _>>();
    json!({ "zh-CN": of(Lang::Zh), "en": of(Lang::En) })
}

/// `GET /boxes/{box}/credentials.json`: so that a wrong code is noticed before anything is marked.
pub(super) async fn credentials(
    State(house): State<House>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Page {
    let facts = async { service::evaluation::facts(&house.reader(), &box_id(&id)?).await }.await;
    Ok(match facts {
        Ok(facts) => {
            let json = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            ([ANYWHERE, json], facts.credentials).into_response()
        }
        Err(Error::NotFound) => answer::error(Error::NotFound),
        Err(other) => return Err(crate::fault::Trouble::new(visitor.say, other)),
    })
}

/// `POST /boxes/{box}/ballots`: a sealed ballot, alone or in an envelope with sealed comments. No cookie is read, and nothing of the request is logged.
pub(super) async fn cast(State(service): State<Service>, Path(id): Path<String>, body: Bytes) -> Response {
    let answer = match box_id(&id) {
        Ok(id) => cast_into(&service, &id, body).await,
        Err(error) => answer::error(error),
    };
    ([ANYWHERE], answer).into_response()
}

/// `OPTIONS /boxes/{box}/ballots`: a booth on another host asks before it sends JSON.
pub(super) async fn may_cast_from_anywhere() -> Response {
    let headers = [
        ANYWHERE,
        (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST")),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type")),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

async fn cast_into(service: &Service, id: &BoxId, body: Bytes) -> Response {
    match service::evaluation::cast(service, id, comment::sent(body)).await {
        Ok(received) => Json(json!({
            "tracker": received.tracker,
            "replaced": received.replaced,
            "counts": received.counts,
            "received": received.received,
        }))
        .into_response(),
        Err(CastError::Refused(why)) => {
            let why = review::Refusal::from(why);
            answer::refusal(StatusCode::CONFLICT, "closed", |say| say.refusal(&why))
        }
        Err(CastError::Ballot(why)) if service::evaluation::is_unknown_card(&why) => {
            answer::refusal(StatusCode::FORBIDDEN, "unknown_credential", |say| {
                say.evaluation_unknown_card().to_owned()
            })
        }
        Err(CastError::Ballot(_)) => answer::refusal(StatusCode::UNPROCESSABLE_ENTITY, "malformed", |say| {
            say.evaluation_bad_ballot().to_owned()
        }),
        Err(CastError::Comments(why)) => {
            let why = review::Refusal::from(why);
            answer::refusal(StatusCode::UNPROCESSABLE_ENTITY, "malformed", |say| say.refusal(&why))
        }
        Err(CastError::NotFound) => answer::error(Error::NotFound),
        Err(CastError::Fault(fault)) => answer::broken(&fault),
    }
}
