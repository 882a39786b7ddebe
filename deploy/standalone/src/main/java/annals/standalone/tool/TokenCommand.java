package annals.standalone.tool;

import annals.command.auth.token.OperatorTokens;
import annals.command.auth.token.RegistryToken;
import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKeys;
import annals.http.token.UnusableKeyException;
import annals.permission.Permission;
import annals.permission.Permissions;
import annals.standalone.tool.Surroundings.Variable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code token}. */
@Command(
        name = "token",
        sortOptions = false,
        header = "Makes a registry token with the registry's own key.",
        description = {
            "",
            "The key is read here, from the data directory or from MCP_REGISTRY_JWT_PRIVATE_KEY, so"
                    + " only who",
            "can read it can do this. The token is printed; that it was made is told on standard"
                    + " error and",
            "in the log of the registry. Nothing but another key takes it back before its time."
                    + " What is",
            "done with it stands in the history as done by \"operator\", with the token's id.",
            "",
            "A PATTERN is a server's name, or a beginning of names that ends in *:"
                    + " 'com.example/*'.",
            ""
        })
final class TokenCommand implements Callable<Integer> {

    private static final Pattern PATTERN = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int MOST_PATTERNS = 100;

    private final Surroundings here;

    @Option(
            names = "--publish",
            paramLabel = "PATTERN",
            arity = "1..*",
            description = "May publish versions of these servers, and change their status.")
    private List<String> publish = new ArrayList<>();

    @Option(
            names = "--edit",
            paramLabel = "PATTERN",
            arity = "1..*",
            description =
                    "May replace documents of these servers, and change any status; '*' is the"
                            + " permission of an administrator.")
    private List<String> edit = new ArrayList<>();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long it holds, 1 to 1440 (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Mixin private final CommonOptions common = new CommonOptions();

    TokenCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var permissions = permissions();
        var lifetime = lifetime();
        var keys = keys();
        try (var session = new Registries(here).open(common)) {
            var registry = session.management().get(Paths.REGISTRY).json();
            requireItsKey(registry, keys, session.management());
            var identity = new RegistryIdentity(registry.path("id").asString(""));
            var token =
                    new OperatorTokens(keys, identity, Clock.systemUTC())
                            .sign(permissions, lifetime);
            note(session.management(), token, permissions);
            print(token);
            return ExitCode.FINE;
        }
    }

    private Permissions permissions() {
        if (publish.isEmpty() && edit.isEmpty()) {
            throw ToolFailure.unusable(
                    "say what the token permits: --publish PATTERN or --edit" + " PATTERN");
        }
        var all = new ArrayList<Permission>();
        publish.forEach(pattern -> all.add(Permission.toPublish(sound(pattern))));
        edit.forEach(pattern -> all.add(Permission.toEdit(sound(pattern))));
        if (all.size() > MOST_PATTERNS) {
            throw ToolFailure.unusable(
                    "expected at most %d patterns, found %d".formatted(MOST_PATTERNS, all.size()));
        }
        return new Permissions(all);
    }

    private static String sound(String pattern) {
        if (!PATTERN.matcher(pattern).matches()) {
            throw ToolFailure.unusable(
                    "expected a pattern such as 'com.example/*' of at most 200 characters, found"
                            + " \"%s\"".formatted(pattern));
        }
        return pattern;
    }

    private Duration lifetime() {
        if (minutes < 1 || minutes > OperatorTokens.LONGEST.toMinutes()) {
            throw ToolFailure.unusable(
                    "--minutes: expected 1 to %d, found %d"
                            .formatted(OperatorTokens.LONGEST.toMinutes(), minutes));
        }
        return Duration.ofMinutes(minutes);
    }

    private TokenKeys keys() {
        try {
            return TokenKeys.present(
                    here.variable(Variable.MCP_REGISTRY_JWT_PRIVATE_KEY),
                    here.dataDirectory().path());
        } catch (UnusableKeyException e) {
            throw ToolFailure.failed(e.getMessage() + ". " + e.remedy());
        }
    }

    private static void requireItsKey(JsonNode registry, TokenKeys keys, Management management) {
        if (!keys.current().id().equals(registry.path("tokenKey").asString(""))) {
            throw ToolFailure.failed(
                    "the key here is not that of the registry at %s, which would not believe the token; set MCP_REGISTRY_DATA_DIR or MCP_REGISTRY_JWT_PRIVATE_KEY as it has them"
                            .formatted(management.base()));
        }
    }

    /** Before anybody has the token. */
    private void note(Management management, RegistryToken token, Permissions permissions) {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("token", token.id());
        notice.put("expiresAt", token.expiresAt().toString());
        notice.put(
                "permissions",
                permissions.all().stream()
                        .map(
                                each ->
                                        Map.of(
                                                "action",
                                                each.action().text(),
                                                "resource",
                                                each.pattern().text()))
                        .toList());
        management.post(Paths.NOTICES, notice).requireSuccess();
        here.err()
                .printf(
                        "WARN The token %s is made with the registry's key; until %s it may: %s%n",
                        token.id(),
                        token.expiresAt(),
                        permissions.all().stream()
                                .map(each -> each.action().text() + " " + each.pattern())
                                .collect(Collectors.joining(", ")));
        here.err().flush();
    }

    private void print(RegistryToken token) {
        here.out()
                .println(
                        common.json()
                                ? Json.pretty(
                                        Map.of(
                                                "registry_token",
                                                token.text(),
                                                "expires_at",
                                                token.expiresAt().getEpochSecond()))
                                : token.text());
        here.out().flush();
    }
}
