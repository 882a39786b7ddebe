package annals.benchmarks.updates;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * What the user is told.
 *
 * @param run in words
 * @param isGivenAWatermark whether the registry said what to ask for next
 */
record UpdatesReport(
        String run,
        Writes writes,
        Polls polls,
        boolean isGivenAWatermark,
        Differences differences) {

    private static final int EXAMPLES = 3;

    /** Whether nothing was lost. */
    boolean isGood() {
        return differences.none() && polls.odd() == 0 && polls.badPages() == 0;
    }

    String table() {
        var text = new StringBuilder(run).append(System.lineSeparator());
        writes(text);
        polls(text);
        rows(text);
        line(text, "verdict", isGood() ? "equal" : "UPDATES WERE LOST");
        return text.toString();
    }

    private void writes(StringBuilder text) {
        line(text, "rows written", "%,d", writes.published().size());
        line(text, "writes", "%s; the slowest took %.1f s", byAct(), seconds(writes.slowest()));
        if (!writes.refused().isEmpty()) {
            line(text, "refused", "%s", counts(writes.refused()));
        }
        writes.failed().forEach((why, count) -> line(text, "failed", "%,d: %s", count, why));
    }

    private String byAct() {
        return writes.good().entrySet().stream()
                .map(
                        act ->
                                "%,d %s"
                                        .formatted(
                                                act.getValue(),
                                                act.getKey()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }

    private void polls(StringBuilder text) {
        line(
                text,
                "polls",
                "%,d, %,d of many pages; %,d pages, %,d rows",
                polls.count(),
                polls.ofManyPages(),
                polls.pages(),
                polls.rows());
        line(
                text,
                "asked with",
                isGivenAWatermark
                        ? "the watermark that the registry gives"
                        : "the greatest updatedAt seen, since the registry gives no watermark");
    }

    private void rows(StringBuilder text) {
        line(text, "rows in source", "%,d", differences.rowsInSource());
        line(text, "rows in copy", "%,d", differences.rowsInCopy());
        list(text, "missing", differences.missing());
        list(text, "left over", differences.leftOver());
        list(
                text,
                "wrong",
                differences.wrong().entrySet().stream()
                        .map(row -> row.getKey() + " in " + String.join(", ", row.getValue()))
                        .toList());
        if (!differences.wrong().isEmpty()) {
            line(text, "", "by field: %s", counts(differences.wrongByField()));
        }
        list(text, "two latest", differences.twoLatest());
        list(text, "no latest", differences.noLatest());
        some(text, "source", "%,d servers without exactly one latest", differences.oddInSource());
        some(text, "lost writes", "%,d published and not listed", differences.unlisted());
        if (polls.odd() > 0) {
            line(
                    text,
                    "on the way",
                    "%,d polls left a server without exactly one latest",
                    polls.odd());
        }
        if (polls.badPages() > 0) {
            line(
                    text,
                    "bad pages",
                    "%,d older than the first of their poll, or with another watermark",
                    polls.badPages());
        }
    }

    private static void some(StringBuilder text, String what, String format, List<String> some) {
        if (!some.isEmpty()) {
            line(text, what, format + ": %s", some.size(), examples(some));
        }
    }

    private static void list(StringBuilder text, String what, List<String> some) {
        if (some.isEmpty()) {
            line(text, what, "0");
        } else {
            line(text, what, "%,d: %s", some.size(), examples(some));
        }
    }

    private static String examples(List<String> some) {
        var shown = new StringJoiner("; ");
        some.stream().limit(EXAMPLES).forEach(shown::add);
        return some.size() > EXAMPLES ? shown + "; …" : shown.toString();
    }

    private static String counts(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> "%s × %,d".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        text.append("  %-16s".formatted(what))
                .append(String.format(Locale.ROOT, format, values))
                .append(System.lineSeparator());
    }
}
