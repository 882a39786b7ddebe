package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.List;
import java.util.Objects;

/**
 * A way to get a server and to run it: a package of a package registry.
 *
 * @param registryType which kind of package registry, as {@code npm}
 * @param registryBaseUrl which registry of this kind, when it is not the usual one
 * @param identifier name or URL of the package there
 * @param fileSha256 hash of the file, in lower-case hex
 * @param runtimeHint the program to start it with, as {@code npx}
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({
    "registryType",
    "registryBaseUrl",
    "identifier",
    "version",
    "fileSha256",
    "runtimeHint",
    "transport",
    "runtimeArguments",
    "packageArguments",
    "environmentVariables"
})
public record Package(
        @JsonInclude(ALWAYS) String registryType,
        String registryBaseUrl,
        @JsonInclude(ALWAYS) String identifier,
        String version,
        String fileSha256,
        String runtimeHint,
        Transport transport,
        List<Argument> runtimeArguments,
        List<Argument> packageArguments,
        List<KeyValueInput> environmentVariables) {

    public Package {
        Objects.requireNonNull(registryType);
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(transport);
        registryBaseUrl = Absent.text(registryBaseUrl);
        version = Absent.text(version);
        fileSha256 = Absent.text(fileSha256);
        runtimeHint = Absent.text(runtimeHint);
        runtimeArguments = Absent.list(runtimeArguments);
        packageArguments = Absent.list(packageArguments);
        environmentVariables = Absent.list(environmentVariables);
    }
}
