package annals.query;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Progress;
import annals.eventstore.rebuild.Rebuilds;
import annals.query.listing.OnlyProcess;
import annals.query.operations.Verifications;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The query side as it runs, on a port of its own, and a client that asks it. */
public final class RunningReader implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningReader(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts on a database; properties as {@code annals.listing.max-age=60}. */
    public static RunningReader on(DatabaseAddress address, String... properties) {
        return start(address, false, _ -> {}, properties);
    }

    /** The same with more beans. */
    public static RunningReader with(
            DatabaseAddress address,
            Consumer<GenericApplicationContext> beans,
            String... properties) {
        return start(address, false, beans, properties);
    }

    /** Starts as the only process at its database. */
    public static RunningReader alone(DatabaseAddress address, String... properties) {
        return start(address, true, _ -> {}, properties);
    }

    private static RunningReader start(
            DatabaseAddress address,
            boolean isAlone,
            Consumer<GenericApplicationContext> more,
            String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.addAll(
                List.of(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "management.server.address=127.0.0.1",
                        "annals.pools.reads=4",
                        "annals.token.private-key=" + TestToken.SEED,
                        "spring.autoconfigure.exclude="
                            + "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration,"
                            + "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration"));
        if (all.stream().noneMatch(property -> property.startsWith("management.server.port="))) {
            all.add("management.server.port=-1");
        }
        if (all.stream().noneMatch(property -> property.startsWith("annals.snapshot.directory="))) {
            all.add("annals.snapshot.directory=target/snapshots");
        }
        var arguments = all.stream().map(property -> "--" + property).toArray(String[]::new);
        return new RunningReader(
                new SpringApplicationBuilder(QuerySide.class)
                        .registerShutdownHook(false)
                        .initializers(
                                context -> {
                                    var beans = (GenericApplicationContext) context;
                                    beans.registerBean(DatabaseAddress.class, () -> address);
                                    beans.registerBean(OnlyProcess.class, () -> () -> isAlone);
                                    more.accept(beans);
                                })
                        .run(arguments));
    }

    /** A client that asks it. */
    public Client client() {
        return new Client(url());
    }

    /** Asks with GET; headers as name, value, name, value. */
    public HttpResponse<String> get(String target, String... headers) {
        return client().get(target, headers);
    }

    /** Asks; headers as name, value, name, value. */
    public HttpResponse<String> ask(String method, String target, String... headers) {
        return client().ask(method, target, headers);
    }

    /** Where it listens, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Where operators ask, if it was started with {@code management.server.port=0}. */
    public Client management() {
        return new Client(
                "http://127.0.0.1:"
                        + context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Of the list. */
    public Follower follower() {
        return context.getBean(Follower.class);
    }

    /** Of all read models. */
    public Rebuilds rebuilds() {
        return context.getBean(Rebuilds.class);
    }

    /** Of all read models. */
    public Verifications verifications() {
        return context.getBean(Verifications.class);
    }

    /** Of the list. */
    public Progress progress() {
        return context.getBean(Progress.class);
    }

    /** A part of it that its own room knows. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
