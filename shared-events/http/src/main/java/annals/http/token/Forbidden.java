package annals.http.token;

import annals.http.Problem;
import annals.permission.Action;
import annals.permission.NamePattern;
import annals.permission.Permissions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The refusals of callers who are known but may not do what they ask for. They begin as the
 * official service's do, and go on with what the caller may do instead.
 */
public final class Forbidden {

    private static final String GITHUB = "io.github.";

    private static final String GITHUB_ADVICE =
            ". A GitHub namespace is granted to its user, and to the owners (role Owner) of an"
                + " organization: log in from a GitHub Actions workflow of that owner"
                + " (mcp-publisher login github-oidc), or with a classic token that has the scope"
                + " read:org (mcp-publisher login github --token TOKEN). See"
                + " https://github.com/modelcontextprotocol/registry/blob/main/docs/modelcontextprotocol-io/authentication.mdx";

    private Forbidden() {}

    /** 403: no permission to add a version of this server. */
    public static Problem toPublish(Permissions permissions, String server) {
        var advice = server.startsWith(GITHUB) ? GITHUB_ADVICE : "";
        return Problem.of(
                403,
                "You do not have permission to publish this server. "
                        + told(permissions, Action.PUBLISH)
                        + ". Attempting to publish: "
                        + server
                        + permissions
                                .respelled(Action.PUBLISH, server)
                                .map(
                                        respelled ->
                                                ". Only letter case is wrong: name it " + respelled)
                                .orElse(advice));
    }

    /** 403: no permission to replace a document of this server. */
    public static Problem toEdit(Permissions permissions, String server) {
        return refusal(
                "You do not have edit permissions for this server",
                told(permissions, Action.EDIT) + ". Attempting to edit: " + server,
                permissions.respelled(Action.EDIT, server));
    }

    /** 403: no permission to change the status of this server. */
    public static Problem toChangeStatus(Permissions permissions, String server) {
        return refusal(
                "You do not have publish or edit permissions for this server",
                told(permissions, Action.PUBLISH)
                        + ". "
                        + told(permissions, Action.EDIT)
                        + ". Attempting to change the status of: "
                        + server,
                permissions
                        .respelled(Action.PUBLISH, server)
                        .or(() -> permissions.respelled(Action.EDIT, server)));
    }

    /** 403: no permission to read who did what to all servers. */
    static Problem toAudit(Permissions permissions) {
        return refusal(
                "You do not have permission to read the audit of all servers: it needs edit on *."
                        + " With namespace= it needs any permission on that namespace",
                told(permissions, Action.PUBLISH) + ". " + told(permissions, Action.EDIT),
                Optional.empty());
    }

    /** 403: no permission to read who did what to the servers of this namespace. */
    static Problem toAudit(Permissions permissions, String namespace) {
        return refusal(
                "You do not have permission to read the audit of this namespace: it needs any"
                        + " permission on it, or edit on *",
                told(permissions, Action.PUBLISH)
                        + ". "
                        + told(permissions, Action.EDIT)
                        + ". Attempting to read the audit of: "
                        + namespace,
                Optional.empty());
    }

    /** Clients may know the detail by heart, so what we add stands beside it. */
    private static Problem refusal(String detail, String found, Optional<String> respelled) {
        var hint =
                respelled
                        .map(
                                name ->
                                        ". Only letter case differs: your permission covers %s"
                                                .formatted(name))
                        .orElse("");
        return Problem.of(403, detail, List.of(Problem.Error.of(found + hint)));
    }

    private static String told(Permissions permissions, Action action) {
        var patterns = permissions.patterns(action);
        return patterns.isEmpty()
                ? "You do not have any %s permissions".formatted(action.text())
                : patterns.stream()
                        .map(NamePattern::text)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "You have permission to %s: ".formatted(action.text()),
                                        ""));
    }
}
