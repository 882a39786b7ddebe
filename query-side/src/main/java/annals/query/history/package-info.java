/**
 * Who did what when: events come in at {@code HistoryProjector}, questions at {@code
 * HistoryController}, {@code DifferenceController} and {@code AuditController}.
 */
@NullMarked
package annals.query.history;

import org.jspecify.annotations.NullMarked;
