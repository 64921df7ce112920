/** Runs the whole command line in a test's own folders and says what a person saw. */
package dev.berth.cli.support;
