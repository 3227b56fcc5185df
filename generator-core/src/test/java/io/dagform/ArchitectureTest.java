package io.dagform;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The arrows between the rooms, as {@code package-info} of {@code io.dagform} draws them. */
@AnalyzeClasses(packages = "io.dagform", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.dagform..")
          .layer("facade")
          .definedBy("io.dagform")
          .layer("diagnostic")
          .definedBy("io.dagform.diagnostic")
          .layer("yaml")
          .definedBy("io.dagform.yaml")
          .layer("model")
          .definedBy("io.dagform.model")
          .layer("spec")
          .definedBy("io.dagform.spec")
          .layer("aws")
          .definedBy("io.dagform.aws")
          .layer("dagster")
          .definedBy("io.dagform.dagster")
          .layer("blueprint")
          .definedBy("io.dagform.blueprint")
          .layer("capability")
          .definedBy("io.dagform.capability..")
          .layer("check")
          .definedBy("io.dagform.check")
          .layer("emit")
          .definedBy("io.dagform.emit")
          .layer("hcl")
          .definedBy("io.dagform.hcl")
          .layer("output")
          .definedBy("io.dagform.output")
          .layer("change")
          .definedBy("io.dagform.change")
          .layer("explain")
          .definedBy("io.dagform.explain")
          .layer("report")
          .definedBy("io.dagform.report")
          .layer("adopt")
          .definedBy("io.dagform.adopt")
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.dagform.text"))
          .whereLayer("facade")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("diagnostic")
          .mayNotAccessAnyLayer()
          .whereLayer("aws")
          .mayNotAccessAnyLayer()
          .whereLayer("hcl")
          .mayNotAccessAnyLayer()
          .whereLayer("output")
          .mayOnlyAccessLayers("diagnostic")
          .whereLayer("model")
          .mayNotAccessAnyLayer()
          .whereLayer("yaml")
          .mayOnlyAccessLayers("diagnostic")
          .whereLayer("spec")
          .mayOnlyAccessLayers("yaml", "model", "diagnostic")
          .whereLayer("dagster")
          .mayOnlyAccessLayers("model")
          .whereLayer("blueprint")
          .mayOnlyAccessLayers("hcl", "aws", "diagnostic", "model")
          .whereLayer("capability")
          .mayOnlyAccessLayers("spec", "blueprint", "dagster", "aws", "diagnostic", "model", "hcl")
          .whereLayer("check")
          .mayOnlyAccessLayers("capability", "blueprint", "diagnostic", "hcl")
          .whereLayer("emit")
          .mayOnlyAccessLayers("capability", "blueprint", "hcl", "aws", "diagnostic", "model")
          .whereLayer("change")
          .mayOnlyAccessLayers("blueprint", "hcl", "aws", "output", "diagnostic")
          .whereLayer("explain")
          .mayOnlyAccessLayers("capability", "spec", "blueprint", "dagster", "diagnostic", "model")
          .whereLayer("report")
          .mayOnlyAccessLayers("blueprint", "diagnostic")
          .whereLayer("adopt")
          .mayOnlyAccessLayers("spec", "yaml", "hcl", "aws", "diagnostic", "model");

  @ArchTest
  static final ArchRule CAPABILITIES_HAVE_NO_CIRCLES =
      slices().matching("io.dagform.capability.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_TWO_KNOW_ALL_CAPABILITIES =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.dagform.capability.*..", "io.dagform.report..", "io.dagform.emit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dagform.capability");

  @ArchTest
  static final ArchRule ONLY_EMIT_IMPORTS_CDKTF =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dagform.emit")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hashicorp..", "software.constructs..", "software.amazon..");

  @ArchTest
  static final ArchRule ONLY_YAML_IMPORTS_THE_PARSER =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dagform.yaml")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.dataformat..", "org.yaml..");

  @ArchTest
  static final ArchRule NOTHING_READS_THE_ENVIRONMENT_OR_THE_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .accessClassesThat()
          .haveFullyQualifiedName("java.time.Instant");

  @ArchTest
  static final ArchRule NOTHING_FORMATS_BY_THE_MACHINES_LOCALE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.dagform.text.Text")
          .should()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "format", Locale.class, String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.text.Format.class);

  /** What an alternative does, it does by a method: a forgotten one does not compile. */
  @ArchTest
  static void nobodyAsksWhichAlternativeItIs(JavaClasses classes) {
    Set<String> asked = new TreeSet<>();
    classes.stream()
        .filter(type -> type.getPackageName().matches(ALTERNATIVES_ARE_USED_IN))
        .flatMap(type -> type.getInstanceofChecks().stream())
        .filter(check -> isAlternative(check.getRawType()))
        .forEach(check -> asked.add(check.getOwner().getFullName() + ": " + check.getRawType()));
    assertThat(asked).isEmpty();
  }

  /**
   * A kind that is added has to be asked for by the compiler: a sealed type has a method or a
   * visitor.
   */
  @ArchTest
  static void nobodyAsksForOneKindAfterAnother(JavaClasses classes) {
    Map<String, Set<String>> asked = new TreeMap<>();
    classes.stream()
        .flatMap(type -> type.getInstanceofChecks().stream())
        .forEach(
            check ->
                check.getRawType().getRawInterfaces().stream()
                    .filter(each -> each.getPackageName().startsWith("io.dagform"))
                    .filter(each -> each.reflect().isSealed())
                    .forEach(
                        each ->
                            asked
                                .computeIfAbsent(
                                    check.getOwner().getFullName() + ": " + each.getSimpleName(),
                                    key -> new TreeSet<>())
                                .add(check.getRawType().getSimpleName())));
    asked.values().removeIf(kinds -> kinds.size() <= 2);

    assertThat(asked).isEmpty();
  }

  private static final String ALTERNATIVES_ARE_USED_IN =
      "io[.]dagform([.](capability|blueprint|emit|check|report|output)([.].*)?)?";

  private static boolean isAlternative(JavaClass type) {
    return type.getPackageName().matches("io[.]dagform[.](capability|blueprint)([.].*)?")
        && type.getRawInterfaces().stream().anyMatch(each -> each.reflect().isSealed());
  }

  @ArchTest
  static void everyPackageSaysWhatItIs(JavaClasses classes) {
    Set<String> silent = new TreeSet<>();
    classes.forEach(type -> silent.add(type.getPackageName()));
    classes.stream()
        .filter(type -> type.getSimpleName().equals("package-info"))
        .forEach(type -> silent.remove(type.getPackageName()));
    assertThat(silent).isEmpty();
  }
}
