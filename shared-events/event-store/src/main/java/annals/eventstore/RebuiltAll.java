package annals.eventstore;

import annals.events.ReadModelRebuilt;

/** Tells the event after which all rows of a read model count as changed. */
public final class RebuiltAll {

    private RebuiltAll() {}

    /** Whether it says so of this read model. */
    public static boolean isOf(String readModel, Recorded recorded) {
        return switch (recorded) {
            case RecordedEvent _ -> false;
            case RecordedRegistryEvent(_, ReadModelRebuilt rebuilt) ->
                    rebuilt.readModel().equals(readModel) && rebuilt.rows() == null;
        };
    }
}
