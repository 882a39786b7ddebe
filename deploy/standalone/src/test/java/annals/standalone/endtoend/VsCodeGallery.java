package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gallery code that VS Code ships, in a process of Node. */
record VsCodeGallery(ForeignProgram program) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /**
     * What a person does in the gallery, one after the other: look at all of it, search for texts,
     * open servers by their name and single versions by name and version.
     */
    record Visit(URI url, List<String> searches, List<String> names, List<Version> versions) {

        /** Which version of which server. */
        record Version(String name, String version) {}

        private String json() {
            return JSON.writeValueAsString(
                    Map.of(
                            "url",
                            url.toString(),
                            "searches",
                            searches,
                            "names",
                            names,
                            "versions",
                            versions.stream()
                                    .map(each -> List.of(each.name(), each.version()))
                                    .toList()));
        }
    }

    /** Installs it if it is not there. */
    static VsCodeGallery installed() throws Exception {
        var program = ForeignProgram.named("vscode-gallery");
        program.install("package-lock.json", List.of(List.of("npm", "ci", "--ignore-scripts")));
        return new VsCodeGallery(program);
    }

    /** What it has shown. */
    JsonNode visit(Visit visit) throws Exception {
        var said = program.run(visit.json(), LONGEST, List.of("node", "gallery.mjs"));
        assertThat(said.exitCode()).as("the gallery says: %s", said.log()).isZero();
        return JSON.readTree(said.output());
    }
}
