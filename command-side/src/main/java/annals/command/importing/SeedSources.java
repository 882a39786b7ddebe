package annals.command.importing;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Tells from a source's address what kind of source it is. */
final class SeedSources {

    private static final Pattern WEB = Pattern.compile("(?i)https?:.*");
    private static final Pattern FILE_URL = Pattern.compile("(?i)file:.*");
    private static final Pattern LIST = Pattern.compile("/v0(\\.1)?/servers(/|$)");

    private final Supplier<Fetcher> fetchers;

    SeedSources(Supplier<Fetcher> fetchers) {
        this.fetchers = fetchers;
    }

    SeedSource at(String address) throws UnreadableSource {
        try {
            return WEB.matcher(address).matches()
                    ? web(new URI(address))
                    : new SeedFile(path(address));
        } catch (URISyntaxException | IllegalArgumentException e) {
            // not its message: that would repeat the address, which may hold a secret
            throw new UnreadableSource(
                    "The address of what to import is neither a path nor a file:, http: or https:"
                            + " URL that can be read.");
        }
    }

    private SeedSource web(URI uri) throws UnreadableSource {
        if (uri.getHost() == null) {
            throw new UnreadableSource("The URL of what to import names no host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new UnreadableSource(
                    "The URL of what to import holds a user or a password, which is not supported;"
                            + " take them out.");
        }
        return LIST.matcher(uri.getPath()).find()
                ? new OtherRegistry(uri, fetchers)
                : new RemoteFile(uri, fetchers);
    }

    private static Path path(String address) throws URISyntaxException, InvalidPathException {
        return FILE_URL.matcher(address).matches() ? Path.of(new URI(address)) : Path.of(address);
    }
}
