/**
 * Python's packaging specifications as types: versions, requirements (PEP 508), wheel names and
 * tags, the wheel archive and what installing it means. What is known of a Python, without one
 * being run.
 */
@NullMarked
package dev.berth.core.python;

import org.jspecify.annotations.NullMarked;
