package annals.events;

/** What can happen to the registry itself. All of it stands in one stream. */
public sealed interface RegistryEvent permits ReadModelRebuilt {

    /** The stream's name; no server's name is one word. */
    String STREAM = "registry";
}
