package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** With which token versions are published, and under which names. */
public final class TokenOptions {

    /** What names may look like on both sides of the slash; the registry checks them itself. */
    private static final String NAMESPACE = "[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]";

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = Publishing.ANONYMOUS,
            description = "What published names begin with (default: ${DEFAULT-VALUE}).")
    private String namespace = "";

    /** Absent when it is not given. */
    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:HAMMER_TOKEN}",
            description =
                    "A registry token; better given as HAMMER_TOKEN in the environment, which"
                            + " others cannot see.")
    private @Nullable String token;

    /** Absent when it is not given. */
    @Option(
            names = "--seed",
            paramLabel = "HEX",
            defaultValue = "${env:HAMMER_SEED}",
            description =
                    "The registry's own key, as in MCP_REGISTRY_JWT_PRIVATE_KEY, to sign tokens"
                        + " with; better given as HAMMER_SEED in the environment. Without both the"
                        + " registry is asked at /v0/auth/none.")
    private @Nullable String seed;

    /** What published names begin with. */
    public String namespace() {
        if (!namespace.matches(NAMESPACE)) {
            throw new UnusableArgument(
                    "--namespace must be letters, digits, dots and hyphens, found \"%s\""
                            .formatted(namespace));
        }
        return namespace;
    }

    /** As the user has chosen; the registry may be asked for them. */
    public Tokens tokens(Registry registry) {
        var givenToken = token;
        var givenSeed = seed;
        if (givenToken != null && givenSeed != null) {
            throw new UnusableArgument("give either --token or --seed, not both");
        }
        if (givenToken != null) {
            return Tokens.given(givenToken);
        }
        return givenSeed == null
                ? Tokens.anonymous(registry)
                : Tokens.signed(givenSeed, namespace());
    }
}
