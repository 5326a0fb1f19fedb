//! What every request passes: the log, the token, rate limits, ordered faults, and the schema.

use std::sync::Arc;

use axum::RequestPartsExt;
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, RawPathParams, Request as HttpRequest, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::errors::{ApiError, Fault};
use crate::form::Form;
use crate::rest::Payload;
use crate::rest::ratelimit::Standing;
use crate::rest::upload::{FORM_BYTES_MAX, Uploads, read_form, takes_files};
use crate::rest::webhooks::ORIGINAL;
use crate::state::{Request, Shared, Upload, Violation};

/// The largest body without files, in bytes.
const JSON_BYTES_MAX: usize = 1 << 20;
const PREFIXES: [&str; 2] = ["/api/v10", "/api"];

/// A request, read.
struct Call {
    method: Method,
    path: String,
    /// Without the prefix; `None` when no route matched.
    route: Option<String>,
    /// Names and values of the path's parameters.
    parameters: Vec<(String, String)>,
    authorization: Option<String>,
    body: Result<Value, ApiError>,
    uploads: Vec<Upload>,
}

pub(super) async fn run(State(shared): State<Arc<Shared>>, request: HttpRequest, next: Next) -> Response {
    let (mut request, mut call) = read(request).await;
    let uploads = std::mem::take(&mut call.uploads);
    let index = shared.change(|world| {
        let at_ms = world.now_ms();
        world.requests.push(Request {
            method: call.method.to_string(),
            path: call.path.clone(),
            route: call.route.clone(),
            body: call.body.clone().unwrap_or_default(),
            status: 0,
            at_ms,
            answer: Value::Null,
        });
        world.requests.len() - 1
    });
    let (standing, admitted) = admit(&shared, &call);
    let mut response = match admitted {
        Ok(body) => {
            request.extensions_mut().insert(Payload(body));
            request.extensions_mut().insert(Uploads(uploads));
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    };
    if let Some(standing) = standing {
        standing.write(response.headers_mut());
    }
    record(&shared, &call, index, response).await
}

async fn read(request: HttpRequest) -> (HttpRequest, Call) {
    let (mut parts, body) = request.into_parts();
    let route =
        parts.extensions.get::<MatchedPath>().map(|matched| without_prefix(matched.as_str()).to_owned());
    let parameters = match parts.extract::<RawPathParams>().await {
        Ok(found) => found.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        Err(_) => Vec::new(),
    };
    let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
    let takes_files = route.as_deref().is_some_and(|route| takes_files(parts.method.as_str(), route));
    let (body, uploads) = match read_body(&parts.headers, body, takes_files).await {
        Ok((json, uploads)) => (Ok(json), uploads),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    let call = Call {
        method: parts.method.clone(),
        path: without_prefix(path).to_owned(),
        route,
        parameters,
        authorization: header_text(&parts.headers, header::AUTHORIZATION.as_str()),
        body,
        uploads,
    };
    (HttpRequest::from_parts(parts, Body::empty()), call)
}

async fn read_body(
    headers: &HeaderMap,
    body: Body,
    takes_files: bool,
) -> Result<(Value, Vec<Upload>), ApiError> {
    let kind = header_text(headers, header::CONTENT_TYPE.as_str()).unwrap_or_default();
    let is_form = takes_files && kind.starts_with("multipart/form-data");
    let bytes_max = if is_form { FORM_BYTES_MAX } else { JSON_BYTES_MAX };
    let bytes = to_bytes(body, bytes_max).await.map_err(|_| Fault::TooLarge)?;
    if is_form {
        return read_form(headers, bytes).await;
    }
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        return Err(Fault::UnsupportedMedia.into());
    }
    let json = serde_json::from_slice(&bytes).map_err(|_| Fault::InvalidJson)?;
    Ok((json, Vec::new()))
}

/// The body, if the request may go on; and how it stands with its rate limit.
fn admit(shared: &Shared, call: &Call) -> (Option<Standing>, Result<Value, ApiError>) {
    let Some(route) = &call.route else { return (None, Err(Fault::UnknownRoute.into())) };
    let carries_token = route.starts_with("/interactions/") || route.starts_with("/webhooks/");
    let expected = format!("Bot {}", shared.settings.token);
    if !carries_token && route != "/gateway" && call.authorization.as_deref() != Some(&expected) {
        return (None, Err(Fault::Unauthorized.into()));
    }
    let (standing, limited) = shared.change(|world| {
        let ordered = world.injected.iter_mut().find_map(|ordered| ordered.take(&call.path));
        let now = world.now_ms();
        let key = (call.method.as_str(), route.as_str(), major_parameter(call));
        let standing = world.limiter.take(now, key, shared.settings.enforce_rate_limits);
        (standing.clone(), ordered.or_else(|| standing.refusal()))
    });
    let checked = match limited {
        Some(refusal) => Err(refusal),
        None => check_parameters(call).and_then(|()| check_schema(shared, call, route)),
    };
    (Some(standing), checked)
}

/// The parameter that has a bucket of its own: channel, guild, or webhook with its token.
fn major_parameter(call: &Call) -> String {
    let majors = ["channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id"];
    let values = call.parameters.iter().filter(|(name, _)| majors.contains(&name.as_str()));
    values.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(":")
}

fn check_parameters(call: &Call) -> Result<(), ApiError> {
    let mut form = Form::default();
    for (name, value) in call.parameters.iter().filter(|(name, _)| name.ends_with("_id")) {
        if value.parse::<u64>().is_err() && value != ORIGINAL {
            form.add(name, "NUMBER_TYPE_COERCE", format!("Value \"{value}\" is not snowflake."));
        }
    }
    form.finish()
}

fn check_schema(shared: &Shared, call: &Call, route: &str) -> Result<Value, ApiError> {
    let body = call.body.clone()?;
    if let Some(description) = &shared.description
        && !body.is_null()
    {
        let mut form = Form::default();
        description.check(&mut form, call.method.as_str(), route, &body);
        form.finish()?;
    }
    Ok(body)
}

/// Completes the log with the answer, and notes a violation.
async fn record(shared: &Shared, call: &Call, index: usize, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if bytes.is_empty() {
        // Clients trip over a content type without content.
        parts.headers.remove(header::CONTENT_TYPE);
    }
    let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let violates = parts.extensions.get::<ApiError>().is_some_and(ApiError::is_violation);
    tracing::debug!(method = %call.method, path = call.path, status = parts.status.as_u16(), "request");
    shared.change(|world| {
        if violates {
            world.violations.push(Violation {
                method: call.method.to_string(),
                path: call.path.clone(),
                errors: answer.get("errors").unwrap_or(&answer).clone(),
                body: call.body.clone().unwrap_or_default(),
            });
        }
        if let Some(request) = world.requests.get_mut(index) {
            request.status = parts.status.as_u16();
            request.answer = answer;
        }
    });
    parts.headers.insert("via", HeaderValue::from_static("1.1 discord-simulator"));
    Response::from_parts(parts, Body::from(bytes))
}

fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn without_prefix(path: &str) -> &str {
    PREFIXES.into_iter().find_map(|prefix| path.strip_prefix(prefix)).unwrap_or(path)
}
