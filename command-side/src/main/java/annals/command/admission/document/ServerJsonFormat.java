package annals.command.admission.document;

import static annals.command.admission.document.Shape.flag;
import static annals.command.admission.document.Shape.free;
import static annals.command.admission.document.Shape.list;
import static annals.command.admission.document.Shape.map;
import static annals.command.admission.document.Shape.object;
import static annals.command.admission.document.Shape.optional;
import static annals.command.admission.document.Shape.required;
import static annals.command.admission.document.Shape.text;
import static annals.command.admission.document.TextRule.atLeast;
import static annals.command.admission.document.TextRule.atMost;
import static annals.command.admission.document.TextRule.matching;
import static annals.command.admission.document.TextRule.oneOf;
import static annals.command.admission.document.TextRule.uri;

import annals.serverjson.DocumentMeta;

/**
 * What may stand in a {@code server.json} that is sent to us ({@code server-json.md} 3 and 5,
 * {@code http-api.md} 3). The records of {@code annals.serverjson} hold the same properties.
 */
final class ServerJsonFormat {

    private ServerJsonFormat() {}

    static final Shape.Text NAME =
            text(atLeast(3), atMost(200), matching("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+"));

    static final Shape.Text VERSION = text(atLeast(1), atMost(255));

    private static final Shape.ObjectOf REPOSITORY =
            object(
                    optional("url", text(uri())),
                    optional("source", text()),
                    optional("id", text()),
                    optional("subfolder", text()));

    private static final Shape.ObjectOf ICON =
            object(
                    required("src", text(atMost(255), uri())),
                    optional(
                            "mimeType",
                            text(
                                    oneOf(
                                            "image/png",
                                            "image/jpeg",
                                            "image/jpg",
                                            "image/svg+xml",
                                            "image/webp"))),
                    optional("sizes", list(text())),
                    optional("theme", text(oneOf("light", "dark"))));

    private static final Shape.ObjectOf INPUT =
            object(
                    optional("description", text()),
                    optional("isRequired", flag()),
                    optional("format", text(oneOf("string", "number", "boolean", "filepath"))),
                    optional("value", text()),
                    optional("isSecret", flag()),
                    optional("default", text()),
                    optional("placeholder", text()),
                    optional("choices", list(text())));

    private static final Shape.ObjectOf INPUT_WITH_VARIABLES =
            INPUT.and(optional("variables", map(INPUT)));

    private static final Shape.ObjectOf KEY_VALUE_INPUT =
            INPUT_WITH_VARIABLES.and(required("name", text()));

    private static final Shape.ObjectOf ARGUMENT =
            INPUT_WITH_VARIABLES.and(
                    required("type", text()),
                    optional("name", text()),
                    optional("valueHint", text()),
                    optional("isRepeated", flag()));

    private static final Shape.ObjectOf TRANSPORT =
            object(
                    required("type", text()),
                    optional("url", text()),
                    optional("headers", list(KEY_VALUE_INPUT)),
                    optional("variables", map(INPUT)));

    private static final Shape.ObjectOf PACKAGE =
            object(
                    required("registryType", text(atLeast(1))),
                    optional("registryBaseUrl", text(uri())),
                    required("identifier", text(atLeast(1))),
                    optional("version", VERSION),
                    optional("fileSha256", text(matching("[a-f0-9]{64}"))),
                    optional("runtimeHint", text()),
                    required("transport", TRANSPORT),
                    optional("runtimeArguments", list(ARGUMENT)),
                    optional("packageArguments", list(ARGUMENT)),
                    optional("environmentVariables", list(KEY_VALUE_INPUT)));

    static final Shape.ObjectOf SERVER_JSON =
            object(
                    required("$schema", text(atLeast(1), uri())),
                    required("name", NAME),
                    required("description", text(atLeast(1), atMost(100))),
                    optional("title", text(atLeast(1), atMost(100))),
                    optional("repository", REPOSITORY),
                    required("version", VERSION),
                    optional("websiteUrl", text(uri())),
                    optional("icons", list(ICON)),
                    optional("packages", list(PACKAGE)),
                    optional("remotes", list(TRANSPORT)),
                    optional(
                            "_meta",
                            object(optional(DocumentMeta.PUBLISHER_PROVIDED, map(free())))));
}
