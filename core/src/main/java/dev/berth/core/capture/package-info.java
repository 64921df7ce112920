/**
 * An environment that exists, read into a runtime.yaml and its lock: a venv, a conda environment,
 * what the shell has active, or a container image. Nothing is installed into it and nothing in it
 * is changed: its interpreter is asked once what it is, without importing anything of the
 * environment, and the rest is read from files.
 */
@NullMarked
package dev.berth.core.capture;

import org.jspecify.annotations.NullMarked;
