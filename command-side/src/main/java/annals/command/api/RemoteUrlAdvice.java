package annals.command.api;

import annals.command.server.Refusal.RemoteUrlTaken;

/** Says who holds a remote URL, in the official service's words, and how it becomes free. */
final class RemoteUrlAdvice {

    private RemoteUrlAdvice() {}

    static String of(RemoteUrlTaken taken) {
        return "remote URL %s is already used by server %s. It is held by %s. %s"
                .formatted(taken.url(), taken.holder(), versions(taken), advice(taken));
    }

    private static String versions(RemoteUrlTaken taken) {
        var named = String.join(", ", taken.versions());
        if (taken.versions().size() == 1) {
            return "version " + named;
        }
        return taken.moreVersions() == 0
                ? "versions " + named
                : "versions %s and %d more".formatted(named, taken.moreVersions());
    }

    private static String advice(RemoteUrlTaken taken) {
        return taken.versions().size() == 1
                ? one(ApiPaths.version(taken.holder(), taken.versions().getFirst()))
                : many(ApiPaths.server(taken.holder()));
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
}
