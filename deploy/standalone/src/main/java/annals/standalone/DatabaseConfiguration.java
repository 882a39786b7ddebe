package annals.standalone;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.rebuild.Room;
import annals.http.startup.StartRefused;
import annals.query.listing.OnlyProcess;
import annals.standalone.database.DataDirectory;
import annals.standalone.database.Database;
import annals.standalone.database.EmbeddedDatabase;
import annals.standalone.database.GivenDatabase;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Path;

/**
 * A given server if {@code MCP_REGISTRY_DATABASE_URL} names one, otherwise one of our own. Whatever
 * is made of the address depends on the database's bean, so it is closed before it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DataDirectory dataDirectory(@Value("${" + DataDirectoryDefault.PROPERTY + "}") Path path) {
        return new DataDirectory(path);
    }

    @Bean
    Database database(@Value("${annals.database-url:}") String url, DataDirectory directory) {
        if (url.isBlank()) {
            return EmbeddedDatabase.start(directory);
        }
        try {
            return new GivenDatabase(DatabaseAddress.parse(url));
        } catch (DatabaseAddress.Unreadable e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    DatabaseAddress databaseAddress(Database database) {
        return database.address();
    }

    /** An embedded database refuses a second process; at a given one there may be others. */
    @Bean
    OnlyProcess onlyProcess(Database database) {
        return () ->
                switch (database) {
                    case EmbeddedDatabase _ -> true;
                    case GivenDatabase _ -> false;
                };
    }

    /** An embedded database has the disk of the data directory. */
    @Bean
    Room databaseRoom(Database database, DataDirectory directory) {
        return switch (database) {
            case EmbeddedDatabase _ -> directory::left;
            case GivenDatabase _ -> Room.UNSEEN;
        };
    }
}
