package annals.eventstore.rebuild;

import org.jspecify.annotations.Nullable;

/** Rows in the text form of {@code COPY}: tabs between columns, {@code \N} for null. */
public final class CopyText {

    private final StringBuilder text = new StringBuilder();

    /** Adds a row; values are written as PostgreSQL reads them. */
    public void row(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            var value = values[i];
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value.toString());
            }
        }
        text.append('\n');
    }

    private void escape(String value) {
        if (isPlain(value)) {
            text.append(value);
            return;
        }
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                text.append(value, from, i).append('\\');
                text.append(
                        switch (c) {
                            case '\t' -> 't';
                            case '\n' -> 'n';
                            case '\r' -> 'r';
                            default -> c;
                        });
                from = i + 1;
            }
        }
        text.append(value, from, value.length());
    }

    /** Most are, and these searches take a fraction of what a look at each letter takes. */
    private static boolean isPlain(String value) {
        return value.indexOf('\\') < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\t') < 0
                && value.indexOf('\r') < 0;
    }

    String text() {
        return text.toString();
    }

    int size() {
        return text.length();
    }
}
