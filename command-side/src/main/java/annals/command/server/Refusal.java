package annals.command.server;

/** Why a command is not carried out: a value, not an error. */
public sealed interface Refusal {

    /** The version that the command is about. */
    String version();

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
}
