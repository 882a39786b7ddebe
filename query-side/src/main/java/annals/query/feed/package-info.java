/**
 * Tells every event, oldest first and as it is stored: by pages, or as a stream that goes on. Start
 * at {@code FeedController}.
 */
@NullMarked
package annals.query.feed;

import org.jspecify.annotations.NullMarked;
