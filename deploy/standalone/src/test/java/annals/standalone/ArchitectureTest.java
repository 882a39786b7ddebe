package annals.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.Follower;
import annals.eventstore.Projector;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must never exist; this module's class path is the only one that sees everything. */
class ArchitectureTest {

    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("annals");

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    void theCommandSideDoesNotSeeTheQuerySide() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.command..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("annals.query.."));
    }

    @Test
    void theQuerySideDoesNotSeeTheCommandSide() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.query..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("annals.command.."));
    }

    @Test
    void eventsAndDocumentsUseNothingButJavaAndAnnotations() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage("annals.events..", "annals.serverjson..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                "com.fasterxml.jackson.annotation..",
                                "org.jspecify..",
                                "annals.events..",
                                "annals.serverjson.."));
    }

    @Test
    void permissionsUseNeitherSpringNorAxonNorHttp() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.permission..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..",
                                "org.axonframework..",
                                "jakarta.servlet..",
                                "annals.http.."));
    }

    @Test
    void httpKnowsNeitherEventsNorAxon() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.http..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "annals.events..",
                                "annals.eventstore..",
                                "annals.serverjson..",
                                "org.axonframework.."));
    }

    @Test
    void nothingButTheAggregateAppliesEvents() {
        check(
                noClasses()
                        .that(not(resideInAPackage("annals.command.server")))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName(
                                "org.axonframework.modelling.command.AggregateLifecycle"));
    }

    @Test
    void theAggregateDoesNoNetworkAndReadsNoClock() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.command.server")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage("java.net..", "org.springframework.web..")
                                        .or(assignableTo(java.time.Clock.class)))
                        .orShould()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void decidingAndEvolvingKnowNoFramework() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("annals.command.server")
                        .and()
                        .haveSimpleNameNotEndingWith("Configuration")
                        .and()
                        .haveSimpleNameStartingWith("Version")
                        .or()
                        .haveSimpleName("LatestRule")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.axonframework..", "org.springframework.."));
    }

    @Test
    void nothingDependsOnTheWriteApiButWhoWaitsForIt() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("annals.command.api")
                        .and()
                        .resideOutsideOfPackage("annals.standalone..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("annals.command.api"));
    }

    @Test
    void nothingDependsOnAController() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                new com.tngtech.archunit.base.DescribedPredicate<JavaClass>(
                                        "are controllers of another class") {
                                    @Override
                                    public boolean test(JavaClass type) {
                                        return type.getSimpleName().endsWith("Controller")
                                                && type.getPackageName().startsWith("annals.")
                                                && type.isTopLevelClass();
                                    }
                                })
                        .andShould()
                        .haveSimpleNameNotContaining("Controller"));
    }

    @Test
    void readModelsDoNotUseEachOtherButSayAlikeHowFreshTheyAre() {
        check(
                slices().matching("annals.query.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                alwaysTrue(),
                                resideInAnyPackage("annals.query.fresh", "annals.query.cursor"))
                        // what the list tells to who makes a file of it
                        .ignoreDependency(
                                resideInAPackage("annals.query.listing"),
                                nameMatching("annals\\.query\\.snapshot\\.Past\\w+")));
    }

    @Test
    void aProjectorIsCalledByItsFollowerAndItsRebuildOnly() {
        check(
                noClasses()
                        .that(not(assignableTo(Follower.class)))
                        .and()
                        .resideOutsideOfPackage("annals.eventstore.rebuild")
                        .should()
                        .callMethod(Projector.class, "project", java.util.List.class, int.class));
    }

    @Test
    void onlyTheEventStoreUsesAxonsStorageEngine() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("annals.eventstore..")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "org\\.axonframework\\.eventsourcing\\.eventstore\\..*StorageEngine"));
    }

    @Test
    void roomsFormNoCircles() {
        check(slices().matching("annals.command.(*)..").should().beFreeOfCycles());
        check(slices().matching("annals.query.(*)..").should().beFreeOfCycles());
        check(slices().matching("annals.(*)..").should().beFreeOfCycles());
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        var silent = new TreeSet<String>();
        for (var room : packages()) {
            if (!room.isAnnotatedWith(NullMarked.class)) {
                silent.add(room.getName());
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void aPackageLivesInOneModule() {
        var homes = new TreeMap<String, Set<URI>>();
        for (var type : ALL) {
            var home = type.getSource().orElseThrow().getUri().toString();
            homes.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>()).add(module(home));
        }
        assertThat(homes).allSatisfy((room, modules) -> assertThat(modules).as(room).hasSize(1));
    }

    /** What stands before the class's own path: a jar, or a module's folder of classes. */
    private static URI module(String classFile) {
        return URI.create(classFile.replaceFirst("(\\.jar!|/classes)/.*", "$1"));
    }

    private static Set<JavaPackage> packages() {
        var packages = new java.util.HashSet<JavaPackage>();
        for (var type : ALL) {
            packages.add(type.getPackage());
        }
        return packages;
    }

    @Test
    void whatTheArchitecturePageNamesIsThere() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "ARCHITECTURE.md"));
        var named =
                Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]\\w+)[`.]")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList();
        assertThat(named).contains("PublishController", "Rebuild");
        assertThat(ALL.stream().map(JavaClass::getSimpleName)).containsAll(named);
    }

    @Test
    void everyDecisionIsInItsList() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "ARCHITECTURE.md"));
        try (var decisions = Files.list(Path.of("..", "docs", "decisions"))) {
            assertThat(decisions)
                    .allSatisfy(
                            decision ->
                                    assertThat(page)
                                            .contains(
                                                    "(decisions/" + decision.getFileName() + ")"));
        }
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(ALL.stream().map(JavaClass::getPackageName).distinct())
                .contains("annals.events", "annals.eventstore", "annals.command", "annals.query");
    }
}
