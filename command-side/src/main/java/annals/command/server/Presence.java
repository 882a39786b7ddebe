package annals.command.server;

/** Whether there is such a version, for those who ask before they send a command. */
public enum Presence {
    /** It was never published or imported. */
    ABSENT,
    /** It is there, and deleted. */
    DELETED,
    /** It is there for everyone to see. */
    VISIBLE
}
