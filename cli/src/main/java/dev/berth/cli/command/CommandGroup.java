package dev.berth.cli.command;

/** What people do with commands, in the order in which they come to it. */
enum CommandGroup {
  MAKE("Make a runtime and its image"),
  USE("Use a runtime on this computer"),
  KEEP("Look after what is there"),
  TOOL("Set up Berth");

  private final String title;

  CommandGroup(String title) {
    this.title = title;
  }

  /** As it stands above the commands in the help. */
  String title() {
    return title;
  }
}
