package annals.query.snapshot;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a file says, which is its tag too.
 *
 * @param digest the first digits of the SHA-256 of its bytes
 */
record FileName(long position, int generation, String digest, Coding coding) {

    /** 64 bits: enough to tell apart what came out differently by chance. */
    static final int DIGITS = 16;

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})-(\\d{1,9})-([0-9a-f]{16})(\\.ndjson(?:\\.gz)?)");

    /** Of a file here; empty when it is none of ours. */
    static Optional<FileName> of(Path file) {
        var form = FORM.matcher(file.getFileName().toString());
        return form.matches()
                ? Optional.of(
                        new FileName(
                                Long.parseLong(form.group(1)),
                                Integer.parseInt(form.group(2)),
                                form.group(3),
                                form.group(4).equals(Coding.GZIP.ending())
                                        ? Coding.GZIP
                                        : Coding.PLAIN))
                : Optional.empty();
    }

    /** Of which position and generation it is, as text. */
    String state() {
        return position + "-" + generation;
    }

    /** The name itself. */
    String text() {
        return "%d-%d-%s%s".formatted(position, generation, digest, coding.ending());
    }

    /** Equal for equal bytes only. */
    String tag() {
        return switch (coding) {
            case PLAIN -> "%d-%d-%s".formatted(position, generation, digest);
            case GZIP -> "%d-%d-%s-gzip".formatted(position, generation, digest);
        };
    }
}
