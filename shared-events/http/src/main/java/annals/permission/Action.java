package annals.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a permission allows. Neither implies the other. */
public enum Action {
    /** Add versions, and change the status of one's own. */
    PUBLISH,
    /** Replace documents, and change any status; given to administrators. */
    EDIT;

    /** As tokens spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action that tokens spell so; there are none but {@code publish} and {@code edit}. */
    public static Optional<Action> of(String text) {
        return Arrays.stream(values()).filter(action -> action.text().equals(text)).findFirst();
    }
}
