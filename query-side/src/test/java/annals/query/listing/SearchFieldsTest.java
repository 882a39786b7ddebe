package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.ArrayList;
import java.util.List;

/** What {@code search} looks at, and who may make the tables for it. */
class SearchFieldsTest {

    @Test
    void whereToldToItLooksAtDescriptionsTooAndPagesThem() {
        try (var store = TestEventStore.fresh()) {
            var happenings = new Happenings(store);
            happenings.publish("com.example/a", "1.0.0", "Forecasts for PILOTS");
            happenings.publish("com.example/a", "2.0.0", "Something else");
            happenings.publish("com.example/b", "1.0.0", "Über pilots");
            happenings.publish("com.example/pilot", "1.0.0", "A name and nothing more");
            happenings.publish("com.example/pilot", "1.1.0", "A pilot in both");
            happenings.publish("com.example/z", "1.0.0", "x");
            happenings.edit("com.example/z", "1.0.0", "1.0.0", "Edited: pilot");
            happenings.change("com.example/b", "1.0.0", "active", "deleted", "1.0.0");
            try (var reader =
                    RunningReader.on(
                            store.address(), "annals.listing.search-fields=name,description")) {
                assertThat(crawl(reader, "search=Pilot"))
                        .containsExactly(
                                "com.example/a:1.0.0",
                                "com.example/pilot:1.0.0",
                                "com.example/pilot:1.1.0",
                                "com.example/z:1.0.0");
                assertThat(crawl(reader, "search=%C3%9CB&include_deleted=true"))
                        .containsExactly("com.example/b:1.0.0");
                assertThat(crawl(reader, "search=:")).containsExactly("com.example/z:1.0.0");
                assertThat(crawl(reader, "search=pilot&version=latest"))
                        .containsExactly("com.example/pilot:1.1.0", "com.example/z:1.0.0");
            }
        }
    }

    private static List<String> crawl(RunningReader reader, String filter) {
        var all = new ArrayList<String>();
        var page = ListAnswer.of(reader.get("/v0.1/servers?limit=1&" + filter));
        while (page.nextCursor() != null) {
            all.addAll(page.entries());
            page = ListAnswer.of(reader.get("/v0.1/servers?limit=1&cursor=" + page.nextCursor()));
        }
        all.addAll(page.entries());
        return all;
    }

    @Test
    void namesAndDescriptionsAreAllThereIs() {
        assertThat(SearchFields.of(List.of("description", " name")))
                .isEqualTo(SearchFields.NAME_AND_DESCRIPTION);
        assertThatThrownBy(() -> SearchFields.of(List.of("name", "title")))
                .hasMessage(
                        "annals.listing.search-fields (MCP_REGISTRY_SEARCH_FIELDS): expected name"
                                + " or name,description, found \"name,title\"");
    }

    @Test
    void anOwnerOfTheDatabaseWhoIsNoSuperuserGetsTheIndexOfTrigrams() {
        var address = owned(TestDatabase.fresh());
        try (var store = TestEventStore.at(address)) {
            Listing.prepare(store.followerSource(), address, SearchFields.NAME_AND_DESCRIPTION);
            Listing.prepare(store.followerSource(), address, SearchFields.NAME_AND_DESCRIPTION);

            assertThat(indexes(store))
                    .contains(
                            "listing_names_1_trigrams", "listing_1_trigrams", "listing_1_letters");
        }
    }

    @Test
    void aRoleThatMayNotAddTheExtensionDoesWithoutThatIndex() {
        var address = TestDatabase.fresh();
        var owner = owned(address);
        var superuser = database(address);
        superuser
                .sql("revoke create on database %s from %s".formatted(name(address), owner.user()))
                .update();
        for (var schema : List.of("event_store", "query_side")) {
            superuser
                    .sql("create schema %s authorization %s".formatted(schema, owner.user()))
                    .update();
        }
        try (var store = TestEventStore.at(owner)) {
            Listing.prepare(store.followerSource(), owner, SearchFields.NAME_AND_DESCRIPTION);

            assertThat(indexes(store))
                    .contains("listing_names_1_letters", "listing_1_letters")
                    .doesNotContain("listing_names_1_trigrams", "listing_1_trigrams");
        }
    }

    private static List<String> indexes(TestEventStore store) {
        return store.database()
                .sql("select indexname from pg_indexes where schemaname = 'query_side'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The same database, seen by a role that owns it and is nothing else. */
    private static DatabaseAddress owned(DatabaseAddress address) {
        var database = database(address);
        var name = name(address);
        database.sql("create role owner_of_%1$s login".formatted(name)).update();
        database.sql("alter database %1$s owner to owner_of_%1$s".formatted(name)).update();
        return new DatabaseAddress(address.url(), "owner_of_" + name, "");
    }

    private static JdbcClient database(DatabaseAddress address) {
        return JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), ""));
    }

    private static String name(DatabaseAddress address) {
        return address.url().substring(address.url().lastIndexOf('/') + 1);
    }
}
