package annals.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.DatabaseAddress;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** What can be seen of the server while it runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningDatabaseTest {

    private Path data;
    private EmbeddedDatabase database;

    @BeforeAll
    void startIt(@TempDir Path home) {
        data = home.resolve("annals");
        database = EmbeddedDatabase.start(new DataDirectory(data), OtherProcess.PROGRAMS);
    }

    @AfterAll
    void endIt() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8",
        "server_version, 18.6",
    })
    void itIsSafe(String setting, String value) throws SQLException {
        assertThat(Sql.ask(database.address(), "show " + setting)).isEqualTo(value);
    }

    @Test
    void ourRoleOwnsItsDatabaseAndIsNoSuperuser() throws SQLException {
        assertThat(
                        Sql.ask(
                                database.address(),
                                """
                                select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
                                from pg_roles where rolname = current_user
                                """))
                .isEqualTo("f");
        assertThat(
                        Sql.ask(
                                database.address(),
                                """
                                select string_agg(datname, ',') from pg_database
                                where pg_get_userbyid(datdba) = current_user
                                """))
                .isEqualTo("annals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_trgm", "btree_gin", "unaccent"})
    void ourRoleMayHaveTheTrustedExtensions(String extension) throws SQLException {
        Sql.tell(database.address(), "create extension " + extension);
        assertThat(
                        Sql.ask(
                                database.address(),
                                "select extname from pg_extension where extname = '%s'"
                                        .formatted(extension)))
                .isEqualTo(extension);
    }

    @Test
    void nobodyElseComesIn() {
        var ours = database.address();
        var elsewhere = ours.url().replace("/annals", "/postgres");
        for (var other :
                new DatabaseAddress[] {
                    new DatabaseAddress(ours.url(), "postgres", ours.password()),
                    new DatabaseAddress(elsewhere, ours.user(), ours.password()),
                    new DatabaseAddress(ours.url(), ours.user(), "wrong"),
                }) {
            assertThatThrownBy(() -> Sql.ask(other, "select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("28"));
        }
    }

    @Test
    void theDirectoryIsForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        data.resolve("postgresql/annals.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void itsServerDoesNotKnowOurEnvironment() throws IOException {
        var environ = Path.of("/proc/" + database.pid() + "/environ");
        assertThat(System.getenv()).containsKey("AXONIQ_UPDATE_CHECKER_DISABLED");
        assertThat(Files.readString(environ)).contains("LC_ALL=C").doesNotContain("AXONIQ");
    }
}
