package annals.command.api;

import annals.command.server.Outcome;
import annals.eventstore.Position;

/** What has become of a write that was not refused. */
sealed interface Written {

    /** Where its event stands. */
    Position at();

    /** It was carried out. */
    record Now(Outcome.Appended appended) implements Written {
        @Override
        public Position at() {
            return appended.position();
        }
    }

    /** It had been carried out before, and is only told again. */
    record Before(Position at) implements Written {}
}
