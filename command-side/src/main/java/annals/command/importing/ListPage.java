package annals.command.importing;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a registry's list: {@code {"servers": […], "metadata": {"nextCursor": "…"}}}.
 *
 * @param nextCursor empty on the last page
 */
record ListPage(List<Cut> entries, Optional<String> nextCursor) {

    /** Ours and the official registry's pages have 100; more than this is no list page. */
    private static final int MAX_ENTRIES = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    ListPage {
        entries = List.copyOf(entries);
    }

    /** Reads a page, whole or not at all; empty if it is an object without a list. */
    static Optional<ListPage> read(byte[] json) throws BrokenJson {
        try {
            return read(new JsonCutter(json));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static Optional<ListPage> read(JsonCutter cutter) throws IOException, BrokenJson {
        Optional<List<Cut>> entries = Optional.empty();
        Optional<String> nextCursor = Optional.empty();
        var members = new Members(cutter);
        for (var name = members.next(); name.isPresent(); name = members.next()) {
            switch (name.get()) {
                case "servers" -> entries = Optional.of(entries(cutter));
                case "metadata" -> nextCursor = nextCursor(cutter.value());
                default -> cutter.value();
            }
        }
        Optional<String> next = nextCursor;
        return entries.map(found -> new ListPage(found, next));
    }

    /** Whether a text begins as a list page does. */
    static boolean begins(byte[] head) throws IOException {
        try {
            var cutter = new JsonCutter(head);
            return goToServers(cutter) && cutter.peekPastBlanks() == '[';
        } catch (BrokenJson _) {
            return false;
        }
    }

    /** Moves a cutter from the page's beginning to the value of {@code servers}, if it has one. */
    static boolean goToServers(JsonCutter cutter) throws IOException, BrokenJson {
        var members = new Members(cutter);
        for (var name = members.next(); name.isPresent(); name = members.next()) {
            if (name.get().equals("servers")) {
                return true;
            }
            cutter.value();
        }
        return false;
    }

    private static List<Cut> entries(JsonCutter cutter) throws IOException, BrokenJson {
        var entries = new ArrayList<Cut>();
        if (cutter.peekPastBlanks() == 'n') { // an empty list may be written as null
            cutter.value();
            return entries;
        }
        var elements = new Elements(cutter);
        for (var entry = elements.next(); entry.isPresent(); entry = elements.next()) {
            if (entries.size() == MAX_ENTRIES) {
                throw new BrokenJson("it has more than %,d entries".formatted(MAX_ENTRIES));
            }
            entries.add(entry.get());
        }
        return entries;
    }

    private static Optional<String> nextCursor(Cut metadata) throws BrokenJson {
        return switch (metadata) {
            case Cut.TooLarge _ -> throw new BrokenJson("its metadata are too large");
            case Cut.Whole(byte[] json) -> {
                try {
                    yield nextCursor(JSON.readTree(json).path("nextCursor"));
                } catch (JacksonException e) {
                    throw new BrokenJson("its metadata are no JSON: " + e.getOriginalMessage());
                }
            }
        };
    }

    private static Optional<String> nextCursor(JsonNode cursor) throws BrokenJson {
        if (cursor.isContainer()) {
            throw new BrokenJson("its nextCursor is no text");
        }
        return cursor.isMissingNode() || cursor.isNull()
                ? Optional.empty()
                : Optional.of(cursor.asString()).filter(text -> !text.isEmpty());
    }
}
