package annals.eventstore;

import org.springframework.dao.TransientDataAccessResourceException;

/** The event store could not be asked, or did not answer in time. The same again may pass later. */
public final class StoreUnavailableException extends TransientDataAccessResourceException {

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
