package annals.query.listing;

import annals.eventstore.ReadModel;
import annals.http.Answer;
import annals.http.EntityTag;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What is told in answer to a question, in both forms: to those who do not know it and to those who
 * do.
 *
 * @param at the state that it tells of
 * @param unchanged 304
 * @param mayBeKept whether others may get it too, as long as the list stays in that state
 */
record Told(ReadModel at, EntityTag tag, Answer whole, Answer unchanged, boolean mayBeKept) {

    /** As this client is to get it. */
    Answer to(HttpServletRequest request) {
        return tag.isKnownTo(request) ? unchanged : whole;
    }
}
