package annals.command.api;

/** What a write does, and how the official service says that it did not. */
enum Write {
    PUBLISH("Failed to publish server", "Server not found"),
    EDIT("Failed to edit server", "Server not found"),
    CHANGE_STATUS("Failed to update server status", "Server version not found"),
    CHANGE_ALL_STATUSES("Failed to update server status", "Server not found");

    private final String failure;
    private final String missing;

    Write(String failure, String missing) {
        this.failure = failure;
        this.missing = missing;
    }

    /** The detail of most refusals; the reason stands beside it. */
    String failure() {
        return failure;
    }

    /** The detail of the 404. */
    String missing() {
        return missing;
    }
}
