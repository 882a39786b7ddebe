package annals.command.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks what is gzip, by its first two bytes; everything else stays as it is. What comes out can
 * be marked.
 */
final class Unpacked {

    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private Unpacked() {}

    static InputStream of(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 65_536);
        buffered.mark(2);
        boolean packed = buffered.read() == FIRST && buffered.read() == SECOND;
        buffered.reset();
        return packed
                ? new BufferedInputStream(new GZIPInputStream(buffered, 65_536), 65_536)
                : buffered;
    }
}
