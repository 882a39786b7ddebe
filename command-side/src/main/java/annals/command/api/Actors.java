package annals.command.api;

import annals.events.Actor;
import annals.http.token.Caller;

/** As what a caller is kept with the event. */
final class Actors {

    private Actors() {}

    static Actor.Known of(Caller caller) {
        return new Actor.Known(caller.method(), caller.subject(), caller.evidence());
    }
}
