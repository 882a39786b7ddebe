package annals.command.importing;

/** A source that cannot be read, or not any further; its sentence is for operators. */
class UnreadableSource extends Exception {

    private static final long serialVersionUID = 1;

    private final String sentence;

    UnreadableSource(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** What operators are told. */
    String sentence() {
        return sentence;
    }

    /** The other server has understood the request and will not answer it. */
    static final class Declined extends UnreadableSource {

        private static final long serialVersionUID = 1;

        Declined(String sentence) {
            super(sentence);
        }
    }
}
