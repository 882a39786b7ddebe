package annals.query.snapshot;

import annals.http.ContentCoding;
import annals.http.IgnoredParameters;
import annals.http.MinPosition;
import annals.http.QueryParameters;
import annals.http.RegistryApi;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code GET /x/dev.annals/snapshot}: the whole list as NDJSON, plain or gzip, in any part
 * (extensions.md, "The snapshot").
 */
@RegistryApi
final class SnapshotController {

    private static final String VARY =
            String.join(
                    ", ",
                    HttpHeaders.ORIGIN,
                    RegistryHeaders.MIN_POSITION,
                    HttpHeaders.ACCEPT_ENCODING);

    private static final Pattern TAG = Pattern.compile("\"([^\"]*)\"");

    private final OpenSnapshots snapshots;

    SnapshotController(OpenSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping("/x/dev.annals/snapshot")
    void snapshot(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = QueryParameters.of(request);
        var asked = MinPosition.of(query, request);
        query.check();
        var coding = ContentCoding.asksForGzip(request) ? Coding.GZIP : Coding.PLAIN;
        try (var opened = snapshots.open(asked, coding, request.getHeader(HttpHeaders.IF_RANGE))) {
            boolean isKnown = isKnown(opened.file(), request);
            var part = isKnown ? null : Part.asked(request, opened.file()).orElse(null);
            tell(opened.snapshot(), opened.file(), response);
            IgnoredParameters.of(query)
                    .ifPresent(
                            names -> response.setHeader(RegistryHeaders.IGNORED_PARAMETERS, names));
            if (isKnown) {
                response.setStatus(304);
                return;
            }
            if (part != null) {
                response.setStatus(206);
                response.setHeader(HttpHeaders.CONTENT_RANGE, part.contentRange());
            }
            send(opened, part == null ? whole(opened) : part, coding, request, response);
        }
    }

    private static Part whole(Opened opened) {
        return new Part(0, opened.file().bytes(), opened.file().bytes());
    }

    private static void tell(Snapshot snapshot, SentFile file, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, file.entityTag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=0, must-revalidate");
        response.setHeader(HttpHeaders.VARY, VARY);
        response.setHeader(RegistryHeaders.POSITION, Long.toString(snapshot.at().number()));
        response.setHeader(RegistryHeaders.WATERMARK, Timestamps.text(snapshot.at().recordedAt()));
    }

    private static void send(
            Opened opened,
            Part part,
            Coding coding,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("application/x-ndjson");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentLengthLong(part.bytes());
        if (coding == Coding.GZIP) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.getMethod().equals("GET")) {
            opened.send(part.from(), part.bytes(), response.getOutputStream());
        }
    }

    private static boolean isKnown(SentFile file, HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        return headers != null
                && Collections.list(headers).stream()
                        .anyMatch(
                                header ->
                                        header.strip().equals("*")
                                                || tags(header).contains(file.tag()));
    }

    private static List<String> tags(String header) {
        return TAG.matcher(header).results().map(tag -> tag.group(1)).toList();
    }
}
