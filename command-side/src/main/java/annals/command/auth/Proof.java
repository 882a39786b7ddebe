package annals.command.auth;

import java.util.Map;

/**
 * What somebody sends to prove who they are: secrets, so it never says what it holds.
 *
 * @param fields the strings of the request's body; none for an exchange that wants none
 */
public record Proof(Map<String, String> fields) {

    static final Proof NONE = new Proof(Map.of());

    public Proof {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "Proof" + fields.keySet();
    }
}
