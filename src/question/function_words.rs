//! Words that stand in questions of every kind, and so never hint at a topic.

/// Function words, and the everyday words around a question about a career.
const FUNCTION_WORDS: &str = "
a about actually after again ago all already also always am an and another any anybody anyone
anything are arent around as ask asking at away back bad basically be because been before beginner
being best better between big bit both bro but by can cannot cant career careers companies company
cool could couldnt cuz day did didnt different do does doesnt doing done dont dude each easy either
else employer enough entry even ever every everyone exactly experienced feel few field find first
fit for from get gets getting give go going gonna good got gotta great guess guy guys had hadnt has
hasnt have havent having he hello help her here hey hi him his honest honestly how i idea if im in
industry instead intern into is isnt it its job jobs junior just kind kinda know known last later
lead least less let level like likely little lol long look looking lot lots main make makes making
many may maybe me mean means mid might mind mine more most mostly much must my myself need needed
needs never new newbie nice no noob normal normally not nothing now occupation of off often oh ok
okay old on once one ones only or other others our out over own part people person please pls plz
position possible principal probably profession put question quick quite rather real realistic
realistically really right rn role said same say see senior she should shouldnt show since so some
somebody someone something sometimes sort staff still stuff such suppose supposed sure take takes
tech tell than thank thanks that the their them then there these they thing things think thinking
this tho those though thought through till time to today together too topic toward tried try trying
typical typically under until up us use usual usually very wanna want wants was wasnt way we well
were werent what whats when where whether which while who whole why will with without wondering wont
work worker working works would wouldnt x y yeah year years yes yet yo you your
";

/// Words that point at what was said before.
pub const POINTING_WORDS: &[&str] = &[
    "they", "them", "em", "their", "it", "that", "this", "one", "there", "those", "these", "he", "she",
    "both",
];

/// Words that questions of every kind hold.
pub fn function_words<'a>() -> std::str::SplitWhitespace<'a> {
    FUNCTION_WORDS.split_whitespace()
}
