package annals.query.snapshot;

import annals.eventstore.Position;

/**
 * What was written, before it has its name.
 *
 * @param plainDigest SHA-256 of the plain file, in hexadecimal digits
 * @param gzipDigest that of the other one
 */
record Made(Position at, int generation, String plainDigest, String gzipDigest) {

    FileName name(Coding coding) {
        var digest =
                switch (coding) {
                    case PLAIN -> plainDigest;
                    case GZIP -> gzipDigest;
                };
        return new FileName(at.number(), generation, digest.substring(0, FileName.DIGITS), coding);
    }
}
