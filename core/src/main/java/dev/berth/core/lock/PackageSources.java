package dev.berth.core.lock;

import dev.berth.core.io.Addresses;
import dev.berth.core.io.CredentialSource;
import dev.berth.core.io.Credentials;
import dev.berth.core.io.Environment;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.spec.ConfigsSpec.PipConfig;
import dev.berth.core.spec.Dependency;
import dev.berth.core.spec.Requirements;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.Fetcher;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Python's packages are searched for: the user's own pip configuration, then what
 * runtime.yaml says, then its requirements files. A later index replaces an earlier one; the rest
 * adds up.
 *
 * @param indexUrl empty for the public index
 * @param findLinks addresses, and folders that exist
 * @param noIndex whether indexes are not asked
 * @param trustedHosts {@code host} or {@code host:port} that need not prove who they are
 * @param certificates a file with authorities to trust
 */
public record PackageSources(
    Optional<String> indexUrl,
    List<String> extraIndexUrls,
    List<String> findLinks,
    boolean noIndex,
    Set<String> trustedHosts,
    Optional<String> certificates) {

  /** The index that everyone can reach. */
  public static final String PUBLIC_INDEX = "https://pypi.org/simple";

  public PackageSources {
    extraIndexUrls = List.copyOf(extraIndexUrls);
    findLinks = List.copyOf(findLinks);
    trustedHosts = Set.copyOf(trustedHosts);
  }

  /** The sources of a runtime on this computer. */
  public static PackageSources of(RuntimeSpec spec, Environment environment, Path userHome) {
    PipConfiguration user = PipConfiguration.of(environment, userHome);
    Set<String> extra = new LinkedHashSet<>(user.list("extra-index-url"));
    Set<String> links = new LinkedHashSet<>(user.list("find-links"));
    Set<String> trusted = new LinkedHashSet<>(user.list("trusted-host"));
    List<String> known = Stream.concat(user.find("index-url").stream(), extra.stream()).toList();
    for (PipConfig own : configured(spec)) {
      own.extraIndexUrls().forEach(index -> extra.add(asKnown(index, known)));
      own.findLinks().forEach(link -> links.add(absolute(link, spec.folder())));
      trusted.addAll(own.trustedHosts());
    }
    return new PackageSources(
        lastIndex(spec).map(index -> asKnown(index, known)).or(() -> user.find("index-url")),
        List.copyOf(extra),
        links.stream().filter(PackageSources::exists).toList(),
        user.flag("no-index"),
        trusted,
        user.find("cert"));
  }

  /** What the user has configured on this computer, whatever a runtime.yaml says. */
  public static PackageSources ofUser(Environment environment, Path userHome) {
    PipConfiguration user = PipConfiguration.of(environment, userHome);
    return new PackageSources(
        user.find("index-url"),
        user.list("extra-index-url"),
        user.list("find-links").stream().filter(PackageSources::exists).toList(),
        user.flag("no-index"),
        Set.copyOf(user.list("trusted-host")),
        user.find("cert"));
  }

  /** An index which the user has configured with credentials is asked with them. */
  private static String asKnown(String index, List<String> known) {
    return known.stream()
        .filter(one -> withoutSlash(bare(one)).equals(withoutSlash(bare(index))))
        .findFirst()
        .orElse(index);
  }

  private static String withoutSlash(String address) {
    return address.replaceFirst("/+$", "");
  }

  /** What runtime.yaml and its requirements files say, in this order. */
  static List<PipConfig> configured(RuntimeSpec spec) {
    List<PipConfig> configured = new ArrayList<>();
    configured.add(spec.configs().pip());
    for (Dependency dependency : spec.dependencies()) {
      if (dependency instanceof Dependency.RequirementsFile file) {
        Requirements said = file.requirements();
        configured.add(
            new PipConfig(
                said.indexUrl(), said.extraIndexUrls(), said.trustedHosts(), said.findLinks()));
      }
    }
    return configured;
  }

  private static Optional<String> lastIndex(RuntimeSpec spec) {
    return configured(spec).stream()
        .flatMap(own -> own.indexUrl().stream())
        .reduce((first, second) -> second);
  }

  /** What runtime.yaml and its requirements files say, as options of pip, without credentials. */
  static List<String> options(RuntimeSpec spec) {
    Set<String> options = new LinkedHashSet<>();
    lastIndex(spec).ifPresent(index -> options.add("--index-url " + bare(index)));
    for (PipConfig own : configured(spec)) {
      own.extraIndexUrls().forEach(url -> options.add("--extra-index-url " + bare(url)));
      own.findLinks().forEach(link -> options.add("--find-links " + bare(link)));
    }
    return List.copyOf(options);
  }

  /** An index as it may be written down: without credentials. */
  public static String bare(String address) {
    try {
      return Addresses.withoutCredentials(URI.create(address)).toString();
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }

  private static boolean isAddress(String link) {
    return link.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
  }

  private static String absolute(String link, Path folder) {
    return isAddress(link) ? link : folder.resolve(link).normalize().toString();
  }

  /** A folder that is not there holds no packages, and is no reason to fail. */
  private static boolean exists(String link) {
    if (link.startsWith("file:")) {
      try {
        return Files.exists(Path.of(URI.create(link)));
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
    return isAddress(link) || Files.exists(Path.of(link));
  }

  /** The indexes in the order in which they are asked. */
  List<String> indexes() {
    return noIndex
        ? List.of()
        : Stream.concat(Stream.of(indexUrl.orElse(PUBLIC_INDEX)), extraIndexUrls.stream()).toList();
  }

  /** A fetcher that knows these indexes' credentials, trusts their hosts and certificates. */
  public Fetcher applyTo(Fetcher fetcher) {
    WebSettings before = fetcher.web().settings();
    WebSettings settings =
        before
            .withCredentials(Keyring.of(withUsers(), before.environment()).orElse(credentials()))
            .withTrustedHosts(trustedHosts);
    return fetcher.using(
        new WebClient(
            certificates.map(file -> settings.withVariable("PIP_CERT", file)).orElse(settings)));
  }

  /** The credentials that the addresses of indexes hold, for all that these indexes point to. */
  CredentialSource credentials() {
    return address ->
        withUsers().stream()
            .filter(index -> Addresses.sameOrigin(index, address))
            .findFirst()
            .flatMap(Credentials::in);
  }

  /** The addresses that name a user. */
  private List<URI> withUsers() {
    return Stream.of(indexes(), findLinks)
        .flatMap(List::stream)
        .filter(PackageSources::isAddress)
        .flatMap(address -> parse(address).stream())
        .filter(address -> address.getRawUserInfo() != null)
        .toList();
  }

  private static Optional<URI> parse(String address) {
    try {
      return Optional.of(URI.create(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
