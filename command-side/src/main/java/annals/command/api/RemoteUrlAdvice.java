package annals.command.api;

import annals.command.server.Refusal.RemoteUrlTaken;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Says who holds a remote URL, in the official service's words, and how it becomes free. */
final class RemoteUrlAdvice {

    private RemoteUrlAdvice() {}

    static String of(RemoteUrlTaken taken) {
        var server = "/v0.1/servers/" + encoded(taken.holder());
        return "remote URL %s is already used by server %s. Held by %s. %s"
                .formatted(
                        taken.url(),
                        taken.holder(),
                        versions(taken),
                        taken.versions().size() + taken.moreVersions() == 1
                                ? one(server + "/versions/" + encoded(taken.versions().getFirst()))
                                : many(server));
    }

    private static String versions(RemoteUrlTaken taken) {
        var named = String.join(", ", taken.versions());
        return taken.versions().size() == 1
                ? "version " + named
                : "versions "
                        + named
                        + (taken.moreVersions() == 0
                                ? ""
                                : " and %d more".formatted(taken.moreVersions()));
    }

    private static String one(String version) {
        return ("It is freed by PATCH %1$s/status with {\"status\":\"deleted\"}, or by PUT %1$s"
                        + " with a document that has another URL")
                .formatted(version);
    }

    private static String many(String server) {
        return ("It is freed when each of them is deleted (PATCH %1$s/versions/VERSION/status with"
                    + " {\"status\":\"deleted\"}, or PATCH %1$s/status for all versions at once) or"
                    + " gets a document that has another URL (PUT %1$s/versions/VERSION)")
                .formatted(server);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
