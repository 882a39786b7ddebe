package annals.benchmarks.data;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Locale;

/** Writes a made server's {@code server.json}, with sizes as in the real registry. */
final class ServerJsonText {

    static final String SCHEMA =
            "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private static final List<String> REGISTRIES = List.of("npm", "pypi", "oci", "mcpb", "nuget");
    private static final List<Integer> THEIR_WEIGHTS = List.of(50, 24, 17, 7, 2);

    /** How many packages ask for 0, 1, 2 … environment variables; the last stands for a tail. */
    private static final List<Integer> ENVIRONMENTS = List.of(50, 17, 9, 8, 3, 3, 3, 10);

    /** What the format permits. */
    private static final int LONGEST_DESCRIPTION = 100;

    private static final int LONGEST_TAIL = 350;

    private final JsonGenerator json;

    ServerJsonText(JsonGenerator json) {
        this.json = json;
    }

    void write(MadeServer server, int number, Dice dice) {
        var version = server.version(number);
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("name", server.name());
        json.writeStringProperty("description", description(dice));
        if (dice.chance(0.2)) {
            json.writeStringProperty("title", server.shortName().replace('-', ' '));
        }
        if (server.repository()) {
            json.writeObjectPropertyStart("repository");
            json.writeStringProperty("url", "https://github.com/made-up/" + server.shortName());
            json.writeStringProperty("source", "github");
            json.writeEndObject();
        }
        json.writeStringProperty("version", version);
        if (dice.chance(0.15)) {
            json.writeStringProperty(
                    "websiteUrl", "https://%s.example.com".formatted(server.shortName()));
        }
        packages(server, version, dice);
        remotes(server, dice);
        json.writeEndObject();
    }

    private static String description(Dice dice) {
        var text =
                "%s %s %s and %s %s"
                        .formatted(
                                dice.pick(Words.VERBS),
                                dice.pick(Words.TOPICS),
                                dice.pick(Words.OBJECTS),
                                dice.pick(Words.OBJECTS),
                                dice.pick(Words.MANNERS));
        var whole =
                dice.chance(0.8)
                        ? text + ", " + dice.pick(Words.MANNERS) + ", by " + dice.pick(Words.OWNERS)
                        : text;
        return whole.substring(0, Math.min(LONGEST_DESCRIPTION, whole.length()));
    }

    private void packages(MadeServer server, String version, Dice dice) {
        if (server.kind().packages() == 0) {
            return;
        }
        json.writeArrayPropertyStart("packages");
        for (int number = 0; number < server.kind().packages(); number++) {
            onePackage(server, version, dice);
        }
        json.writeEndArray();
    }

    private void onePackage(MadeServer server, String version, Dice dice) {
        json.writeStartObject();
        var registry = REGISTRIES.get(dice.weighted(THEIR_WEIGHTS));
        json.writeStringProperty("registryType", registry);
        if (dice.chance(0.5)) {
            json.writeStringProperty(
                    "registryBaseUrl", "https://%s.example.com".formatted(registry));
        }
        json.writeStringProperty("identifier", "@made-up/" + server.shortName());
        json.writeStringProperty("version", version);
        if (dice.chance(0.5)) {
            json.writeStringProperty("runtimeHint", "npx");
        }
        json.writeObjectPropertyStart("transport");
        json.writeStringProperty("type", "stdio");
        json.writeEndObject();
        if (dice.chance(0.3)) {
            arguments(dice);
        }
        environment(dice);
        json.writeEndObject();
    }

    private void arguments(Dice dice) {
        json.writeArrayPropertyStart("packageArguments");
        for (int number = dice.longTail(1.2, 20); number > 0; number--) {
            json.writeStartObject();
            json.writeStringProperty("type", "named");
            json.writeStringProperty("name", "--%s-%s".formatted(dice.pick(Words.TOPICS), number));
            json.writeStringProperty("description", description(dice));
            json.writeBooleanProperty("isRequired", dice.chance(0.3));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void environment(Dice dice) {
        int variables = dice.weighted(ENVIRONMENTS);
        if (variables == ENVIRONMENTS.size() - 1) {
            variables = 6 + dice.longTail(0.75, LONGEST_TAIL);
        }
        if (variables > 0) {
            json.writeArrayPropertyStart("environmentVariables");
            for (int number = 0; number < variables; number++) {
                variable(number, dice);
            }
            json.writeEndArray();
        }
    }

    private void variable(int number, Dice dice) {
        var topic = dice.pick(Words.TOPICS);
        json.writeStartObject();
        json.writeStringProperty(
                "name", "%s_KEY_%s".formatted(topic.toUpperCase(Locale.ROOT), number));
        json.writeStringProperty(
                "description", "Key for " + topic + " " + dice.pick(Words.OBJECTS));
        json.writeBooleanProperty("isRequired", dice.chance(0.5));
        json.writeBooleanProperty("isSecret", dice.chance(0.5));
        json.writeEndObject();
    }

    private void remotes(MadeServer server, Dice dice) {
        if (server.kind().remotes() == 0) {
            return;
        }
        json.writeArrayPropertyStart("remotes");
        for (int number = 0; number < server.kind().remotes(); number++) {
            json.writeStartObject();
            json.writeStringProperty("type", number == 0 ? "streamable-http" : "sse");
            // of all versions of the server, and of no other server
            json.writeStringProperty(
                    "url",
                    "https://%s.example.com/%s/%s"
                            .formatted(server.shortName(), server.index(), number));
            if (dice.chance(0.3)) {
                json.writeArrayPropertyStart("headers");
                variable(number, dice);
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
