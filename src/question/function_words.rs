//! Words that stand in questions of every kind, and so never hint at a topic.

/// Function words, and the everyday words around a question about a career.
pub const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "actually", "after", "again", "ago", "all", "already", "also", "always", "am", "an", "and", "another",
    "any", "anybody", "anyone", "anything", "are", "around", "as", "ask", "asking", "at", "away", "back", "bad",
    "basically", "be", "because", "been", "before", "being", "best", "better", "between", "big", "bit", "both", "bro",
    "but", "by", "can", "cannot", "cant", "cool", "could", "cuz", "day", "did", "didnt", "different", "do", "does",
    "doesnt", "doing", "done", "dont", "dude", "each", "easy", "either", "else", "enough", "even", "ever", "every",
    "everyone", "exactly", "feel", "few", "find", "first", "fit", "for", "from", "get", "gets", "getting", "give",
    "go", "going", "gonna", "good", "got", "gotta", "great", "guess", "guy", "guys", "had", "has", "have", "having",
    "he", "hello", "help", "her", "here", "hey", "hi", "him", "his", "honest", "honestly", "how", "i", "idea", "if",
    "im", "in", "instead", "into", "is", "isnt", "it", "its", "just", "kind", "kinda", "know", "known", "last", "later",
    "least", "less", "let", "like", "likely", "little", "lol", "long", "look", "looking", "lot", "lots", "main",
    "make", "makes", "making", "many", "may", "maybe", "me", "mean", "means", "might", "mind", "mine", "more", "most",
    "mostly", "much", "must", "my", "myself", "need", "needed", "needs", "never", "new", "nice", "no", "normal",
    "normally", "not", "nothing", "now", "of", "off", "often", "oh", "ok", "okay", "old", "on", "once", "one", "ones",
    "only", "or", "other", "others", "our", "out", "over", "own", "part", "people", "person", "please", "plz", "pls",
    "possible", "probably", "put", "question", "quick", "quite", "rather", "real", "realistic", "realistically",
    "really", "right", "rn", "said", "same", "say", "see", "she", "should", "show", "since", "so", "some", "somebody",
    "someone", "something", "sometimes", "sort", "still", "stuff", "such", "suppose", "supposed", "sure", "take",
    "takes", "tell", "tho", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these",
    "they", "thing", "things", "think", "thinking", "this", "those", "though", "thought", "through", "till", "time",
    "to", "today", "together", "too", "topic", "toward", "tried", "try", "trying", "typical", "typically", "under", "until",
    "up", "us", "use", "usual", "usually", "very", "wanna", "want", "wants", "was", "way", "we", "well", "were", "what",
    "whats", "when", "where", "whether", "which", "while", "who", "whole", "why", "will", "with", "without", "wondering",
    "wont", "would", "yeah", "year", "years", "yes", "yet", "yo", "you", "your", "x", "y",
    "career", "careers", "field", "job", "jobs", "occupation", "position", "profession", "role", "work", "worker",
    "working", "works", "industry", "company", "companies", "employer", "tech", "it", "junior", "senior", "mid",
    "entry", "level", "lead", "intern", "principal", "staff", "experienced", "beginner", "newbie", "noob",
];

/// Words that point at what was said before.
pub const POINTING_WORDS: &[&str] =
    &["they", "them", "their", "it", "that", "this", "one", "there", "those", "these", "he", "she", "both"];
