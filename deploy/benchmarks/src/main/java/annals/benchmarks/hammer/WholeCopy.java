package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * All entries of the list, deleted ones included, as one client gets them.
 *
 * @param bytes as they came over the wire, without headers
 */
public record WholeCopy(int requests, long entries, long bytes, double seconds) {

    private static final String SNAPSHOT = "/v0.1/x/dev.annals/snapshot";
    private static final String DELETED_TOO = "&include_deleted=true";
    private static final int MOST = 100;
    private static final int BUFFER_BYTES = 256 * 1024;

    /** The first line and the last one. */
    private static final int OTHER_LINES = 2;

    /** Page after page, each as large as may be. */
    public static WholeCopy byPages(Registry registry) throws InterruptedException {
        long begun = System.nanoTime();
        int requests = 0;
        long entries = 0;
        long bytes = 0;
        for (var path = Paths.list(MOST, DELETED_TOO); path != null; ) {
            var answer = registry.get(path);
            if (!answer.good()) {
                throw new RunFailed("a page was expected, found " + answer.reason());
            }
            var page = ListPage.of(answer.body());
            requests++;
            entries += page.entries();
            bytes += answer.body().length;
            path = page.next() == null ? null : Paths.page(MOST, page.next());
        }
        return since(begun, requests, entries, bytes);
    }

    /** By the snapshot. */
    public static WholeCopy byFile(Registry registry) throws InterruptedException {
        return byFile(registry, "identity");
    }

    /** By the compressed snapshot, which is expanded here. */
    public static WholeCopy byCompressedFile(Registry registry) throws InterruptedException {
        return byFile(registry, "gzip");
    }

    private static WholeCopy byFile(Registry registry, String coding) throws InterruptedException {
        long begun = System.nanoTime();
        try (var file = registry.file(SNAPSHOT, coding);
                var counted = new CountedBytes(file);
                var plain =
                        coding.equals("gzip")
                                ? new GZIPInputStream(counted, BUFFER_BYTES)
                                : counted) {
            long lines = 0;
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
            return since(begun, 1, lines - OTHER_LINES, counted.bytes());
        } catch (IOException e) {
            throw new RunFailed("the snapshot broke off: " + e);
        }
    }

    private static WholeCopy since(long begun, int requests, long entries, long bytes) {
        return new WholeCopy(requests, entries, bytes, (System.nanoTime() - begun) / 1e9);
    }

    public double perSecond() {
        return entries / seconds;
    }
}
