package annals.command.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the entries of a source into batches, each of which becomes one transaction. */
final class Batches {

    /** Bulk appends gain little from larger ones, and a batch holds up other writers. */
    private static final int ENTRIES = 200;

    /** Where a page of a registry is larger than a batch, it is torn nevertheless. */
    private static final int MOST_ENTRIES = 500;

    /** Some entries may be large: memory stays bounded. */
    private static final int MOST_BYTES = 4 << 20;

    private final Entries entries;
    private final EntryReader reader;
    private long number;
    private Optional<UnreadableSource> broken = Optional.empty();

    /**
     * Begins where the source stands.
     *
     * @param number how many entries come before
     */
    Batches(Entries entries, EntryReader reader, long number) {
        this.entries = entries;
        this.reader = reader;
        this.number = number;
    }

    /** The next batch; empty after the last one. What stands before a broken place comes first. */
    List<ReadEntry> next() throws UnreadableSource, InterruptedException {
        if (broken.isPresent()) {
            throw broken.get();
        }
        var batch = new ArrayList<ReadEntry>(ENTRIES);
        try {
            fill(batch);
        } catch (UnreadableSource e) {
            if (batch.isEmpty()) {
                throw e;
            }
            broken = Optional.of(e);
        }
        return batch;
    }

    private void fill(List<ReadEntry> batch) throws UnreadableSource, InterruptedException {
        long bytes = 0;
        boolean full = false;
        while (!full) {
            Optional<RawEntry> next = entries.next();
            if (next.isEmpty()) {
                return;
            }
            RawEntry raw = next.get();
            number++;
            bytes += raw.bytes();
            batch.add(new ReadEntry(number, raw.placeAfter(), reader.read(raw)));
            full =
                    (batch.size() >= ENTRIES && raw.border())
                            || batch.size() >= MOST_ENTRIES
                            || bytes >= MOST_BYTES;
        }
    }
}
