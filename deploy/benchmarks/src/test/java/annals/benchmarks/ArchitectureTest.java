package annals.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("annals.benchmarks");

    @Test
    void theToolsThatLoadARegistryKnowItByHttpOnly() {
        classes()
                .that()
                .resideInAnyPackage(
                        "annals.benchmarks.feed",
                        "annals.benchmarks.hammer",
                        "annals.benchmarks.load",
                        "annals.benchmarks.updates")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.lang..",
                        "java.net..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "com.fasterxml.jackson.annotation..",
                        "org.HdrHistogram..",
                        "org.jspecify..",
                        "picocli..",
                        "tools.jackson..",
                        "annals.benchmarks.data",
                        "annals.benchmarks.failure",
                        "annals.benchmarks.feed",
                        "annals.benchmarks.hammer",
                        "annals.benchmarks.load",
                        "annals.benchmarks.process",
                        "annals.benchmarks.updates")
                .check(ALL);
    }

    @Test
    void onlyTheBenchmarksOfOurCodeSeeIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("annals.benchmarks.jmh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "annals.command..",
                        "annals.query..",
                        "annals.eventstore..",
                        "annals.http..")
                .check(ALL);
    }

    @Test
    void roomsFormNoCircles() {
        slices().matching("annals.benchmarks.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(ALL.stream().map(JavaClass::getPackage).distinct())
                .filteredOn(room -> !room.getName().endsWith("jmh_generated"))
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }
}
