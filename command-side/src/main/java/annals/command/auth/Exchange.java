package annals.command.auth;

/**
 * One way to prove who one is. A bean of this type that is offered is all that makes {@code POST
 * /auth/<method>} be there.
 */
public interface Exchange {

    /** The last segment of its path, and the word for it in tokens and events: never to change. */
    String method();

    /** Whether the operator wants it; otherwise its path is not there. */
    default boolean isOffered() {
        return true;
    }

    /** Judges a proof. Whatever is wrong with it, or in the way of checking it, is a refusal. */
    Outcome exchange(Proof proof);
}
