//! Rate-limit buckets, their headers, and answers a test ordered.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue};

use crate::errors::ApiError;

const GLOBAL_LIMIT: u32 = 50;
const GLOBAL_WINDOW_MS: u64 = 1000;

/// Requests counted per route and major parameter.
#[derive(Default)]
pub(crate) struct RateLimiter {
    buckets: HashMap<String, Window>,
    global: Window,
}

#[derive(Default)]
struct Window {
    used: u32,
    resets_ms: u64,
}

/// How a request stands with its bucket.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    limit: u32,
    remaining: u32,
    now_ms: u64,
    resets_ms: u64,
    bucket: String,
    exceeded: Option<Exceeded>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exceeded {
    Bucket,
    Global,
}

impl RateLimiter {
    /// Counts one request to `(method, route, major parameter)`.
    pub(crate) fn take(&mut self, now_ms: u64, key: (&str, &str, String), enforce: bool) -> Standing {
        let (method, route, major) = key;
        let (limit, window_ms) = limit_of(method, route);
        let bucket = bucket_name(method, route);
        let window = self.buckets.entry(format!("{bucket}:{major}")).or_default();
        let over_bucket = window.count(now_ms, limit, window_ms);
        let resets_ms = window.resets_ms;
        let remaining = limit.saturating_sub(window.used);
        // Answers to interactions do not count into the global limit.
        let counts_globally = !route.starts_with("/interactions/");
        let over_global = counts_globally && self.global.count(now_ms, GLOBAL_LIMIT, GLOBAL_WINDOW_MS);
        let exceeded = match (over_global, over_bucket) {
            _ if !enforce => None,
            (true, _) => Some(Exceeded::Global),
            (false, true) => Some(Exceeded::Bucket),
            (false, false) => None,
        };
        let resets_ms = if exceeded == Some(Exceeded::Global) { self.global.resets_ms } else { resets_ms };
        Standing { limit, remaining, now_ms, resets_ms, bucket, exceeded }
    }
}

impl Window {
    /// Whether this request is one too many.
    fn count(&mut self, now_ms: u64, limit: u32, window_ms: u64) -> bool {
        if now_ms >= self.resets_ms {
            *self = Self { used: 0, resets_ms: now_ms + window_ms };
        }
        self.used += 1;
        self.used > limit
    }
}

impl Standing {
    pub(crate) fn refusal(&self) -> Option<ApiError> {
        let global = self.exceeded? == Exceeded::Global;
        Some(ApiError::RateLimited { retry_after: self.seconds_left(), global })
    }

    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        let numbers = [
            ("x-ratelimit-limit", self.limit.to_string()),
            ("x-ratelimit-remaining", self.remaining.to_string()),
            ("x-ratelimit-reset", format!("{:.3}", self.resets_ms as f64 / 1000.0)),
            ("x-ratelimit-reset-after", format!("{:.3}", self.seconds_left())),
            ("x-ratelimit-bucket", self.bucket.clone()),
        ];
        for (name, value) in numbers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
    }

    fn seconds_left(&self) -> f64 {
        self.resets_ms.saturating_sub(self.now_ms) as f64 / 1000.0
    }
}

/// Requests in a window of milliseconds. Discord tells its limits by headers only; these are what bots
/// commonly observe.
fn limit_of(method: &str, route: &str) -> (u32, u64) {
    match (method, route) {
        (
            "POST" | "PATCH",
            "/channels/{channel_id}/messages" | "/channels/{channel_id}/messages/{message_id}",
        ) => (5, 5000),
        ("DELETE", "/channels/{channel_id}/messages/{message_id}") => (5, 1000),
        ("POST", "/channels/{channel_id}/typing") => (5, 5000),
        ("PUT" | "DELETE", route) if route.ends_with("/reactions/{emoji_name}/@me") => (1, 250),
        (_, route) if route.starts_with("/webhooks/") => (5, 5000),
        (_, "/gateway/bot") => (2, 5000),
        _ => (50, 1000),
    }
}

fn bucket_name(method: &str, route: &str) -> String {
    let mut hasher = DefaultHasher::new();
    (method, route).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// An answer a test ordered for requests to come.
#[derive(Clone, Debug)]
pub(crate) struct Injected {
    pub(crate) path_contains: String,
    pub(crate) answer: ApiError,
    /// How many requests shall get it.
    pub(crate) left: u32,
}

impl Injected {
    /// The ordered answer, if this request shall get it.
    pub(crate) fn take(&mut self, path: &str) -> Option<ApiError> {
        if self.left == 0 || !path.contains(&self.path_contains) {
            return None;
        }
        self.left -= 1;
        Some(self.answer.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROUTE: &str = "/channels/{channel_id}/messages";

    fn exceeded(limiter: &mut RateLimiter, now_ms: u64, channel: &str) -> Option<Exceeded> {
        limiter.take(now_ms, ("POST", ROUTE, channel.into()), true).exceeded
    }

    #[test]
    fn a_bucket_is_full_after_its_limit_and_empties_with_time() {
        let mut limiter = RateLimiter::default();
        for _ in 0..5 {
            assert_eq!(exceeded(&mut limiter, 1000, "1"), None);
        }
        assert_eq!(exceeded(&mut limiter, 1000, "1"), Some(Exceeded::Bucket));
        assert_eq!(exceeded(&mut limiter, 1000, "2"), None, "another channel has its own bucket");
        assert_eq!(exceeded(&mut limiter, 6000, "1"), None);
    }

    #[test]
    fn fifty_requests_a_second_are_the_most_over_all() {
        let mut limiter = RateLimiter::default();
        for channel in 0..50 {
            assert_eq!(exceeded(&mut limiter, 1000, &channel.to_string()), None);
        }
        assert_eq!(exceeded(&mut limiter, 1000, "50"), Some(Exceeded::Global));
    }

    #[test]
    fn an_ordered_answer_is_given_as_often_as_ordered() {
        let answer = ApiError::Status(500);
        let mut ordered = Injected { path_contains: "typing".into(), answer, left: 1 };
        assert_eq!(ordered.take("/channels/1/messages"), None);
        assert_eq!(ordered.take("/channels/1/typing"), Some(ApiError::Status(500)));
        assert_eq!(ordered.take("/channels/1/typing"), None);
    }
}
