package annals.command.auth;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways to prove who one is that this registry offers. */
@Component
final class Exchanges {

    private final Map<String, Exchange> byMethod;

    Exchanges(List<Exchange> exchanges) {
        byMethod =
                exchanges.stream()
                        .filter(Exchange::isOffered)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Exchange::method, Function.identity()));
    }

    Optional<Exchange> of(String method) {
        return Optional.ofNullable(byMethod.get(method));
    }
}
