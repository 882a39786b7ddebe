package annals.command.server;

import annals.events.ServerEvent;

/**
 * An event that was decided and will be stored at the end of the transaction.
 *
 * @param sequence its place in the server's stream
 */
record Happened(String server, long sequence, ServerEvent event) {}
