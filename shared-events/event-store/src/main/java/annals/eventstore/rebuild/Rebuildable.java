package annals.eventstore.rebuild;

import annals.eventstore.Position;
import annals.eventstore.Projector;
import annals.eventstore.ReadModel;
import annals.eventstore.Recorded;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * What a read model must tell of itself to be made anew. All tables bear their generation in their
 * names, so that two generations stand beside one another.
 */
public interface Rebuildable {

    /** Of its row among the read models. */
    String name();

    /** Of the shape of its tables and rows. */
    int revision();

    /** Which settings shape the rows; another value needs other rows. Never empty. */
    String settings();

    /** SQL that makes the tables of a generation, without indexes. */
    String tables(int generation);

    /** SQL that makes the indexes and constraints of a generation, each ended by a semicolon. */
    String indexes(int generation);

    /** What is dropped with a generation. */
    List<String> tableNames(int generation);

    /** Projects into tables of any generation over the connection of this client. */
    Projector projector(JdbcClient database);

    /**
     * Turns all that happened to one server into rows of a new generation.
     *
     * @param events oldest first; events of the registry that touch the server's rows among them
     */
    void fold(String server, List<Recorded> events, int generation, CopyBatch rows);

    /** The rows that a server should show after these events. */
    List<ShownRow> expected(String server, List<Recorded> events, ReadModel live);

    /**
     * SQL that selects all rows that are shown: {@code server}, {@code key} and the fields of
     * {@link #expected} under their names, in the order of the first two.
     */
    String shown(ReadModel live);

    /**
     * SQL that selects all rows of a generation: {@code server}, {@code version}, {@code key}
     * (unique within the server) and {@code content}, a number that two rows share when no reader
     * could tell them apart. It must be possible to narrow it by servers from without.
     *
     * @param floor as whose change a row counts at the earliest
     */
    String contents(int generation, Position floor);
}
