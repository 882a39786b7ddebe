package annals.command.importing;

/** Where the entries of an import come from. */
sealed interface SeedSource permits SeedFile, RemoteFile, OtherRegistry {

    /** The source as the console and the progress table name it; without anything secret. */
    String name();

    /** Its host or file name, as the events say it. */
    String origin();

    /** Begins to read it. */
    Entries open() throws UnreadableSource, InterruptedException;
}
