package annals.command.importing;

/** One entry's JSON text as it was cut out of a source. */
sealed interface Cut {

    /** The whole text, UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Whole(byte[] json) implements Cut {}

    /**
     * The text was longer than an entry may be, and was left out.
     *
     * @param bytes how long it was
     */
    record TooLarge(long bytes) implements Cut {}
}
