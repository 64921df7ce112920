package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateMemberTest {

  private final Command command = new Command();

  /** As commands are. */
  private static final class Command {
    private final Shared shared = new Shared();
    private Optional<String> name = Optional.of("standard");
    private int count = 1;
    private String told = "";

    private void count(String text) {
      told = text;
    }
  }

  private static final class Shared {
    private String folder = ".";
  }

  @Test
  void writesFields() {
    LateMember member = LateMember.field(command, "count");

    member.set(2);

    assertThat(command.count).isEqualTo(2);
    assertThat(member.<Integer>get()).isEqualTo(2);
  }

  @Test
  void writesFieldsOfSharedOptions() {
    LateMember.field(command, "shared", "folder").set("/tmp");

    assertThat(command.shared.folder).isEqualTo("/tmp");
  }

  @Test
  void callsMethods() {
    LateMember.method(command, String.class, "count").set("two");

    assertThat(command.told).isEqualTo("two");
    assertThat(command.count).isEqualTo(1);
  }

  @Test
  void leavesWhatIsThereWhereThereIsNoValue() {
    LateMember.field(command, "name").set(Optional.empty());

    assertThat(command.name).contains("standard");
  }

  @Test
  void knowsNothingBeforeThereIsAValue() {
    assertThat(LateMember.field(command, "count").<Integer>get()).isNull();
  }

  @Test
  void namesAMemberThatIsNot() {
    assertThatThrownBy(() -> LateMember.field(command, "shared", "file").set("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no member shared.file");
  }
}
