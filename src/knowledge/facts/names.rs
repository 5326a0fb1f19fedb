//! Proper names in running text: products, titles, and the lists they stand in.

/// Products that are written in lower case.
const LOWER_CASE_PRODUCTS: [&str; 60] = [
    "ansible",
    "apt",
    "awk",
    "bash",
    "black",
    "cmake",
    "conda",
    "curl",
    "cypress",
    "dbt",
    "docker",
    "esbuild",
    "eslint",
    "fastlane",
    "ffmpeg",
    "fish",
    "gcc",
    "gdb",
    "git",
    "gradle",
    "grep",
    "gulp",
    "helm",
    "jest",
    "jq",
    "keras",
    "kubectl",
    "make",
    "matplotlib",
    "maven",
    "mocha",
    "mypy",
    "nginx",
    "nmap",
    "npm",
    "numpy",
    "pandas",
    "perf",
    "pip",
    "pnpm",
    "poetry",
    "pytest",
    "ruff",
    "scikit-learn",
    "scipy",
    "seaborn",
    "sed",
    "spaCy",
    "strace",
    "systemd",
    "tmux",
    "tox",
    "unittest",
    "vim",
    "vite",
    "webpack",
    "wget",
    "yarn",
    "zsh",
    "macOS",
];

/// The parts of `A, B, and C` or `A or B`.
pub(super) fn parts(list: &str) -> impl Iterator<Item = &str> {
    let parts =
        list.split([',', ';']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    let bare = parts.map(|part| {
        let part = part.trim();
        part.strip_prefix("and ").or_else(|| part.strip_prefix("or ")).unwrap_or(part).trim()
    });
    bare.filter(|part| !part.is_empty())
}

/// Whether it begins as a name does: with a capital, a digit, or a sign as in `.NET`.
pub(super) fn starts_like_a_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Whether a word belongs to a product's name: it has a capital, a digit or a sign, or is known.
pub(super) fn is_product_word(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')', ',', '.', ';', ':']);
    bare.chars().any(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '+' | '#'))
        || bare.contains('.')
        || LOWER_CASE_PRODUCTS.contains(&bare)
}

/// The words at the start that make up a product's name: `Redis to store data` -> `Redis`.
pub(super) fn leading_product(text: &str) -> Option<&str> {
    let text = text.trim();
    let mut end = 0;
    for word in text.split(' ') {
        if word.is_empty() || !is_product_word(word) {
            break;
        }
        end = (word.as_ptr() as usize - text.as_ptr() as usize) + word.len();
        if word.ends_with([',', ';', ':']) || word.ends_with('.') {
            break;
        }
    }
    let name = text.get(..end).unwrap_or_default();
    let name = name.trim_matches(['(', ')', ',', ';', ':']);
    let name = name.strip_suffix('.').unwrap_or(name);
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(leading_product(text), expected, "{text}");
    }

    #[test]
    fn finds_a_product_at_the_start() {
        check("Redis to store data", Some("Redis"));
        check("Google Cloud Platform for hosting", Some("Google Cloud Platform"));
        check("Node.js", Some("Node.js"));
        check(".NET is used", Some(".NET"));
        check("C++. Then", Some("C++"));
        check("CI/CD pipelines", Some("CI/CD"));
        check("scikit-learn models", Some("scikit-learn"));
        check("pytest to test", Some("pytest"));
        check("editors and more", None);
        check("", None);
        check("Ünity.", Some("Ünity"));
    }

    #[test]
    fn parts_lists() {
        assert_eq!(parts("A, B, and C or D").collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    }
}
