package annals.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.http.startup.StartRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the files of a snapshot lie. */
class PlaceTest {

    private static final String REGISTRY = "2b1c3a9e-0000-4000-8000-000000000001";

    @TempDir private Path home;

    @Test
    void eachRegistryHasADirectoryOfItsOwnForItsUserAlone() throws Exception {
        var place = Place.of(home.resolve("chosen").toString(), "", REGISTRY);

        assertThat(place).isEqualTo(home.resolve("chosen").resolve(REGISTRY)).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
    }

    @Test
    void withoutAChoiceItIsInTheDataDirectory() {
        assertThat(Place.of("", home.toString(), REGISTRY))
                .isEqualTo(home.resolve("snapshots").resolve(REGISTRY));
    }

    @Test
    void aChoiceThatCannotBeWrittenToEndsTheStart() throws Exception {
        var file = Files.createFile(home.resolve("file"));

        assertThatThrownBy(() -> Place.of(file.resolve("below").toString(), "", REGISTRY))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("MCP_REGISTRY_SNAPSHOT_DIR is \"" + file)
                .hasMessageContaining("choose a directory");
    }
}
