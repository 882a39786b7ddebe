package annals.command.importing;

import annals.command.importing.DocumentChecks.Checked;
import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says what an entry is to us, parsing it once. An object with a member {@code server} is a list
 * entry, every other object a bare {@code server.json}.
 */
final class EntryReader {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final DocumentChecks checks;
    private final FoundFacts facts;
    private final Actor.Known actor;

    EntryReader(DocumentChecks checks, String origin, InstantSource clock) {
        this.checks = checks;
        this.facts = new FoundFacts(origin, clock);
        this.actor = new Actor.Known("import", origin, Map.of());
    }

    SeedEntry read(RawEntry raw) {
        return switch (raw.cut()) {
            case Cut.TooLarge(long bytes) ->
                    new SeedEntry.Unusable(
                            raw.where(),
                            "an entry may have %,d bytes, this one has %,d"
                                    .formatted(JsonCutter.MAX_ENTRY_BYTES, bytes));
            case Cut.Whole(byte[] json) -> parsed(raw.where(), json);
        };
    }

    private SeedEntry parsed(String where, byte[] json) {
        JsonNode entry;
        try {
            entry = JSON.readTree(json);
        } catch (JacksonException broken) {
            return new SeedEntry.Unusable(
                    where, "a JSON object was expected: " + broken.getOriginalMessage());
        }
        if (!entry.isObject()) {
            return new SeedEntry.Unusable(
                    where, "a JSON object was expected, found " + entry.getNodeType());
        }
        return entry.has("server") ? fact(where, entry) : plain(where, entry);
    }

    private SeedEntry fact(String where, JsonNode entry) {
        JsonNode server = entry.get("server");
        if (!server.isObject()) {
            return new SeedEntry.Unusable(
                    where, "\"server\" must be an object, found " + server.getNodeType());
        }
        return switch (checks.keep(server)) {
            case Checked.Usable(String text) -> fact(where, entry, server, text);
            case Checked.Refused(String reason) ->
                    new SeedEntry.Unusable(key(where, server), reason);
        };
    }

    private SeedEntry fact(String where, JsonNode entry, JsonNode server, String text) {
        Facts found = facts.of(entry);
        if (!canBeKept(found)) {
            return new SeedEntry.Unusable(
                    key(where, server),
                    "its status or statusMessage holds U+0000 or a lone surrogate");
        }
        var command =
                new ImportVersion(
                        server.path("name").stringValue(),
                        server.path("version").stringValue(),
                        new Document.Content(text),
                        found,
                        actor);
        return new SeedEntry.Fact(command, FoundFacts.saysLatest(entry));
    }

    private SeedEntry plain(String where, JsonNode server) {
        return switch (checks.admit(server)) {
            case Checked.Usable(String text) ->
                    new SeedEntry.Plain(
                            new PublishVersion(
                                    server.path("name").stringValue(),
                                    server.path("version").stringValue(),
                                    new Document.Content(text),
                                    actor));
            case Checked.Refused(String reason) ->
                    new SeedEntry.Unusable(key(where, server), reason);
        };
    }

    private static String key(String where, JsonNode server) {
        String name = server.path("name").stringValue("");
        String version = server.path("version").stringValue("");
        return name.isEmpty() ? where : "%s@%s (%s)".formatted(name, version, where);
    }

    private static boolean canBeKept(Facts found) {
        return Stream.of(found.status(), found.statusMessage() == null ? "" : found.statusMessage())
                .flatMapToInt(String::codePoints)
                .noneMatch(EntryReader::breaksText);
    }

    /** PostgreSQL keeps no U+0000, UTF-8 no lone surrogate. */
    private static boolean breaksText(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
