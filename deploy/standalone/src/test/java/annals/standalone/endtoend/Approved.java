package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that a person has read and found right. A test that finds another one leaves it in {@code
 * target/received}; with {@code -Dapprove} it becomes the approved one, to be read in the diff.
 */
final class Approved {

    private static final Path FILES = Path.of("src", "test", "resources", "approved");
    private static final Path RECEIVED = Path.of("target", "received");

    private Approved() {}

    static void check(String name, String text) throws IOException {
        boolean approves = System.getProperty("approve") != null;
        var file = name + ".http";
        var received = (approves ? FILES : RECEIVED).resolve(file);
        Files.createDirectories(received.getParent());
        Files.writeString(received, text);
        assertThat(received).hasSameTextualContentAs(FILES.resolve(file));
    }
}
