package annals.command.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables of claims, should they be lost: their migration has run and does not run again. */
final class ClaimSchema {

    private static final String MIGRATION = "db/command-side/V2__claims.sql";

    private static final Logger log = LoggerFactory.getLogger(ClaimSchema.class);

    private ClaimSchema() {}

    /** Makes both tables when one of them is gone, empty. */
    static void makeIfLost(JdbcClient database) {
        boolean there =
                database.sql(
                                """
                                select to_regclass('command_side.claimed_names') is not null
                                    and to_regclass('command_side.claimed_urls') is not null
                                """)
                        .query(Boolean.class)
                        .single();
        if (!there) {
            log.warn("A table of claims was lost; both are made anew");
            database.sql(
                            """
                            drop table if exists command_side.claimed_names,
                                                 command_side.claimed_urls;
                            set local search_path to command_side;
                            """
                                    + migration())
                    .update();
        }
    }

    private static String migration() {
        try {
            return new ClassPathResource(MIGRATION).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
