/** Says who this registry is and how far its log has come. */
@NullMarked
package annals.query.status;

import org.jspecify.annotations.NullMarked;
