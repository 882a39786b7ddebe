/** Says who this registry is, how far its log has come, and that it is there at all. */
@NullMarked
package annals.query.status;

import org.jspecify.annotations.NullMarked;
