package annals.query.listing;

import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * Statements whose best plan depends on their parameters: PostgreSQL makes it anew each time, where
 * it would otherwise go on with one that suits none.
 */
final class PlannedAnew extends JdbcTemplate {

    PlannedAnew(DataSource database) {
        super(database);
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
