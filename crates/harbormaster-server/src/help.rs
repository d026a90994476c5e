//! The program's help, completions and manual pages all come from the flags in [`crate::config`]; here stands what they do
//! not say: which commands belong together.

use clap::CommandFactory;

use crate::config::Cli;

/// The commands as the help has them: what belongs together under one heading, in this order.
const GROUPS: [(&str, &[&str]); 4] = [
    ("Serving", &["serve", "token"]),
    ("Asking a server", &["call", "watch"]),
    ("Keeping data", &["export", "import", "move-in", "backup", "restore", "check", "compact", "migrate"]),
    ("This program", &["completions", "man", "help"]),
];

/// The program's arguments, its commands in groups where the help names them. Clap has headings for flags only, so the
/// part of the help that names commands is put together here from what clap knows of them.
pub fn command_line() -> clap::Command {
    let mut command = <Cli as CommandFactory>::command();
    command.build();
    let header = *command.get_styles().get_header();
    let literal = *command.get_styles().get_literal();
    let mut commands = String::new();
    for (heading, names) in groups(&command) {
        commands.push_str(&format!("\n{header}{heading}:{header:#}\n"));
        for subcommand in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
            let name = format!("{:<COMMAND_WIDTH$}", subcommand.get_name());
            commands.push_str(&format!("  {literal}{name}{literal:#}  {about}\n"));
        }
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{commands}\n{header}Options:{header:#}\n\
         {{options}}{{after-help}}"
    );
    // Not the one that was built to be looked at: its commands would hand their headings on.
    <Cli as CommandFactory>::command().help_template(template)
}

/// How wide the column of the commands' names is, in characters.
const COMMAND_WIDTH: usize = 11;

/// The groups, and a last one for commands that are in none.
fn groups(command: &clap::Command) -> Vec<(&'static str, Vec<String>)> {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut groups: Vec<_> = GROUPS.iter().map(|(heading, names)| (*heading, named(names))).collect();
    let is_grouped = |name: &str| GROUPS.iter().any(|(_, names)| names.contains(&name));
    let others = command.get_subcommands().map(clap::Command::get_name).filter(|name| !is_grouped(name));
    let others: Vec<_> = others.map(str::to_owned).collect();
    if !others.is_empty() {
        groups.push(("Others", others));
    }
    groups
}
