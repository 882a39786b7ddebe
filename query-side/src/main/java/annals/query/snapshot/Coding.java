package annals.query.snapshot;

/** In which form a file is sent (RFC 9110, 8.4). */
enum Coding {
    PLAIN(".ndjson"),
    GZIP(".ndjson.gz");

    private final String ending;

    Coding(String ending) {
        this.ending = ending;
    }

    /** How names of such files end. */
    String ending() {
        return ending;
    }
}
