package annals.command.admission.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Something that a document's rules have to say about it, as {@code /validate} shows it.
 *
 * @param path where: {@code packages[0].version}; empty for the whole document
 * @param reference fixed word for the rule
 */
@JsonPropertyOrder({"type", "path", "message", "severity", "reference"})
public record Issue(Type type, String path, String message, Severity severity, String reference) {

    /** Which kind of rule it comes from. */
    public enum Type {
        /** The JSON Schema that the document names. */
        @JsonProperty("schema")
        SCHEMA,
        /** A rule of the registry. */
        @JsonProperty("semantic")
        SEMANTIC
    }

    /** Whether it stands in the way. */
    public enum Severity {
        /** The document is refused. */
        @JsonProperty("error")
        ERROR,
        /** The document is accepted all the same. */
        @JsonProperty("warning")
        WARNING
    }

    /** A broken rule of the registry. */
    static Issue error(String path, String message, String reference) {
        return new Issue(Type.SEMANTIC, path, message, Severity.ERROR, reference);
    }

    /** Advice of the registry. */
    static Issue warning(String path, String message, String reference) {
        return new Issue(Type.SEMANTIC, path, message, Severity.WARNING, reference);
    }

    /** What is wrong by the JSON Schema, or with it. */
    static Issue schemaError(String path, String message, String reference) {
        return new Issue(Type.SCHEMA, path, message, Severity.ERROR, reference);
    }

    /** Whether a document that has this issue is refused. */
    public boolean blocks() {
        return severity == Severity.ERROR;
    }
}
