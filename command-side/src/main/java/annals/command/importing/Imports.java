package annals.command.importing;

import java.util.Optional;

/** Imports as operators see them; a process does one at a time. */
public interface Imports {

    /**
     * Begins to import in the background.
     *
     * @param source as {@code MCP_REGISTRY_SEED_FROM} names one
     * @return how it stands; empty when another import is under way
     */
    Optional<ImportStatus> begin(String source);

    /** The import that began last in this process. */
    Optional<ImportStatus> latest();
}
