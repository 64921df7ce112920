package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import java.util.Map;

/** Makes resources of what was said of requests and of limits. */
final class ResourceAssembler {

  private final Settings settings;
  private final Findings findings;

  ResourceAssembler(Settings settings, Findings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  ResourcesSpec assemble() {
    settings.all(Keys.REQUESTS).forEach(this::check);
    shareDevices(Keys.REQUESTS, Keys.LIMITS);
    shareDevices(Keys.LIMITS, Keys.REQUESTS);
    return new ResourcesSpec(
        new ResourceList(settings.values(Keys.REQUESTS)),
        new ResourceList(settings.values(Keys.LIMITS)),
        settings.value(Keys.DISK));
  }

  private void check(String name, Sourced<Quantity> request) {
    settings.find(Keys.LIMITS.named(name)).ifPresent(limit -> compare(name, request, limit));
  }

  private void compare(String name, Sourced<Quantity> request, Sourced<Quantity> limit) {
    int order = request.value().compareTo(limit.value());
    boolean device = ResourceList.isDevice(name);
    if (order > 0 || order != 0 && device) {
      findings.add(
          request
              .origin()
              .blame(
                  Problem.of(
                      "`resources.requests.%s` is %s its limit"
                          .formatted(name, device ? "not the same as" : "more than")))
              .because(
                  "`%s` is requested, and the limit is `%s` (%s)"
                      .formatted(request.value(), limit.value(), limit.origin().inWords())));
    }
  }

  /** Nobody gets a part of a device, so that what is said once is meant for both. */
  private void shareDevices(Key<Quantity> from, Key<Quantity> to) {
    for (Map.Entry<String, Sourced<Quantity>> amount : settings.all(from).entrySet()) {
      Key<Quantity> other = to.named(amount.getKey());
      if (ResourceList.isDevice(amount.getKey()) && settings.find(other).isEmpty()) {
        settings.put(other, amount.getValue().value(), amount.getValue().origin());
      }
    }
  }
}
