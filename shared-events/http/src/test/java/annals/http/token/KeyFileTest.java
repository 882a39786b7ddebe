package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class KeyFileTest {

    @TempDir private Path directory;

    @Test
    void aKeyIsMadeOnceAndKept() {
        assertThat(key(directory)).isEqualTo(key(directory));
    }

    @Test
    void eachRegistryMakesItsOwnKey() {
        assertThat(key(directory.resolve("a"))).isNotEqualTo(key(directory.resolve("b")));
    }

    @Test
    void aKeyIsReadableByItsOwnerOnly() throws IOException {
        key(directory);

        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void aKeyIsAllThatIsLeft() {
        key(directory);

        assertThat(directory.toFile().list()).containsExactly("jwt-private-key");
    }

    @Test
    void aKeyIs64HexadecimalDigits() throws IOException {
        key(directory);

        assertThat(Files.readString(file())).matches("[0-9a-f]{64}\n");
    }

    @Test
    void aDirectoryThatIsNotThereIsMade() {
        key(directory.resolve("a/b"));

        assertThat(directory.resolve("a/b/jwt-private-key")).exists();
    }

    @Test
    void aKeyThatTheOperatorPutThereIsTaken() throws IOException {
        write(ForgedToken.SEED, "rw-------");

        assertThat(key(directory)).isEqualTo(ForgedToken.KEY.id());
    }

    @Test
    void aKeyThatNobodyMayWriteIsTaken() throws IOException {
        write(ForgedToken.SEED, "r--------");

        assertThat(key(directory)).isEqualTo(ForgedToken.KEY.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rw-r-----",
                "rw----r--",
                "rw--w----",
                "rw-----w-",
                "rwx------",
                "rw------x"
            })
    void aKeyWithAWiderModeIsRefused(String mode) throws IOException {
        write(ForgedToken.SEED, mode);

        assertThatThrownBy(() -> key(directory))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(
                        "The key that signs registry tokens is open to others: %s has the mode %s,"
                                + " but must have rw-------",
                        file(), mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "0123", "not a key", "9d61b19deffd5a60ba844af492ec2cc4\0\0"})
    void aDamagedKeyIsRefusedAndStays(String content) throws IOException {
        write(content, "rw-------");

        assertThatThrownBy(() -> key(directory))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining(file().toString());
        assertThat(file()).hasContent(content);
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws IOException {
        write(ForgedToken.SEED.repeat(1000), "rw-------");

        assertThatThrownBy(() -> key(directory))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("is not a key");
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(
                file(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThatThrownBy(() -> key(directory))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("is not a key");
    }

    @Test
    void aDirectoryThatIsAFileIsRefused() throws IOException {
        var notADirectory = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> key(notADirectory))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageStartingWith("The key that signs registry tokens cannot be kept in ");
    }

    @Test
    void allWhoStartAtOnceHaveTheSameKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            var home = directory.resolve("round" + round);

            assertThat(startAtOnce(home, 8)).hasSize(1);
        }
    }

    private static Set<String> startAtOnce(Path home, int starters) throws Exception {
        var barrier = new CyclicBarrier(starters);
        Callable<String> start =
                () -> {
                    barrier.await();
                    return key(home);
                };
        var keys = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(starters)) {
            var all = Stream.generate(() -> start).limit(starters).toList();
            for (Future<String> key : threads.invokeAll(all)) {
                keys.add(key.get());
            }
        }
        return keys;
    }

    private static String key(Path directory) {
        return new KeyFile(directory).key().id();
    }

    private Path file() {
        return directory.resolve("jwt-private-key");
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
    }

    private void write(String content, String mode) throws IOException {
        Files.writeString(file(), content);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(mode));
    }
}
