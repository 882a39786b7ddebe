package annals.standalone.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Watches a rebuild to its end. */
final class RebuildWatch {

    /** The database of the registry may be away for a while, or the registry be started anew. */
    private static final int LOOKS_IN_VAIN = 30;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String DATA = "data:";

    private final Management management;
    private final String readModel;
    private final ProgressLine progress;

    RebuildWatch(Management management, String readModel, ProgressLine progress) {
        this.management = management;
        this.readModel = readModel;
        this.progress = progress;
    }

    /** Waits for the end of the rebuild that was begun last, and shows how far it is. */
    RebuildShown await() {
        try {
            for (int inVain = 0; inVain < LOOKS_IN_VAIN; inVain++) {
                var end = look();
                if (end.isPresent()) {
                    return end.get();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            progress.end();
        }
        throw ToolFailure.failed(
                "the registry at %s tells no more how far the rebuild of %s is; it goes on, or begins anew, where the registry runs"
                        .formatted(management.base(), readModel));
    }

    private Optional<RebuildShown> look() {
        try (var lines = management.lines(Paths.PROGRESS)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                var line = each.next();
                if (line.startsWith(DATA)) {
                    var rebuild = rebuild(Json.MAPPER.readTree(line.substring(DATA.length())));
                    rebuild.ifPresent(this::show);
                    if (rebuild.filter(RebuildShown::hasEnded).isPresent()) {
                        return rebuild;
                    }
                }
            }
        } catch (IOException | UncheckedIOException | JacksonException e) {
            progress.show("waiting for the registry at " + management.base(), -1, "");
        }
        return Optional.empty();
    }

    private Optional<RebuildShown> rebuild(JsonNode models) {
        return models.valueStream()
                .filter(model -> model.path("name").asString("").equals(readModel))
                .findFirst()
                .flatMap(RebuildShown::of);
    }

    private void show(RebuildShown rebuild) {
        progress.show(readModel + ": " + rebuild.step(), rebuild.share(), rebuild.figures());
    }
}
