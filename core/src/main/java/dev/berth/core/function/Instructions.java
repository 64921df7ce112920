package dev.berth.core.function;

import java.util.List;
import java.util.stream.Collectors;

/** All instructions of a build, in their order. */
record Instructions(List<Instruction> list) {

  Instructions {
    list = List.copyOf(list);
  }

  @Override
  public String toString() {
    return list.stream().map(Instruction::toString).collect(Collectors.joining("; "));
  }
}
