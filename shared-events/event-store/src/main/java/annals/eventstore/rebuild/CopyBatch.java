package annals.eventstore.rebuild;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of several tables on their way into the database, in the text form of {@code COPY}. */
public final class CopyBatch {

    private final Map<String, CopyText> tables = new LinkedHashMap<>();

    /**
     * Rows of one table.
     *
     * @param columns name of the table and its columns in brackets
     */
    public CopyText into(String columns) {
        return tables.computeIfAbsent(columns, _ -> new CopyText());
    }

    void copy(Connection connection) throws SQLException, IOException {
        var api = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables.entrySet()) {
            var rows = new StringReader(table.getValue().text());
            api.copyIn("copy %s from stdin".formatted(table.getKey()), rows);
        }
    }

    /** How many characters wait. */
    int size() {
        return tables.values().stream().mapToInt(CopyText::size).sum();
    }
}
