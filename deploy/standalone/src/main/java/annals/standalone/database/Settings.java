package annals.standalone.database;

import java.util.ArrayList;
import java.util.List;

/**
 * The server's settings, given on its command line so that every release starts with its own and
 * nothing in an old cluster outweighs them. Safe first, then small: with its few backends the
 * server stays below 100 MB.
 */
final class Settings {

    private static final List<String> ALL =
            List.of(
                    // an acknowledged write is on the disk
                    "fsync=on",
                    "full_page_writes=on",
                    "synchronous_commit=on",
                    "wal_level=replica",
                    // only this machine, only by TCP
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    // memory
                    "shared_buffers=48MB",
                    "wal_buffers=2MB",
                    "work_mem=4MB",
                    "maintenance_work_mem=32MB",
                    "effective_cache_size=256MB",
                    "max_connections=60",
                    "jit=off",
                    // no processes beyond those that every server needs
                    "io_method=sync",
                    "max_worker_processes=2",
                    "max_parallel_workers=0",
                    "max_parallel_workers_per_gather=0",
                    "max_parallel_maintenance_workers=0",
                    "max_logical_replication_workers=0",
                    "max_replication_slots=0",
                    "max_wal_senders=0",
                    "autovacuum=on",
                    "autovacuum_max_workers=2",
                    "autovacuum_worker_slots=2",
                    // disk, and with it the time that a recovery takes
                    "max_wal_size=256MB",
                    "min_wal_size=64MB",
                    // a backend whose client was killed ends even in the midst of a statement
                    "client_connection_check_interval=2s",
                    // what we read from its output; statements would bring documents into it
                    "log_destination=stderr",
                    "logging_collector=off",
                    "log_line_prefix=%m [%p] ",
                    "log_min_messages=warning",
                    "log_min_error_statement=panic",
                    "log_error_verbosity=terse",
                    "log_checkpoints=off",
                    "lc_messages=C",
                    "log_timezone=UTC",
                    "timezone=UTC",
                    "cluster_name=annals");

    private Settings() {}

    static List<String> commandLine(int port) {
        var arguments = new ArrayList<String>();
        for (var setting : ALL) {
            arguments.addAll(List.of("-c", setting));
        }
        arguments.addAll(List.of("-c", "port=" + port));
        return arguments;
    }
}
