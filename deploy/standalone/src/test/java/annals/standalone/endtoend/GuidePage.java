package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The programs and commands of a page of the documentation, as a reader copies them: programs are
 * files of the name that stands in their first line.
 *
 * @param folder in which they are, and what they write
 * @param commands the blocks for the shell, in their order
 */
record GuidePage(Path folder, List<String> commands) {

    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(python|bash)\\n(.*?)^```$");
    private static final Pattern NAME = Pattern.compile("# (\\w+\\.py)\\b");

    /** For a busy machine; each takes a second or two. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    GuidePage {
        commands = List.copyOf(commands);
    }

    /** What a command has said. */
    record Said(int exitCode, String text) {

        Said expect(int expected) {
            assertThat(exitCode).as(text).isEqualTo(expected);
            return this;
        }
    }

    static GuidePage of(String page, Path folder) throws IOException {
        var commands = new ArrayList<String>();
        var blocks = BLOCK.matcher(Files.readString(DOCUMENTS.resolve(page)));
        while (blocks.find()) {
            var text = blocks.group(2);
            if (blocks.group(1).equals("bash")) {
                commands.add(text);
            } else {
                var name = NAME.matcher(text);
                assertThat(name.lookingAt()).as("its first line names it: %s", text).isTrue();
                Files.writeString(folder.resolve(name.group(1)), text);
            }
        }
        return new GuidePage(folder, commands);
    }

    /** The only block that has these words in it. */
    String command(String words) {
        var found = commands.stream().filter(each -> each.contains(words)).toList();
        assertThat(found).as("blocks with: %s", words).hasSize(1);
        return found.getFirst();
    }

    /** Runs blocks one after another in one shell, and waits for their end. */
    Said run(RegistryClient registry, String... blocks) throws IOException, InterruptedException {
        var process = start(registry, blocks);
        try {
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends: %s", String.join("\n", blocks))
                    .isTrue();
        } finally {
            end(process);
        }
        return new Said(process.exitValue(), Files.readString(folder.resolve("said.txt")));
    }

    /** Begins to run them. */
    Process start(RegistryClient registry, String... blocks) throws IOException {
        var builder =
                new ProcessBuilder("bash", "-e", "-c", String.join("\n", blocks))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().put("REGISTRY", registry.uri("").toString());
        return builder.start();
    }

    /** As {@code kill -9} does. */
    static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
