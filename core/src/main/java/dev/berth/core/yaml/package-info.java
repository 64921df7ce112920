/**
 * YAML files that people write, read strictly: a table of what may stand in a file ({@link
 * dev.berth.core.yaml.Shape}) is what the file is held against and what the JSON Schema for editors
 * is made of. Everything that is wrong with a file is told at once, with its place. What the values
 * mean is the business of the packages that have the tables.
 */
@NullMarked
package dev.berth.core.yaml;

import org.jspecify.annotations.NullMarked;
