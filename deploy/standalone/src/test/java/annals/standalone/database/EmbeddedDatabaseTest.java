package annals.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import annals.eventstore.DatabaseAddress;
import annals.http.startup.StartRefused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real server, killed in every way. */
class EmbeddedDatabaseTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path home;
    private Path data;

    @BeforeEach
    void chooseTheDirectory() {
        data = home.resolve("annals");
    }

    @Test
    void itEndsWithItsServer() {
        var database = start();
        var server = ProcessHandle.of(database.pid()).orElseThrow();
        database.close();
        assertThat(server.isAlive()).isFalse();
    }

    @Nested
    class StartedAgain {

        @Test
        void itHasItsData() throws SQLException {
            try (var database = start()) {
                write(database.address());
            }
            try (var database = start()) {
                assertThat(read(database.address())).isEqualTo("kept");
            }
        }

        @Test
        void itMakesALostPasswordAnew() throws SQLException, IOException {
            try (var database = start()) {
                write(database.address());
            }
            Files.delete(data.resolve("postgresql/annals.password"));
            try (var database = start()) {
                assertThat(read(database.address())).isEqualTo("kept");
            }
        }

        @Test
        void itForgetsAHalfMadeCluster() throws SQLException, IOException {
            var half = Files.createDirectories(data.resolve("postgresql.new-1/base"));
            Files.writeString(half.resolve("1"), "half");
            try (var database = start()) {
                assertThat(Sql.ask(database.address(), "select 1")).isEqualTo("1");
            }
            assertThat(data.resolve("postgresql.new-1")).doesNotExist();
        }

        @Test
        void itLeavesAnotherProcessAloneThatHasTheOldId() throws Exception {
            try (var database = start()) {
                write(database.address());
            }
            var other = new ProcessBuilder("sleep", "600").start();
            try {
                Files.writeString(
                        data.resolve("postgresql/postmaster.pid"),
                        "%d\n%s\n1\n5432\n\n127.0.0.1\n\nready\n"
                                .formatted(other.pid(), data.resolve("postgresql")));
                try (var database = start()) {
                    assertThat(read(database.address())).isEqualTo("kept");
                }
                assertThat(other.isAlive()).isTrue();
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class Killed {

        @Test
        void theServerIsStartedAgainOnTheSamePort(CapturedOutput output) throws SQLException {
            try (var database = start()) {
                write(database.address());
                var killed = database.pid();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();

                await().atMost(LONG).until(() -> database.pid() != killed);
                await().atMost(LONG)
                        .ignoreExceptions()
                        .untilAsserted(
                                () -> assertThat(read(database.address())).isEqualTo("kept"));
                await().atMost(LONG).until(() -> output.getAll().contains("PostgreSQL is back"));
                assertThat(output.getAll()).containsOnlyOnce("PostgreSQL has ended");
            }
        }

        @Test
        void theProcessAloneLeavesNoOrphan() throws Exception {
            try (var other = OtherProcess.on(data)) {
                write(addressOf(other));
                other.kill();
                assertThat(other.server().isAlive()).isTrue();

                try (var database = start()) {
                    assertThat(read(database.address())).isEqualTo("kept");
                    var server = ProcessHandle.of(database.pid()).orElseThrow();
                    // a connection that was just closed leaves its process behind for a moment
                    await().atMost(LONG)
                            .untilAsserted(
                                    () ->
                                            assertThat(
                                                            new RunningServers(
                                                                            data.resolve(
                                                                                    "postgresql"))
                                                                    .all())
                                                    .contains(server)
                                                    .allMatch(
                                                            process ->
                                                                    process.equals(server)
                                                                            || process.parent()
                                                                                    .equals(
                                                                                            Optional
                                                                                                    .of(
                                                                                                            server))));
                }
            }
        }

        @Test
        void processAndServerRecover() throws Exception {
            try (var other = OtherProcess.on(data)) {
                write(addressOf(other));
                var server = other.server();
                other.kill();
                server.destroyForcibly();
                server.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(data.resolve("postgresql/postmaster.pid")).exists();
            try (var database = start()) {
                assertThat(read(database.address())).isEqualTo("kept");
            }
        }

        private DatabaseAddress addressOf(OtherProcess other) {
            return Cluster.at(data.resolve("postgresql")).address(other.port());
        }
    }

    @Nested
    class Refused {

        @Test
        void aSecondProcessIsToldWhoHasTheDirectory() throws Exception {
            try (var other = OtherProcess.on(data)) {
                assertThatThrownBy(EmbeddedDatabaseTest.this::start)
                        .isInstanceOf(StartRefused.class)
                        .hasMessage(
                                "the data directory %s is in use by the process %d; stop that one"
                                        + " first, or choose another directory with"
                                        + " MCP_REGISTRY_DATA_DIR",
                                data.toRealPath(), other.pid());
                assertThat(other.server().isAlive()).isTrue();
            }
        }

        @Test
        void aDatabaseOfAnotherReleaseIsNotTouched() throws IOException {
            var cluster = Files.createDirectories(data.resolve("postgresql"));
            Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
            assertThatThrownBy(EmbeddedDatabaseTest.this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(
                            "is one of PostgreSQL 17, but this program brings PostgreSQL 18");
            assertThat(cluster.toFile().list()).containsExactly("PG_VERSION");
        }

        @Test
        void whatIsNoDatabaseIsNotTouched() throws IOException {
            var cluster = Files.createDirectories(data.resolve("postgresql"));
            Files.writeString(cluster.resolve("letter"), "dear");
            assertThatThrownBy(EmbeddedDatabaseTest.this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is there but is no database of PostgreSQL");
            assertThat(cluster.resolve("letter")).hasContent("dear");
        }

        @Test
        void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
            Files.writeString(data, "a file");
            assertThatThrownBy(EmbeddedDatabaseTest.this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("the data directory " + data + " cannot be made (")
                    .hasMessageEndingWith("; choose another with MCP_REGISTRY_DATA_DIR");
        }

        @Test
        void aServerThatDoesNotStartSaysWhy() throws IOException {
            start().close();
            Files.writeString(data.resolve("postgresql/postgresql.conf"), "nonsense = 1\n");
            assertThatThrownBy(EmbeddedDatabaseTest.this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageStartingWith("PostgreSQL does not start on ")
                    .hasMessageContaining("its log is");
        }

        @Test
        void theDirectoryIsFreeAfterwards() throws Exception {
            var cluster = Files.createDirectories(data.resolve("postgresql"));
            Files.writeString(cluster.resolve("letter"), "dear");
            assertThatThrownBy(EmbeddedDatabaseTest.this::start).isInstanceOf(StartRefused.class);
            Files.delete(cluster.resolve("letter"));
            try (var database = start()) {
                assertThat(Sql.ask(database.address(), "select 1")).isEqualTo("1");
            }
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new DataDirectory(data), OtherProcess.PROGRAMS);
    }

    private static void write(DatabaseAddress address) throws SQLException {
        Sql.tell(address, "create table note (text text)");
        Sql.tell(address, "insert into note values ('kept')");
    }

    private static String read(DatabaseAddress address) throws SQLException {
        return Sql.ask(address, "select text from note");
    }
}
