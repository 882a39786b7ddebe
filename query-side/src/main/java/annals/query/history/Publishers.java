package annals.query.history;

import annals.events.Actor;

import java.util.ArrayList;
import java.util.List;

/** The account and the key behind an act, in the words of notices. */
final class Publishers {

    /** Of the evidence: the fingerprint of the key that signed the proof. */
    private static final String KEY = "key";

    private Publishers() {}

    /** None where it was erased. */
    static List<String> of(Actor actor) {
        return switch (actor) {
            case Actor.Erased _ -> List.of();
            case Actor.Known(var method, var subject, var evidence) -> {
                var words = new ArrayList<String>();
                words.add("account: " + method + " " + subject);
                if (evidence.get(KEY) instanceof String key) {
                    words.add("key: " + key);
                }
                yield words;
            }
        };
    }
}
