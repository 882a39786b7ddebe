package annals.standalone.tool;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Optional;

/** A rebuild as people read it. */
record RebuildShown(JsonNode json) {

    /** The last one of a read model; empty if there never was one. */
    static Optional<RebuildShown> of(JsonNode model) {
        var rebuild = model.path("rebuild");
        return rebuild.isObject() ? Optional.of(new RebuildShown(rebuild)) : Optional.empty();
    }

    String step() {
        return json.path("step").asString("").toLowerCase(Locale.ROOT);
    }

    boolean hasEnded() {
        return switch (step()) {
            case "done", "failed", "cancelled" -> true;
            default -> false;
        };
    }

    boolean isDone() {
        return step().equals("done");
    }

    /** Less than 0 where it is not known. */
    double share() {
        long total = json.path("eventsTotal").asLong();
        return total == 0 ? -1 : json.path("eventsDone").asDouble() / total;
    }

    String figures() {
        var left = json.path("secondsLeft");
        return "%s of %s events, %s/s%s"
                .formatted(
                        Numbers.of(json.path("eventsDone").asLong()),
                        Numbers.of(json.path("eventsTotal").asLong()),
                        Numbers.of(json.path("eventsPerSecond").asLong()),
                        left.isNumber() ? ", " + Numbers.duration(left.asLong()) + " left" : "");
    }

    String problem() {
        return json.path("problem").asString("it is not known why");
    }

    /** How many rows readers find different; empty where they were too many to count. */
    Optional<Long> differing() {
        var differing = json.path("differing");
        return differing.isNumber() ? Optional.of(differing.asLong()) : Optional.empty();
    }

    String line() {
        return switch (step()) {
            case "done", "cancelled" -> step() + " " + json.path("endedAt").asString("");
            case "failed" -> "failed: " + problem();
            default -> step() + " " + figures();
        };
    }
}
