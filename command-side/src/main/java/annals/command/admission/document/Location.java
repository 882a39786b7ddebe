package annals.command.admission.document;

import org.jspecify.annotations.Nullable;

/** A place in a document, spelled out only when it is asked for. */
record Location(@Nullable Location parent, String step) {

    /** The place that others are named from, as {@code body}. */
    static Location root(String name) {
        return new Location(null, name);
    }

    Location property(String name) {
        return new Location(this, "." + name);
    }

    Location element(int index) {
        return new Location(this, "[" + index + "]");
    }

    /** As {@code body.packages[0].version}. */
    String text() {
        var text = new StringBuilder();
        for (Location at = this; at != null; at = at.parent()) {
            text.insert(0, at.step());
        }
        return text.toString();
    }
}
