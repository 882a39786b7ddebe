package annals.query.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build of the program runs; in the words of the official service. */
@JsonPropertyOrder({"version", "git_commit", "build_time"})
record Build(
        String version,
        @JsonProperty("git_commit") String gitCommit,
        @JsonProperty("build_time") String buildTime) {

    private static final String FILE = "build.properties";

    /** The one that this class came with. */
    static Build running() {
        try (var file = Build.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            var properties = new Properties();
            properties.load(file);
            return new Build(
                    properties.getProperty("version"),
                    properties.getProperty("git_commit"),
                    properties.getProperty("build_time"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
