/**
 * Running a function's task. A {@link dev.berth.core.run.Workload} says what is to run in words
 * that every engine understands; a {@link dev.berth.core.run.FunctionRunner} runs it on one engine,
 * and is all that anybody sees of that. What ran is found again by the labels that it bears. The
 * commands of a build run here too: those of a function, and those of a runtime.yaml.
 */
@NullMarked
package dev.berth.core.run;

import org.jspecify.annotations.NullMarked;
