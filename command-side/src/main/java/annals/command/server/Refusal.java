package annals.command.server;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Why a command is not carried out: a value, not an error. */
public sealed interface Refusal {

    /** The server that the command is about. */
    String server();

    /**
     * This version was published before; versions are never published twice, not even deleted ones.
     *
     * @param latest the server's latest version
     */
    record DuplicateVersion(String server, String version, String latest) implements Refusal {}

    /** The server has as many versions as it may. */
    record TooManyVersions(String server, String version, int most) implements Refusal {}

    /**
     * What is to be imported is there already, and stays as it is.
     *
     * @param latest the server's latest version
     */
    record AlreadyThere(String server, String version, String latest) implements Refusal {}

    /** There is no such version, or it is deleted and the command sees none that are. */
    record NoSuchVersion(String server, String version) implements Refusal {}

    /** The server has no version at all. */
    record NoSuchServer(String server) implements Refusal {}

    /** A message came with the status that has none. */
    record MessageWhenActive(String server) implements Refusal {}

    /** The version has this status and this message already. */
    record NothingToChange(String server, String version) implements Refusal {}

    /** So have all versions. */
    record NothingToChangeAtAll(String server) implements Refusal {}

    /**
     * An operator has deleted the version, and a publisher cannot take that back.
     *
     * @param reason the operator's message; absent when none was given
     */
    record HeldByOperator(String server, String version, @Nullable String reason)
            implements Refusal {}

    /** Another server's name differs from this one in letter case only. */
    record NameSpelledOtherwise(String server, String existing) implements Refusal {}

    /**
     * A remote URL belongs to another server.
     *
     * @param holder the other server
     * @param versions of the other server that hold the URL; not all of them if they are many
     * @param moreVersions how many others there are
     */
    record RemoteUrlTaken(
            String server, String url, String holder, List<String> versions, int moreVersions)
            implements Refusal {
        public RemoteUrlTaken {
            versions = List.copyOf(versions);
        }
    }
}
