package annals.eventstore.upcast;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** The chain of all steps, in the order in which they are taken. */
public final class Upcasters {

    private Upcasters() {}

    /** Every event is still in its first revision, so the chain has no step yet. */
    public static EventUpcaster chain() {
        return new EventUpcasterChain();
    }
}
