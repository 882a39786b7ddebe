package annals.query.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a careful person wants to know of an update, in words; hosts, identifiers and variables as
 * they are written in the documents.
 */
final class Notices {

    /** Whoever hides one among thousands is seen by their number. */
    private static final int MOST = 50;

    private static final int LONGEST = 300;

    private final List<String> found = new ArrayList<>();
    private int more;

    /** What is new in a document. */
    Notices compare(Facts from, Facts to) {
        to.hosts().stream()
                .filter(host -> !from.hosts().contains(host))
                .forEach(host -> add("new remote host: " + host));
        ofPackages(from, to);
        to.transports().forEach((of, types) -> ofTransport(of, from.transports().get(of), types));
        to.required().stream()
                .filter(input -> !from.required().contains(input))
                .forEach(input -> add("new " + input));
        ofRepository(from.repository(), to.repository());
        return this;
    }

    private void ofPackages(Facts from, Facts to) {
        var before = from.packages().stream().map(PackageName::words).toList();
        to.packages().stream()
                .map(PackageName::words)
                .distinct()
                .filter(words -> !before.contains(words))
                .forEach(words -> add("another package: " + words));
        var registries = from.registries().keySet();
        to.packages().stream()
                .map(PackageName::registryWords)
                .distinct()
                .filter(words -> !registries.contains(words))
                .forEach(words -> add("another package registry: " + words));
    }

    private void ofTransport(String of, @Nullable Set<String> from, Set<String> to) {
        if (from != null && !from.containsAll(to)) {
            add(
                    "another transport: %s: %s (before: %s)"
                            .formatted(of, String.join(", ", to), String.join(", ", from)));
        }
    }

    private void ofRepository(String from, String to) {
        if (!from.equals(to)) {
            add(
                    "another repository: %s (before: %s)"
                            .formatted(to.isEmpty() ? "none" : to, from.isEmpty() ? "none" : from));
        }
    }

    /** Accounts and keys that publish, where only others did before. */
    Notices publishers(List<String> publishers, KnownServer before) {
        publishers.stream()
                .filter(before::isNew)
                .forEach(
                        one ->
                                add(
                                        "another "
                                                + one.replaceFirst(
                                                        ": ", " than all versions before: ")));
        return this;
    }

    Notices add(String words) {
        if (found.size() == MOST) {
            more++;
        } else {
            found.add(shortened(words));
        }
        return this;
    }

    private static String shortened(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST)) + "…";
    }

    List<String> words() {
        var words = new ArrayList<>(found);
        if (more > 0) {
            words.add("and %d more".formatted(more));
        }
        return words;
    }
}
