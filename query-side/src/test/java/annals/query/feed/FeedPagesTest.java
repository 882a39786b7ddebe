package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The feed page by page, over HTTP, in whole answers. */
class FeedPagesTest {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";

    private static TestEventStore store;
    private static RunningReader reader;
    private static Sent sent;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        reader = RunningReader.on(store.address());
        sent = new Sent(store);
        var happenings = new Happenings(store);
        happenings.publish("com.example/a", "1.0.0", "Tells the weather, größer");
        happenings.publish("com.example/b", "1.0.0");
        happenings.publish("org.example/c", "1.0.0");
        happenings.edit("com.example/a", "1.0.0", "1.0.0", "Tells the climate");
        happenings.change("com.example/b", "1.0.0", "active", "deprecated", "1.0.0");
    }

    @AfterAll
    static void stop() {
        reader.close();
        store.close();
    }

    private static String page(String events, int count, long next) {
        return "{\"events\":[%s],\"metadata\":{\"count\":%d,\"next\":%d%s,\"head\":5,\"registry\":\"%s\"}}\n"
                .formatted(
                        events,
                        count,
                        next,
                        next == 0 ? "" : ",\"nextLeaf\":\"" + sent.leaf(next) + "\"",
                        store.registry().urn());
    }

    private static String body(String query) {
        var answer = reader.get(EVENTS + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void allEventsAreToldOldestFirstAsTheyAreStored() {
        var answer = reader.get(EVENTS);

        assertThat(answer.body()).isEqualTo(page(sent.events(1, 2, 3, 4, 5), 5, 5));
        assertThat(Answers.shown(answer))
                .startsWith(
                        """
                        200
                        cache-control: no-store
                        content-type: application/json
                        vary: Origin, Accept, Accept-Encoding
                        x-registry-position: 5
                        x-registry-watermark: <time>
                        """);
        assertThat(reader.get("/v0/x/dev.annals/events").body()).isEqualTo(answer.body());
    }

    @Test
    void aPageEndsAtItsLimitAndSaysWhereToGoOn() {
        assertThat(body("?limit=2")).isEqualTo(page(sent.events(1, 2), 2, 2));
        assertThat(body("?limit=2&after=2&leaf=" + sent.leaf(2)))
                .isEqualTo(page(sent.events(3, 4), 2, 4));
        assertThat(body("?limit=2&after=4")).isEqualTo(page(sent.events(5), 1, 5));
        assertThat(body("?after=5")).isEqualTo(page("", 0, 5));
        assertThat(body("?after=head")).isEqualTo(page("", 0, 5));
    }

    @Test
    void aBatchIsTheBareArrayAndLinksToTheNext() {
        var answer =
                reader.get(
                        EVENTS + "?limit=1&namespace=com.example&type=server-version-edited",
                        "Accept",
                        "application/cloudevents-batch+json");

        assertThat(answer.body()).isEqualTo("[" + sent.event(4) + "]\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/cloudevents-batch+json");
        assertThat(answer.headers().firstValue("Link"))
                .contains(
                        "</v0.1/x/dev.annals/events?after=4&leaf=%s&limit=1&namespace=com.example&type=server-version-edited>; rel=\"next\""
                                .formatted(sent.leaf(4)));
    }

    @Test
    void anEmptyBatchLinksToWhereItLooked() {
        var answer =
                reader.get(
                        EVENTS + "?after=5&wait=1&server=com.example%2Fa",
                        "Accept",
                        "application/cloudevents-batch+json");

        assertThat(answer.body()).isEqualTo("[]\n");
        assertThat(answer.headers().firstValue("Link"))
                .contains(
                        "</v0.1/x/dev.annals/events?after=5&leaf=%s&limit=100&wait=1&server=com.example%%2Fa>; rel=\"next\""
                                .formatted(sent.leaf(5)));
    }

    @Test
    void eventsAreFilteredByServerNamespaceAndTypes() {
        assertThat(body("?server=com.example/a")).isEqualTo(page(sent.events(1, 4), 2, 5));
        assertThat(body("?server=com.example/a&after=1")).isEqualTo(page(sent.events(4), 1, 5));
        assertThat(body("?server=com.example/a&limit=1")).isEqualTo(page(sent.events(1), 1, 1));
        assertThat(body("?server=com.example/none")).isEqualTo(page("", 0, 5));
        assertThat(body("?namespace=com.example")).isEqualTo(page(sent.events(1, 2, 4, 5), 4, 5));
        assertThat(body("?namespace=com")).isEqualTo(page("", 0, 5));
        assertThat(body("?type=server-version-edited&type=server-status-changed"))
                .isEqualTo(page(sent.events(4, 5), 2, 5));
        assertThat(body("?type=server-status-changed&namespace=org.example"))
                .isEqualTo(page("", 0, 5));
        assertThat(body("?server=com.example/a&namespace=org.example")).isEqualTo(page("", 0, 5));
    }

    @Test
    void emptyParametersAreNotGiven() {
        assertThat(body("?after=&leaf=&limit=&wait=&server=&namespace=&type=&follow="))
                .isEqualTo(body(""));
    }

    @Test
    void aHeadAsksForNoBytesAndNeverWaits() {
        for (var accept :
                new String[] {"application/json", "application/x-ndjson", "text/event-stream"}) {
            var answer =
                    reader.ask("HEAD", EVENTS + "?after=5&wait=55&follow=true", "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Registry-Position")).contains("5");
            assertThat(answer.headers().firstValue("Content-Type")).contains(accept);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Nested
    class WhatIsRefused {

        private void refuses(int status, String query, String expected) {
            for (var accept : new String[] {"application/json", "text/event-stream"}) {
                var answer = reader.get(EVENTS + query, "Accept", accept);
                assertThat(answer.statusCode()).as(query).isEqualTo(status);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .contains("application/problem+json");
                assertThat(answer.body()).contains(expected);
            }
        }

        @Test
        void whatIsNoPosition() {
            refuses(422, "?after=x", "\"invalid integer\",\"location\":\"query.after\"");
            refuses(422, "?after=-1", "\"expected number >= 0\",\"location\":\"query.after\"");
            refuses(422, "?after=9223372036854775808", "\"invalid integer\"");
            refuses(422, "?after=HEAD", "\"invalid integer\"");
        }

        @Test
        void whatIsOutOfRange() {
            refuses(422, "?limit=0", "\"expected number >= 1\",\"location\":\"query.limit\"");
            refuses(422, "?limit=1001", "\"expected number <= 1000\"");
            refuses(422, "?wait=56", "\"expected number <= 55\",\"location\":\"query.wait\"");
            refuses(422, "?wait=-1", "\"expected number >= 0\"");
            refuses(422, "?follow=perhaps", "\"invalid boolean\"");
            refuses(422, "?namespace=com.example%2Fa", "\"location\":\"query.namespace\"");
            refuses(
                    422,
                    "?type=published&type=server-version-edited",
                    "\"expected value to be one of \\\"server-version-published,"
                        + " server-version-imported, server-version-withdrawn,"
                        + " server-version-edited, server-status-changed,"
                        + " read-model-rebuilt\\\"\",\"location\":\"query.type\",\"value\":\"published\"");
        }

        @Test
        void aLeafWithoutAnEvent() {
            var leaf = sent.leaf(1);
            refuses(422, "?leaf=" + leaf, "\"location\":\"query.leaf\"");
            refuses(422, "?after=0&leaf=" + leaf, "it is the leaf of the event at that position");
            refuses(422, "?after=head&leaf=" + leaf, "\"location\":\"query.leaf\"");
            refuses(422, "?after=1&leaf=abc", "expected 64 hexadecimal digits in lower case");
        }

        @Test
        void anotherHistory() {
            refuses(
                    409,
                    "?after=1&leaf=" + sent.leaf(2),
                    "another history: the event at position 1 has the leaf %s here, and %s was sent"
                            .formatted(sent.leaf(1), sent.leaf(2)));
        }

        @Test
        void aReaderThatHasSeenMore() {
            refuses(
                    409,
                    "?after=6",
                    "after 6 is beyond the head: the last event of this registry is at position"
                            + " 5.");
            refuses(409, "?after=9223372036854775807", "beyond the head");
            refuses(409, "?after=6&leaf=" + sent.leaf(5), "beyond the head");
            refuses(400, "?min_position=6", "min_position 6 is beyond the head");
        }
    }

    @Test
    void whatABrowserSawLastIsLookedAtInItsOwnFormatOnly() {
        var id = new String[] {"Last-Event-ID", "6", "Accept", "text/event-stream"};
        assertThat(reader.get(EVENTS, id).statusCode()).isEqualTo(409);
        assertThat(reader.get(EVENTS, id).body()).contains("Last-Event-ID 6 is beyond the head");
        id[1] = "x";
        assertThat(reader.get(EVENTS, id).statusCode()).isEqualTo(422);
        assertThat(reader.get(EVENTS, id).body()).contains("header.Last-Event-ID");
        assertThat(reader.get(EVENTS, "Last-Event-ID", "6").body()).isEqualTo(body(""));
    }

    @Test
    void anAcceptThatNobodyCanSatisfyGetsAPage() {
        for (var accept : new String[] {"image/png", "nonsense", "application/*", "*/*"}) {
            assertThat(reader.get(EVENTS, "Accept", accept).body()).isEqualTo(body(""));
        }
    }
}
