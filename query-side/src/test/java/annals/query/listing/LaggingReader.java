package annals.query.listing;

import annals.eventstore.testing.TestEventStore;
import annals.query.RunningReader;

/**
 * A reader of a copy of the log in a database of its own, as behind a replica: it has the events at
 * once and lists them only when it is told to.
 */
final class LaggingReader implements AutoCloseable {

    private final TestEventStore source;
    private final TestEventStore replica;
    private final RunningReader reader;

    private LaggingReader(TestEventStore source, TestEventStore replica, RunningReader reader) {
        this.source = source;
        this.replica = replica;
        this.reader = reader;
    }

    /** Starts it; a request waits only shortly for what it does not list yet. */
    static LaggingReader of(TestEventStore source, String... properties) {
        var replica = TestEventStore.fresh();
        replica.database()
                .sql("update event_store.registry set id = ?")
                .param(source.registry().id())
                .update();
        var reader = RunningReader.on(replica.address(), properties);
        reader.follower().stop();
        return new LaggingReader(source, replica, reader);
    }

    String url() {
        return reader.url();
    }

    /** Copies what the log has more. */
    void copyLog() {
        var columns =
                "position, recorded_at, stream, sequence, event_id, name, revision, header, data,"
                        + " data_salt, data_digest, leaf";
        var rows =
                source.database()
                        .sql(
                                "select row_to_json(e)::text from event_store.events e where"
                                        + " position > ? order by position")
                        .param(replica.log().head().number())
                        .query(String.class)
                        .list();
        for (var row : rows) {
            replica.database()
                    .sql(
                            "insert into event_store.events (%1$s) select %1$s from json_populate_record(null::event_store.events, ?::json)"
                                    .formatted(columns))
                    .param(row)
                    .update();
        }
    }

    /** Lists all that it has. */
    void catchUp() {
        reader.follower().start();
        reader.follower().stop();
    }

    @Override
    public void close() {
        reader.close();
        replica.close();
    }
}
