package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.StoredNames.StoredName;
import annals.eventstore.testing.TestEventStore;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.UUID;

/** An event that only this test knows has changed its shape once. */
class UpcastTest {

    record LampSwitched(String lamp, boolean on) {}

    /** Revision 1 said {@code "state": "on"}. */
    private static final class LampSwitched1To2 extends SingleEventUpcaster {

        private static final SimpleSerializedType BEFORE =
                new SimpleSerializedType("lamp-switched", "1");

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(BEFORE);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("lamp-switched", "2"),
                    JsonNode.class,
                    before -> {
                        var after = (ObjectNode) before;
                        after.put("on", after.remove("state").stringValue().equals("on"));
                        return after;
                    });
        }
    }

    @Test
    void anOlderRevisionIsReadInTheShapeOfToday() {
        var names = List.of(new StoredName(LampSwitched.class, "lamp-switched", 2));
        try (var store =
                TestEventStore.knowing(names, new EventUpcasterChain(new LampSwitched1To2()))) {
            store.appends()
                    .transaction(
                            () -> {
                                store.appends()
                                        .add(lamp(0, 1, "{\"lamp\":\"hall\",\"state\":\"on\"}"));
                                store.appends().add(lamp(1, 2, "{\"lamp\":\"hall\",\"on\":false}"));
                                return "done";
                            });

            assertThat(store.storage().readEvents("lamps/hall", 0).asStream())
                    .extracting(message -> (Object) message.getPayload())
                    .containsExactly(
                            new LampSwitched("hall", true), new LampSwitched("hall", false));
            assertThat(store.log().at(1).orElseThrow().data())
                    .isEqualTo("{\"lamp\":\"hall\",\"state\":\"on\"}");
        }
    }

    private static NewEvent lamp(long sequence, int revision, String data) {
        return NewEvent.of(
                "lamps/hall", sequence, UUID.randomUUID(), "lamp-switched", revision, data);
    }
}
