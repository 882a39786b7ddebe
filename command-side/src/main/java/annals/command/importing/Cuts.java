package annals.command.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** How entries stand in a file. */
sealed interface Cuts {

    /** The next entry; empty after the last one. */
    Optional<Cut> next() throws IOException, BrokenJson;

    /** Where the entry stands that was given last. */
    String where();

    /** Finds out how entries stand in a text, and goes to the first. */
    static Cuts in(InputStream in) throws IOException, BrokenJson {
        in.mark(HEAD_BYTES + 1);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        int first = new JsonCutter(head).peekPastBlanks();
        var cutter = new JsonCutter(in);
        return switch (first) {
            case '[' -> new Array(new Elements(cutter), cutter);
            case '{' -> ListPage.begins(head) ? page(cutter) : new Lines(cutter);
            case -1 -> throw new BrokenJson("there is nothing in it");
            default ->
                    throw new BrokenJson(
                            "it should begin with [ or {, and begins with '%s'"
                                    .formatted(Printable.of(Character.toString(first))));
        };
    }

    /** How far we look for the member {@code servers} of a list page. */
    int HEAD_BYTES = 65_536;

    private static Cuts page(JsonCutter cutter) throws IOException, BrokenJson {
        ListPage.goToServers(cutter);
        return new Array(new Elements(cutter), cutter);
    }

    /** One on each line; blank lines are none. */
    final class Lines implements Cuts {

        private final JsonCutter cutter;
        private long line;

        Lines(JsonCutter cutter) {
            this.cutter = cutter;
        }

        @Override
        public Optional<Cut> next() throws IOException {
            Optional<Cut> next = cutter.line();
            line++;
            while (next.isPresent() && isBlank(next.get())) {
                next = cutter.line();
                line++;
            }
            return next;
        }

        @Override
        public String where() {
            return "line " + line;
        }

        private static boolean isBlank(Cut cut) {
            if (!(cut instanceof Cut.Whole(byte[] json))) {
                return false;
            }
            for (byte each : json) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    /** The elements of an array. What breaks off or is not separated ends the reading. */
    final class Array implements Cuts {

        private final Elements elements;
        private final JsonCutter cutter;
        private long entry;

        Array(Elements elements, JsonCutter cutter) {
            this.elements = elements;
            this.cutter = cutter;
        }

        @Override
        public Optional<Cut> next() throws IOException, BrokenJson {
            entry++;
            return elements.next();
        }

        @Override
        public String where() {
            return "entry %d, before byte %d".formatted(entry, cutter.offset());
        }
    }
}
