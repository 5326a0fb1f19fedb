//! Who may call: this machine's own page and nobody else. Every answer carries the headers that keep the page shut in.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::refusal::Refusal;

/// Names by which a browser on this machine reaches it. Any other name may lead here by a trick (DNS rebinding).
const OWN_NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
/// An error's text is never longer.
const ERROR_BYTES_MAX: usize = 64 * 1024;

const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

pub(super) async fn guard(request: Request, next: Next) -> Response {
    let mut response = match foreign(request.headers()) {
        None => readable(next.run(request).await).await,
        Some(reason) => Refusal::forbidden(reason).into_response(),
    };
    response.headers_mut().extend(HEADERS);
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Why a request comes from elsewhere; none for one of our own page.
fn foreign(headers: &HeaderMap) -> Option<&'static str> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    if !OWN_NAMES.contains(&without_port(host)) {
        return Some("This page is for the machine it runs on: open it by 127.0.0.1.");
    }
    let is_own = headers.get(header::ORIGIN).is_none()
        || text(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://")) == Some(host);
    let fetched_by = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    let is_led_here = matches!(fetched_by, Some("cross-site" | "same-site"))
        && headers.get("sec-fetch-mode").is_none_or(|mode| mode != "navigate");
    (!is_own || is_led_here).then_some("Another page may not call this one.")
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Errors of the router and its extractors are bare text: the page gets a sentence in JSON like for every other.
async fn readable(response: Response) -> Response {
    let is_json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || is_json {
        return response;
    }
    let (_, body): (_, Body) = response.into_parts();
    let bytes = to_bytes(body, ERROR_BYTES_MAX).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let text = if text.is_empty() { status.canonical_reason().unwrap_or("Refused") } else { &text };
    Refusal::new(status, format!("{}.", text.trim_end_matches('.'))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(headers: &[(&'static str, &'static str)], let_in: bool) {
        let map = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        assert_eq!(foreign(&map.collect()).is_none(), let_in, "{headers:?}");
    }

    #[test]
    fn lets_in_this_machine_alone() {
        check(&[("host", "127.0.0.1:4050")], true);
        check(&[("host", "localhost:4050")], true);
        check(&[("host", "[::1]:4050")], true);
        check(&[("host", "[::1]")], true);
        check(&[("host", "evil.example")], false);
        check(&[("host", "127.0.0.1.evil.example:4050")], false);
        check(&[("host", "localhost:4050@evil.example")], false);
        check(&[], false);
    }

    #[test]
    fn lets_in_its_own_page_alone() {
        check(&[("host", "127.0.0.1:1"), ("origin", "http://127.0.0.1:1")], true);
        check(&[("host", "127.0.0.1:1"), ("origin", "http://127.0.0.1:2")], false);
        check(&[("host", "127.0.0.1:1"), ("origin", "http://localhost:1")], false);
        check(&[("host", "127.0.0.1:1"), ("origin", "https://127.0.0.1:1")], false);
        check(&[("host", "127.0.0.1:1"), ("origin", "null")], false);
        check(
            &[("host", "127.0.0.1:1"), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")],
            false,
        );
        check(
            &[("host", "127.0.0.1:1"), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")],
            true,
        );
        check(
            &[("host", "127.0.0.1:1"), ("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors")],
            true,
        );
    }
}
