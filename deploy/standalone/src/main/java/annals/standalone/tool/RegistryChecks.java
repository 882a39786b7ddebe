package annals.standalone.tool;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the doctor asks a registry that answers. */
final class RegistryChecks {

    private static final int OLDEST_DATABASE = 14;
    private static final int GOOD_DATABASE = 17;
    private static final Duration SMALL_DRIFT = Duration.ofSeconds(2);
    private static final Duration LARGE_DRIFT = Duration.ofMinutes(1);
    private static final int LOOKS = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Management management;
    private final Optional<String> keyHere;

    RegistryChecks(Management management, Optional<String> keyHere) {
        this.management = management;
        this.keyHere = keyHere;
    }

    List<Finding> all() {
        var findings = new ArrayList<Finding>();
        findings.addAll(orFail("database", this::database));
        findings.addAll(orFail("read models", this::readModels));
        return findings;
    }

    private static List<Finding> orFail(String check, Supplier<List<Finding>> looks) {
        try {
            return looks.get();
        } catch (ToolFailure e) {
            return List.of(Finding.fail(check, String.valueOf(e.getMessage())));
        }
    }

    private List<Finding> database() {
        var registry = management.get(Paths.REGISTRY).json();
        return List.of(version(registry), clock(registry), key(registry));
    }

    private static Finding version(JsonNode registry) {
        var version = registry.at("/database/version").asString("");
        int major = Integer.parseInt("0" + version.replaceFirst("\\D.*", ""));
        var told = "PostgreSQL " + version;
        if (major < OLDEST_DATABASE) {
            return Finding.fail("database", told + "; 14 is the oldest that will do");
        }
        return major < GOOD_DATABASE
                ? Finding.warn("database", told + "; from 17 on it ends a writer that hangs")
                : Finding.ok("database", told);
    }

    private static Finding clock(JsonNode registry) {
        var apart =
                Duration.between(
                                Instant.parse(registry.path("clock").asString()),
                                Instant.parse(registry.at("/database/clock").asString()))
                        .abs();
        var told = "registry and database are %s ms apart".formatted(apart.toMillis());
        if (apart.compareTo(SMALL_DRIFT) < 0) {
            return Finding.ok("clocks", told);
        }
        var advice = told + "; tokens and events bear different times: set the clocks";
        return apart.compareTo(LARGE_DRIFT) < 0
                ? Finding.warn("clocks", advice)
                : Finding.fail("clocks", advice);
    }

    private Finding key(JsonNode registry) {
        var its = registry.path("tokenKey").asString("");
        return keyHere.isEmpty() || keyHere.get().equals(its)
                ? Finding.ok("token key", its)
                : Finding.warn(
                        "token key",
                        "the registry signs with %s, the key here is %s; what \"token\" makes here would not be believed"
                                .formatted(its, keyHere.get()));
    }

    private List<Finding> readModels() {
        var models = atTheHead();
        var standing = management.get("/actuator/health/readModels");
        var why = standing.contentOrNothing();
        var findings = new ArrayList<Finding>();
        for (var model : models) {
            findings.add(readModel(model, why));
        }
        return findings;
    }

    /** As they are as soon as none is behind, or at last. */
    private JsonNode atTheHead() {
        var models = management.get(Paths.READ_MODELS).json();
        for (int look = 1; look < LOOKS && isBehind(models); look++) {
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return models;
            }
            models = management.get(Paths.READ_MODELS).json();
        }
        return models;
    }

    private static boolean isBehind(JsonNode models) {
        return models.valueStream().anyMatch(model -> model.path("lagEvents").asLong() > 0);
    }

    private static Finding readModel(JsonNode model, JsonNode health) {
        var name = model.path("name").asString("");
        var check = "read model " + name;
        var position = "position " + Numbers.of(model.path("position").asLong());
        var details = health.path("details").path(name).asString("");
        if (health.path("status").asString("").equals("DEGRADED")
                && !details.startsWith("position ")) {
            return Finding.fail(check, "it stands still at %s: %s".formatted(position, details));
        }
        long behind = model.path("lagEvents").asLong();
        if (behind > 0) {
            return Finding.warn(
                    check, "%s, %s events behind".formatted(position, Numbers.of(behind)));
        }
        var rebuild = RebuildShown.of(model).filter(each -> each.step().equals("failed"));
        return rebuild.isPresent()
                ? Finding.warn(check, "its last rebuild has failed: " + rebuild.get().problem())
                : Finding.ok(check, position + ", the head");
    }
}
