package annals.eventstore.rebuild;

import java.util.ArrayList;
import java.util.List;

/** The tables of all generations of a read model. */
final class Generations {

    private final BulkConnection bulk;
    private final Rebuildable readModel;

    Generations(BulkConnection bulk, Rebuildable readModel) {
        this.bulk = bulk;
        this.readModel = readModel;
    }

    /**
     * Drops what a rebuild has left unfinished. Nobody reads it, so whoever still writes it may be
     * waited for.
     */
    void dropHalfMade(int live) {
        drop(readModel.tableNames(live + 1).stream().filter(this::isThere).toList());
    }

    /**
     * Drops what is neither live nor about to be. A reader that still reads them is waited for only
     * so shortly that nobody queues behind us; then they are left to the next time.
     *
     * @return whether nothing is left
     */
    boolean dropAllBut(int live) {
        var left = tablesOfOthers(live);
        if (left.isEmpty()) {
            return true;
        }
        bulk.database().sql("set lock_timeout = '200ms'").update();
        try {
            drop(left);
            return true;
        } catch (org.springframework.dao.PessimisticLockingFailureException busy) {
            return false;
        } finally {
            bulk.database().sql("set lock_timeout = '5s'").update();
        }
    }

    private void drop(List<String> tables) {
        if (!tables.isEmpty()) {
            bulk.database().sql("drop table " + String.join(", ", tables)).update();
        }
    }

    private List<String> tablesOfOthers(int live) {
        var left = new ArrayList<String>();
        for (int generation = 1; generation <= live + 1; generation++) {
            if (generation != live) {
                readModel.tableNames(generation).stream().filter(this::isThere).forEach(left::add);
            }
        }
        return left;
    }

    private boolean isThere(String table) {
        return bulk.database()
                .sql("select to_regclass(:table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
