package dev.berth.core.doctor;

import dev.berth.core.lock.ResolverProgram;
import dev.berth.core.lock.ResolverPrograms;
import java.util.List;
import java.util.Optional;

/** What resolves Python packages when a lock is made: uv, else pip. */
public final class ResolverCheck implements Check {

  private final ResolverPrograms programs;

  public ResolverCheck(ResolverPrograms programs) {
    this.programs = programs;
  }

  @Override
  public List<Finding> findings() {
    Optional<ResolverProgram> uv = programs.uv();
    Optional<ResolverProgram> pip = programs.pip();
    return List.of(
        uv.map(ResolverCheck::uv).orElseGet(this::fetchedUv),
        pip.map(found -> found("pip", found)).orElseGet(() -> noPip(uv)));
  }

  private static Finding uv(ResolverProgram uv) {
    return uv.fault().isEmpty()
        ? found("uv", uv)
        : Finding.note(
                "uv",
                "`" + uv.program() + "` " + uv.fault().get(),
                "`uv self update`, or update it as it was installed")
            .with("program", uv.program().toString());
  }

  private static Finding found(String subject, ResolverProgram program) {
    return Finding.ok(subject, program.version() + " at `" + program.program() + "`")
        .with("version", program.version())
        .with("program", program.program().toString());
  }

  private Finding fetchedUv() {
    return programs
        .fetchedUv()
        .map(version -> Finding.ok("uv", "not on the PATH; " + version + " is fetched when needed"))
        .orElseGet(
            () ->
                Finding.note(
                    "uv",
                    "not on the PATH, and there is none to fetch for this computer",
                    "install uv: https://docs.astral.sh/uv"));
  }

  /** Nobody misses pip who has uv. */
  private Finding noPip(Optional<ResolverProgram> uv) {
    boolean missed =
        programs.fetchedUv().isEmpty() && uv.filter(found -> found.fault().isEmpty()).isEmpty();
    String text = "none on the PATH that is new enough (" + ResolverPrograms.OLDEST_PIP + ")";
    return missed
        ? Finding.note("pip", text, "`python3 -m pip install --upgrade pip`")
        : Finding.ok("pip", text + ", and none is needed beside uv");
  }
}
