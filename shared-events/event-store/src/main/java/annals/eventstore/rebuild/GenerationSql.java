package annals.eventstore.rebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The SQL files of a read model's room, in which {@code ${generation}} stands for a number. */
public final class GenerationSql {

    private GenerationSql() {}

    /**
     * Reads one.
     *
     * @param room a class of the package in which the file lies
     */
    public static String of(Class<?> room, String file, int generation) {
        try (var sql = room.getResourceAsStream(file)) {
            if (sql == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${generation}", Integer.toString(generation));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
