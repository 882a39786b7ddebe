package annals.events;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import java.util.Map;

/** By whom something was done, or that this was erased. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Actor.Known.class), @JsonSubTypes.Type(Actor.Erased.class)})
public sealed interface Actor {

    /**
     * Someone who has proved who they are.
     *
     * @param method how: the exchange's method, or {@code import}
     * @param subject who, in that method's terms; never an address
     * @param evidence what proved it: a key's fingerprint, a workflow run; never a token or a
     *     signature
     */
    @JsonPropertyOrder({"method", "subject", "evidence"})
    record Known(String method, String subject, Map<String, Object> evidence) implements Actor {}

    /**
     * The actor was taken out.
     *
     * @param erased position of the event that says so
     */
    record Erased(long erased) implements Actor {}
}
