package dev.berth.core.python;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which files installing a wheel makes (binary distribution format, "Installing a wheel"; recording
 * installed projects specification). Both libraries of a virtual environment are one folder, so
 * that purelib and platlib do not differ. Nothing is compiled.
 *
 * @param copied the wheel's files that are installed as they are, sorted by path; they can be read
 *     until the wheel is closed
 * @param generated what is made for them
 */
public record InstallPlan(List<InstalledFile> copied, GeneratedFiles generated) {

  public InstallPlan {
    copied = List.copyOf(copied);
  }

  /**
   * The plan for every environment of this Python, wherever it is.
   *
   * @throws InvalidWheelException when a file cannot be put where the wheel wants it
   */
  public static InstallPlan of(Wheel wheel, PythonVersion python) throws IOException {
    return new WheelPlacement(wheel, python).plan();
  }

  /**
   * The files in this environment, sorted by path. Those that come from the wheel can be read until
   * it is closed.
   *
   * @throws InvalidWheelException when a file cannot be put where the wheel wants it
   */
  public static List<InstalledFile> of(Wheel wheel, InstallTarget target, InstallRequest request)
      throws IOException {
    InstallPlan plan = of(wheel, target.python());
    List<InstalledFile> files = new ArrayList<>(plan.copied());
    files.addAll(plan.generated().in(target, request));
    files.sort(Comparator.comparing(InstalledFile::path));
    return List.copyOf(files);
  }
}
