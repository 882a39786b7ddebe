package annals.command.server;

import annals.events.Document;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The URLs of a document's remotes; documents of other registries may have any shape. */
final class RemoteUrls {

    private static final JsonMapper JSON = new JsonMapper();

    private RemoteUrls() {}

    /** Each once, in the document's order. */
    static List<String> of(Document document) {
        return switch (document) {
            case Document.Content(var json) -> of(json);
            case Document.Erased _ -> List.of();
        };
    }

    private static List<String> of(String json) {
        return JSON.readTree(json)
                .path("remotes")
                .valueStream()
                .map(remote -> remote.path("url").stringValue(""))
                .filter(url -> !url.isEmpty())
                .distinct()
                .toList();
    }
}
