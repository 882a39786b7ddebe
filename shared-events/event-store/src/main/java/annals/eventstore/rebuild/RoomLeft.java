package annals.eventstore.rebuild;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import java.io.Serial;

/**
 * Ends a rebuild before the disk is full: a database without room for its log stops, and with it
 * everything else.
 */
final class RoomLeft {

    /** Of the next generation this much is for everybody else: four files of the database's log. */
    private static final DataSize RESERVE = DataSize.ofMegabytes(64);

    private final Room room;

    RoomLeft(Room room) {
        this.room = room;
    }

    /** There is too little. */
    static final class TooLittle extends RuntimeException {

        @Serial private static final long serialVersionUID = 1;

        TooLittle(String message) {
            super(message);
        }
    }

    /** Wants room for another generation that is as large as the live one. */
    void requireForAnother(JdbcClient database, Rebuildable readModel, int live) {
        var size =
                database.sql(
                                """
                                select coalesce(sum(pg_total_relation_size(name::regclass)), 0)
                                from unnest(:tables) as names (name)
                                """)
                        .param("tables", readModel.tableNames(live).toArray(String[]::new))
                        .query(Long.class)
                        .single();
        require(size, "for rows like those of the live generation");
    }

    /** Wants that there is still some. */
    void requireToGoOn() {
        require(0, "to go on");
    }

    private void require(long bytes, String purpose) {
        long wanted = DataSize.ofBytes(bytes).toMegabytes() + RESERVE.toMegabytes();
        var left = room.left();
        if (left.isPresent() && DataSize.ofBytes(left.getAsLong()).toMegabytes() < wanted) {
            throw new TooLittle(
                    """
                    there is too little room on the disk of the database: expected %d MB %s, found \
                    %d MB; make room, then ask for the rebuild again\
                    """
                            .formatted(
                                    wanted,
                                    purpose,
                                    DataSize.ofBytes(left.getAsLong()).toMegabytes()));
        }
    }
}
