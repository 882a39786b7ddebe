package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.UUID;

/**
 * Who this registry is.
 *
 * @param id made once, when the event store was made; every header bears it
 */
public record Registry(UUID id) {

    /** Reads it from the event store. */
    public static Registry of(JdbcClient database) {
        return new Registry(
                database.sql("select id from event_store.registry").query(UUID.class).single());
    }

    /** The id as it is written: {@code urn:uuid:…}. */
    public String urn() {
        return "urn:uuid:" + id;
    }

    /** Key of the advisory lock under which positions are given. */
    long positionLock() {
        return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    }
}
