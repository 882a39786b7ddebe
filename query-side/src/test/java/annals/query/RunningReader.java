package annals.query;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Progress;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The query side as it runs, on a port of its own, and a client that asks it. */
public final class RunningReader implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private RunningReader(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts on a database; properties as {@code annals.listing.max-age=60}. */
    public static RunningReader on(DatabaseAddress address, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.addAll(
                List.of(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "management.server.port=-1",
                        "annals.pools.reads=4",
                        "spring.autoconfigure.exclude="
                            + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration"));
        var arguments = all.stream().map(property -> "--" + property).toArray(String[]::new);
        return new RunningReader(
                new SpringApplicationBuilder(QuerySide.class)
                        .registerShutdownHook(false)
                        .initializers(
                                context ->
                                        ((GenericApplicationContext) context)
                                                .registerBean(DatabaseAddress.class, () -> address))
                        .run(arguments));
    }

    /** Asks with GET; headers as name, value, name, value. */
    public HttpResponse<String> get(String target, String... headers) {
        return ask("GET", target, headers);
    }

    /** Asks; headers as name, value, name, value. */
    public HttpResponse<String> ask(String method, String target, String... headers) {
        return send(method, target, BodyHandlers.ofString(StandardCharsets.UTF_8), headers);
    }

    /** Asks with GET for the bytes as they come. */
    public HttpResponse<byte[]> bytes(String target, String... headers) {
        return send("GET", target, BodyHandlers.ofByteArray(), headers);
    }

    private <T> HttpResponse<T> send(
            String method, String target, HttpResponse.BodyHandler<T> body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url() + target))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Of the list. */
    public Follower follower() {
        return context.getBean(Follower.class);
    }

    /** Of the list. */
    public Progress progress() {
        return context.getBean(Progress.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
