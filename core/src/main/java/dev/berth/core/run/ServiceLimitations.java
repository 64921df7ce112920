package dev.berth.core.run;

import dev.berth.core.Problem;
import dev.berth.core.function.Note;
import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceSpec;
import dev.berth.core.function.ServiceType;
import java.util.ArrayList;
import java.util.List;

/** What of a service a Docker Engine cannot do, or does in another way. */
record ServiceLimitations(ServiceSpec service, int replicas) {

  List<Note> find() {
    List<Note> notes = new ArrayList<>();
    if (service.type() == ServiceType.EXTERNAL_NAME) {
      notes.add(
          note(
              "service_type",
              Problem.of("`service_type`: `ExternalName` is taken for `ClusterIP`")
                  .because("it is a name for what runs elsewhere, and this runs here")));
    }
    if (service.ports().isEmpty()) {
      notes.add(
          note(
              "service_ports",
              Problem.of("the service has no `service_ports`")
                  .because("nobody reaches it from outside, and nobody asks whether it answers")
                  .hint("add `--service-port PORT`")));
    } else if (ServiceNetwork.publishes(service.type())) {
      if (replicas > 1) {
        notes.add(
            note(
                "replicas",
                Problem.of("`replicas`: each of the " + replicas + " has an address of its own")
                    .because(
                        "a Docker Engine gives a port to one container; in the run's network one"
                            + " name is all of them in turn")));
      }
    } else {
      service.ports().stream()
          .filter(port -> port.port() != port.targetPort())
          .forEach(port -> notes.add(otherPort(port)));
    }
    return notes;
  }

  private static Note otherPort(ServicePort port) {
    return note(
        "service_ports",
        Problem.of(
                "`service_ports`: the port "
                    + port.port()
                    + " is "
                    + port.targetPort()
                    + " in the run's network")
            .because("containers of a Docker Engine reach each other at their own ports"));
  }

  private static Note note(String key, Problem problem) {
    return new Note(key, problem);
  }
}
