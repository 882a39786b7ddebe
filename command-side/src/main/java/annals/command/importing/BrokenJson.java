package annals.command.importing;

/** A text that is no JSON, or not of the shape that was expected; the message says where. */
final class BrokenJson extends Exception {

    private static final long serialVersionUID = 1;

    BrokenJson(String message) {
        super(message);
    }
}
