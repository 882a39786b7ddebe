package annals.query.contract;

import annals.eventstore.EventLog;
import annals.eventstore.Registry;
import annals.http.Answer;
import annals.serverjson.Timestamps;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The front page, and the interactive page of the contract; nothing is loaded from elsewhere. */
@RestController
final class PagesController {

    private static final Map<String, String> SAFE =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'"
                                + " 'unsafe-inline'; img-src 'self' data:; connect-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final EventLog log;
    private final Registry registry;
    private final DocsAssets assets;

    PagesController(EventLog log, Registry registry, DocsAssets assets) {
        this.log = log;
        this.registry = registry;
        this.assets = assets;
    }

    @GetMapping("/")
    Answer front() {
        var head = log.head();
        var page =
                new String(Contract.read("index.html"), StandardCharsets.UTF_8)
                        .replace("${id}", registry.urn())
                        .replace("${position}", Long.toString(head.number()))
                        .replace("${recordedAt}", Timestamps.text(head.recordedAt()));
        return html(page.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/docs")
    Answer docs() {
        return html(Contract.read("docs.html"));
    }

    @GetMapping("/docs/{asset}")
    Answer asset(@PathVariable String asset) {
        return assets.find(asset);
    }

    private static Answer html(byte[] page) {
        return new Answer(200, "text/html;charset=utf-8", SAFE, page);
    }
}
