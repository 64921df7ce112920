package dev.berth.core.doctor;

import java.util.List;

/** Looks at one thing of this computer. */
public interface Check {

  /** What is so, at least one; failures of what is looked at are findings too. */
  List<Finding> findings();
}
