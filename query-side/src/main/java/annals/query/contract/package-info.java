/**
 * What people and tools are told of the API: the contract, its interactive page, and the front
 * page.
 */
@NullMarked
package annals.query.contract;

import org.jspecify.annotations.NullMarked;
