package annals.command.importing;

import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;

/** What one entry of a source is to us. */
sealed interface SeedEntry {

    /**
     * A list entry: a fact about another registry, which is kept as it is.
     *
     * @param saysLatest whether the source tells at all if this version is its latest
     */
    record Fact(ImportVersion command, boolean saysLatest) implements SeedEntry {}

    /** A bare {@code server.json} that is published here. */
    record Plain(PublishVersion command) implements SeedEntry {}

    /**
     * An entry that cannot be taken.
     *
     * @param key what it is the entry of, as far as that can be read; else where it stands
     * @param reason what was expected and what was found
     */
    record Unusable(String key, String reason) implements SeedEntry {}
}
