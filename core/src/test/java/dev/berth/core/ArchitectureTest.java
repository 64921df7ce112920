package dev.berth.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages of the core to the table in CONTRIBUTING.md. */
class ArchitectureTest {

  private static final String CORE = "dev.berth.core";

  /**
   * Which package may use which. Two leaves are ours beyond the first design: {@code python} and
   * {@code debian} hold the two packaging worlds' own rules, which more than one package needs
   * (spec, lock, layer and env read requirements, wheel names and wheels; lock and layer read .deb
   * files). {@code shell} is one as well: the shells' languages have nothing to do with locks.
   */
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("oci", Set.of()),
              Map.entry("io", Set.of("oci")),
              Map.entry("python", Set.of("oci", "io")),
              Map.entry("debian", Set.of("oci", "io")),
              Map.entry("yaml", Set.of()),
              Map.entry("spec", Set.of("oci", "python", "yaml")),
              Map.entry("function", Set.of("oci", "yaml")),
              Map.entry("store", Set.of("oci", "io")),
              Map.entry("docker", Set.of("oci", "io")),
              Map.entry("shell", Set.of("oci", "io")),
              Map.entry("lock", Set.of("oci", "io", "python", "debian", "spec", "store", "docker")),
              Map.entry("capture", Set.of("oci", "io", "python", "spec", "lock")),
              Map.entry("layer", Set.of("oci", "io", "python", "debian", "store", "lock")),
              Map.entry("version", Set.of("oci", "io", "spec", "store", "lock")),
              Map.entry(
                  "build",
                  Set.of("oci", "io", "python", "spec", "store", "lock", "version", "layer")),
              Map.entry("env", Set.of("oci", "io", "python", "spec", "store", "lock", "shell")),
              Map.entry("publish", Set.of("oci", "io", "store", "docker", "build")),
              Map.entry(
                  "run",
                  Set.of("oci", "io", "spec", "store", "function", "docker", "build", "publish")),
              Map.entry(
                  "verify",
                  Set.of(
                      "oci", "io", "python", "debian", "spec", "store", "lock", "version", "layer",
                      "env")),
              Map.entry("cache", Set.of("oci", "io", "store", "lock", "env")),
              Map.entry("doctor", Set.of("io", "docker", "shell", "lock", "env"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CORE);

  static Stream<String> packages() {
    return MAY_USE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void usesOnlyWhatTheTableAllows(String name) {
    Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
    forbidden.remove(name);
    forbidden.removeAll(MAY_USE.get(name));
    for (String other : forbidden) {
      noClasses()
          .that()
          .resideInAPackage(CORE + "." + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CORE + "." + other + "..")
          .because("the way of the data has one direction: see the table in CONTRIBUTING.md")
          .check(CLASSES);
    }
  }

  @Test
  void theTableNamesEveryPackageThereIs() {
    Set<String> found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(CORE + "."))
            .map(name -> name.substring(CORE.length() + 1).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found).isEqualTo(MAY_USE.keySet());
    assertThat(CLASSES.size()).as("imported classes").isGreaterThan(40);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(CORE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theRootPackageUsesNoOther() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CORE + ".*..")
        .because("every package uses the root, so it can use none")
        .check(CLASSES);
  }

  @Test
  void theCoreKnowsNothingOfTheCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "dev.berth.cli..", "me.tongfei..")
        .because("commands ask the core, never the reverse")
        .check(CLASSES);
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
        .because(
            "progress goes through listeners, so that a library user sees nothing he did not ask for")
        .check(CLASSES);
    noClasses()
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .because("the environment is passed in, so that tests can pass their own")
        .check(CLASSES);
  }

  @Test
  void onlyIoTouchesArchivesAndProcesses() {
    noClasses()
        .that(not(resideInAPackage(CORE + ".io..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.commons.compress..", "org.tukaani..", "com.github.luben..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .because("one place knows how archives may lie and how processes are ended")
        .check(CLASSES);
  }

  @Test
  void onlyDockerUsesDockerJava() {
    noClasses()
        .that(not(resideInAPackage(CORE + ".docker..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.dockerjava..")
        .because("an Engine is spoken to in one place")
        .check(CLASSES);
  }

  @Test
  void connectionsAreOpenedInFewPlaces() {
    noClasses()
        .that(not(resideInAnyPackage(CORE + ".io..", CORE + ".docker..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..")
        .because("proxies, certificates, retries and resumption are decided once")
        .check(CLASSES);
  }

  @Test
  void nothingAsksForTheTimeWhereBytesAreMade() {
    noClasses()
        .that(
            resideInAnyPackage(
                CORE + ".oci..", CORE + ".io..", CORE + ".layer..", CORE + ".build.."))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("the same input makes the same bytes")
        .check(CLASSES);
  }

  @Test
  void failuresAreOurOwn() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    classes()
        .that()
        .resideInAPackage(CORE + "..")
        .and()
        .areAssignableTo(RuntimeException.class)
        .should()
        .beAssignableTo(BerthException.class)
        .because("the command line shows what a BerthException says and calls the rest our bug")
        .check(CLASSES);
  }

  @Test
  void namesInArchivesAreUtf8WhateverTheLocale() {
    noClasses()
        .should()
        .callConstructor(TarFile.class, Path.class)
        .orShould()
        .callConstructor(TarFile.class, byte[].class)
        .orShould()
        .callConstructor(TarArchiveInputStream.class, InputStream.class)
        .orShould()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .because("what a library takes for the standard encoding is the locale's on Java 17")
        .check(CLASSES);
  }

  @Test
  void caseIsNeverChangedByTheUsersLocale() {
    noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("Turkish has two letters i: pass Locale.ROOT")
        .check(CLASSES);
  }
}
