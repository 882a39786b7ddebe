/**
 * Fills the registry from a file or from another registry, without loss and without doing anything
 * twice. Start at {@code RegistryImport}; then {@code ImportRun}, {@code SeedSource}, {@code
 * EntryReader}, {@code BatchAppends}.
 */
@NullMarked
package annals.command.importing;

import org.jspecify.annotations.NullMarked;
