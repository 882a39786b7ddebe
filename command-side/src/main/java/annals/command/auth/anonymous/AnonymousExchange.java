package annals.command.auth.anonymous;

import annals.command.auth.AuthSettings;
import annals.command.auth.Exchange;
import annals.command.auth.Grant;
import annals.command.auth.Outcome;
import annals.command.auth.Proof;
import annals.permission.Permission;
import annals.permission.Permissions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Map;

/**
 * Gives everybody a token, for one namespace that belongs to nobody. For development; the operator
 * must ask for it.
 */
@Component
final class AnonymousExchange implements Exchange {

    private static final Logger log = LoggerFactory.getLogger(AnonymousExchange.class);

    private static final String NAMES = "io.modelcontextprotocol.anonymous/*";

    private final boolean offered;

    AnonymousExchange(AuthSettings settings) {
        offered = settings.offersAnonymous();
        if (offered) {
            log.atWarn()
                    .addKeyValue("pattern", NAMES)
                    .log(
                            "Anybody can publish and edit under {} without proof, since"
                                    + " MCP_REGISTRY_ENABLE_ANONYMOUS_AUTH is true",
                            NAMES);
        }
    }

    @Override
    public boolean isOffered() {
        return offered;
    }

    @Override
    public String method() {
        return "none";
    }

    @Override
    public Outcome exchange(Proof proof) {
        return new Grant(
                "anonymous",
                Map.of(),
                Permissions.of(Permission.toPublish(NAMES), Permission.toEdit(NAMES)));
    }
}
