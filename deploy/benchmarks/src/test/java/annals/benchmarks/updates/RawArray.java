package annals.benchmarks.updates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The objects of the first array in a JSON text, each in its own bytes. */
final class RawArray {

    private RawArray() {}

    static List<byte[]> elements(byte[] json) {
        var elements = new ArrayList<byte[]>();
        int at = 0;
        while (json[at] != '[') {
            at++;
        }
        for (at++; json[at] != ']'; at++) {
            if (json[at] == '{') {
                int end = end(json, at);
                elements.add(Arrays.copyOfRange(json, at, end));
                at = end - 1;
            }
        }
        return elements;
    }

    /** Behind the brace that closes the one at this place. */
    private static int end(byte[] json, int begin) {
        int depth = 0;
        boolean inString = false;
        for (int at = begin; ; at++) {
            switch (json[at]) {
                case '\\' -> at++;
                case '"' -> inString = !inString;
                case '{' -> depth += inString ? 0 : 1;
                case '}' -> depth -= inString ? 0 : 1;
                default -> {
                    // anything else is content
                }
            }
            if (depth == 0) {
                return at + 1;
            }
        }
    }
}
