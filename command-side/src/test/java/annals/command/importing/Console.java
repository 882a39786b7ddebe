package annals.command.importing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what the import tells the console. */
final class Console extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger room = (Logger) LoggerFactory.getLogger("annals.command.importing");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Console() {
        start();
        room.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        room.detachAppender(this);
    }
}
