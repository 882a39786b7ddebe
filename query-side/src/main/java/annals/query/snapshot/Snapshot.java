package annals.query.snapshot;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;

/** The list at a position, as it lies on the disk. */
record Snapshot(Position at, int generation, SentFile plain, SentFile gzip) {

    SentFile file(Coding coding) {
        return switch (coding) {
            case PLAIN -> plain;
            case GZIP -> gzip;
        };
    }

    /** Whether it is what the list shows at this state. */
    boolean isOf(ReadModel listed) {
        return at.number() == listed.position().number() && generation == listed.generation();
    }
}
