package dev.berth.cli.command;

import java.io.PrintWriter;
import java.util.Map;

/** What {@code info} says in short, for people and for programs. */
interface InfoReport {

  void print(PrintWriter out);

  Map<String, Object> json();
}
