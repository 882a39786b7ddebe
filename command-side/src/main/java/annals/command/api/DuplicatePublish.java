package annals.command.api;

import annals.command.admission.document.Differences;
import annals.command.admission.document.ServerDocument;
import annals.command.api.ApiSettings.IdenticalPublish;
import annals.command.server.ServerEntries;
import annals.command.server.ServerEntries.StoredVersion;
import annals.http.Answer;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import org.springframework.stereotype.Component;

/**
 * Answers who publishes a version that is there: whether it is the same document, or where it
 * differs, and what to do (decision 10). The answer begins with the official service's words, which
 * scripts look for.
 */
@Component
final class DuplicatePublish {

    private static final String IDENTICAL = "identical";
    private static final String DIFFERENT = "different";

    private final ServerEntries entries;
    private final ListingAwaiter listing;
    private final ApiSettings settings;

    DuplicatePublish(ServerEntries entries, ListingAwaiter listing, ApiSettings settings) {
        this.entries = entries;
        this.listing = listing;
        this.settings = settings;
    }

    /** 400, or 200 if settings say so and the same document is there for everyone to see. */
    Answer answer(ServerDocument sent) {
        var server = sent.content().name();
        var version = sent.content().version();
        var stored =
                entries.stored(server, version)
                        .orElseThrow(() -> new IllegalStateException("no duplicate after all"));
        var document = stored.document();
        if (document == null) {
            return refused(sent, DIFFERENT, erased(stored));
        }
        var differences = Differences.between(document, sent);
        if (!differences.isEmpty()) {
            return refused(sent, DIFFERENT, different(stored, differences));
        }
        if (isDeleted(stored)) {
            return refused(sent, IDENTICAL, deleted(stored, server, version));
        }
        return settings.identicalPublish() == IdenticalPublish.OK
                ? current(server, version)
                : refused(sent, IDENTICAL, identical(stored));
    }

    private Answer current(String server, String version) {
        var entry = entries.current(server, version).orElseThrow();
        listing.await(entry.at().number());
        return EntryAnswers.of(entry.text(), entry.at()).with(RegistryHeaders.DUPLICATE, IDENTICAL);
    }

    private static Answer refused(ServerDocument sent, String duplicate, String advice) {
        var reason =
                "invalid version: cannot publish duplicate version: %s@%s already exists. %s"
                        .formatted(sent.content().name(), sent.content().version(), advice);
        return Answer.of(RefusalProblems.failure(Write.PUBLISH, reason))
                .with(RegistryHeaders.DUPLICATE, duplicate);
    }

    private static String identical(StoredVersion stored) {
        return since(stored) + " is identical; nothing needs to be done";
    }

    private static String deleted(StoredVersion stored, String server, String version) {
        return "%s is identical, but the version is deleted; whoever may brings it back by PATCH %s/status with {\"status\":\"active\"}"
                .formatted(since(stored), ApiPaths.version(server, version));
    }

    private static String different(StoredVersion stored, Differences differences) {
        return "%s differs from the one sent in: %s%s. Versions are never replaced; publish this document under another version"
                .formatted(
                        since(stored),
                        String.join(", ", differences.places()),
                        differences.more() == 0
                                ? ""
                                : " and in %d more places".formatted(differences.more()));
    }

    private static String erased(StoredVersion stored) {
        return since(stored) + " was erased by an operator; publish another version";
    }

    private static String since(StoredVersion stored) {
        return "The stored document, published at " + Timestamps.text(stored.publishedAt()) + ",";
    }

    private static boolean isDeleted(StoredVersion stored) {
        return stored.status().equals("deleted");
    }
}
