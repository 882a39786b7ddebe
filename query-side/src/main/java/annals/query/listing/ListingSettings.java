package annals.query.listing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Settings of the list.
 *
 * @param maxAge how long a cache may give an answer away without asking; a bare number is seconds
 * @param keptPages how much memory answers may take that were given lately
 * @param patience how long a request waits for a position that the list does not have yet
 * @param searchFields at what {@code search} looks: {@code name}, or {@code name,description}
 */
@ConfigurationProperties("annals.listing")
record ListingSettings(
        @DefaultValue("0") @DurationUnit(ChronoUnit.SECONDS) Duration maxAge,
        @DefaultValue("24MB") DataSize keptPages,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("name") List<String> searchFields) {

    ListingSettings {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException(
                    "annals.listing.max-age (MCP_REGISTRY_CACHE_MAX_AGE): expected seconds, 0 or"
                            + " more, found "
                            + maxAge.toSeconds());
        }
        searchFields = List.copyOf(searchFields);
    }

    SearchFields fields() {
        return SearchFields.of(searchFields);
    }
}
