//! The command line itself: help, exit codes, settings and what is said of wrong ones.

use crate::place::{Ended, Place};

#[test]
fn the_help_shows_the_way() {
    let help = Place::empty().run(&["--help"]).with_code(0).silently().out;
    insta::assert_snapshot!(help, @r#"
    Answers career questions from your community's own pages: on Discord, or here.

    First time? Try:  career-bot ask "how much does a data engineer make?"

    Usage: career-bot [OPTIONS] <COMMAND>

    Commands:
      ask         Answer a question; without one, hold a conversation
      playground  Try the bot in a browser, without Discord
      run         Be on Discord until Ctrl-C or SIGTERM
      index       Index the pages, if any changed
      check       Tell what is wrong with the pages, by file and line
      new-page    Write the file of a new page, for you to fill in
      eval        Score the answers to labelled questions
      import      Make pages of public data
      help        Print this message or the help of the given subcommand(s)

    Options:
          --config <FILE>
              Read settings from this file instead of config/local.toml

          --knowledge <PATH>
              Use the pages of this folder or file instead of the configured folders; may be given more
              than once

          --index <PATH>
              Keep the index in this folder instead of the configured one

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version
    "#);
}

#[test]
fn every_subcommand_has_help() {
    let place = Place::empty();
    for command in ["ask", "run", "index", "check", "eval"] {
        let usage = format!("Usage: career-bot {command} [OPTIONS]");
        let shared = ["--config <FILE>", "--knowledge <PATH>", "--index <PATH>"];
        place.run(&[command, "--help"]).with_code(0).says(&[&usage]).says(&shared).silently();
        place.run(&["help", command]).with_code(0).says(&[&usage]);
    }
    place.run(&["--version"]).with_code(0).says(&["career-bot ", env!("CARGO_PKG_VERSION")]);
}

#[test]
fn wrong_use_ends_with_2_and_says_what_is_right() {
    let place = Place::empty();
    let check = |arguments: &[&str], words: &[&str]| {
        place.run(arguments).with_code(2).warns(words);
    };
    check(&[], &["Usage: career-bot", "ask", "index"]);
    check(&["indx"], &["unrecognized subcommand 'indx'", "'index'"]);
    check(&["ask", "--jsn", "x"], &["--jsn", "--json"]);
    check(&["ask", "--batch", "x"], &["cannot be used with"]);
    check(&["eval"], &["<FILE>"]);
    check(&["index", "--check", "--force"], &["cannot be used with"]);
}

#[test]
fn options_of_all_subcommands_stand_before_or_behind_their_name() {
    let place = Place::with_small_pages(&["glass-blower"]);
    std::fs::rename(place.path("knowledge"), place.path("pages")).expect("it can be renamed");
    let options = ["--knowledge", "pages", "--index", "elsewhere"];
    let question = ["ask", "glass blower salary"];
    place
        .run(&[&options[..], &question].concat())
        .with_code(0)
        .says(&["100 crowns", "(pages/glass-blower.md)"]);
    place.run(&[&question[..], &options].concat()).with_code(0).says(&["100 crowns"]).silently();
    assert!(place.path("elsewhere/current").exists() && !place.path("index").exists());
}

#[test]
fn several_folders_are_one_knowledge() {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.write("more/rope-maker.md", crate::place::small_page("Rope maker", 70));
    let folders = ["--knowledge", "knowledge", "--knowledge", "more"];
    place.run(&[&folders[..], &["ask", "rope maker salary"]].concat()).with_code(0).says(&["70 crowns"]);
    let mut command = place.command(&["ask", "glass blower salary"]);
    command.env("CAREER_BOT__KNOWLEDGE__PATHS", "knowledge,more");
    run(command).with_code(0).says(&["100 crowns"]).silently();
}

#[test]
fn settings_come_from_the_local_file_and_the_environment_wins() {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.write("config/local.toml", "[index]\npath = \"from-file\"\n");
    place.ask("glass blower salary").says(&["100 crowns"]);
    assert!(place.path("from-file/current").exists());
    let mut command = place.command(&["ask", "glass blower salary"]);
    command.env("CAREER_BOT__INDEX__PATH", "from-environment");
    run(command).with_code(0).says(&["100 crowns"]);
    assert!(place.path("from-environment/current").exists());
    place.write("other.toml", "[index]\npath = \"from-other\"\n");
    place.run(&["--config", "other.toml", "ask", "glass blower salary"]).with_code(0);
    assert!(place.path("from-other/current").exists());
}

/// Checks that settings are refused with the file and these words, whatever is asked.
#[track_caller]
fn check_refused(settings: impl AsRef<[u8]>, words: &[&str]) {
    let place = Place::with_small_pages(&["glass-blower"]);
    place.write("config/local.toml", &settings);
    place.write("given.toml", &settings);
    place.run(&["ask", "glass blower salary"]).with_code(2).warns(&["config/local.toml"]).warns(words);
    place.run(&["--config", "given.toml", "run"]).with_code(2).warns(&["given.toml"]).warns(words);
    assert!(!place.path("index").exists(), "nothing was begun");
}

#[test]
fn an_unknown_setting_is_named_with_the_known_ones() {
    check_refused("[discord]\ntokn = \"x\"\n", &["\"discord.tokn\"", "token, token_file"]);
    check_refused("[disocrd]\ntoken = \"x\"\n", &["\"disocrd.token\"", "discord.token"]);
    check_refused("level = \"info\"\n", &["\"level\"", "log.level"]);
}

#[test]
fn a_bad_value_is_named_with_the_allowed_ones() {
    check_refused(
        "[log]\nlevel = \"loud\"\n",
        &["\"log.level\"", "\"loud\"", "error, warn, info, debug or trace"],
    );
    check_refused("[log]\nformat = \"xml\"\n", &["\"log.format\"", "\"xml\"", "human or json"]);
    check_refused("[discord]\ncooldown_seconds = 3601\n", &["\"discord.cooldown_seconds\"", "0 to 3600"]);
    check_refused("[discord]\ncooldown_seconds = -1\n", &["\"discord.cooldown_seconds\"", "-1"]);
    check_refused(
        "[discord]\nhome_server = \"ours\"\n",
        &["\"discord.home_server\"", "\"ours\"", "a number"],
    );
    check_refused(
        "[discord]\nask_channels = [\"jobs\"]\n",
        &["discord.ask_channels", "\"jobs\"", "a number"],
    );
    check_refused("[discord]\napi = \"localhost\"\n", &["\"discord.api\"", "http://"]);
    check_refused("[knowledge]\npaths = []\n", &["\"knowledge.paths\"", "is empty"]);
}

#[test]
fn a_broken_file_of_settings_is_named_with_its_line() {
    check_refused("[log]\nlevel = \n", &["line 2"]);
    check_refused(b"[log]\n\xff\xfe\n", &[]);
    let place = Place::empty();
    place.run(&["--config", "no.toml", "check"]).with_code(2).warns(&["no.toml", "not found"]);
}

#[test]
fn a_bad_variable_of_the_environment_is_named() {
    let place = Place::with_small_pages(&["glass-blower"]);
    let check = |name: &str, value: &str, words: &[&str]| {
        let mut command = place.command(&["ask", "x"]);
        command.env(name, value);
        run(command).with_code(2).warns(&["the environment"]).warns(words);
    };
    check("CAREER_BOT__LOG__LEVEL", "loud", &["CAREER_BOT__LOG__LEVEL", "loud", "or trace"]);
    check("CAREER_BOT__LOG__LEVVEL", "info", &["log.levvel", "format, level"]);
    check("CAREER_BOT__DISCORD__HOME_SERVER", "ours", &["CAREER_BOT__DISCORD__HOME_SERVER", "a number"]);
}

#[test]
fn without_a_token_the_bot_tells_how_to_get_one() {
    let place = Place::with_small_pages(&["glass-blower"]);
    let steps = ["there is no Discord token", "https://discord.com/developers", "CAREER_BOT__DISCORD__TOKEN"];
    place.run(&["run"]).with_code(2).warns(&steps).warns(&["career-bot ask"]);
    place.write("config/local.toml", "[discord]\ntoken = \" \"\n");
    place.run(&["run"]).with_code(2).warns(&steps);
    place.write("config/local.toml", "[discord]\ntoken_file = \"secret\"\n");
    place.run(&["run"]).with_code(2).warns(&["config/local.toml", "discord.token_file", "secret"]);
    place.write("secret", "\n");
    place.run(&["run"]).with_code(2).warns(&steps);
}

#[track_caller]
fn run(command: std::process::Command) -> Ended {
    Ended::of(&mut assert_cmd::Command::from_std(command))
}
