package annals.query.snapshot;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;
import annals.http.MinPosition;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.support.GenericApplicationContext;

import java.util.function.Consumer;

/**
 * Lets things happen while a snapshot is made: its pieces are small, and before each one follows.
 */
final class Interrupted implements Consumer<GenericApplicationContext>, BeanPostProcessor {

    private static final int ROWS = 2;

    private volatile Runnable between = () -> {};

    /** What happens before each piece from now on. */
    void by(Runnable happening) {
        between = happening;
    }

    @Override
    public void accept(GenericApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(this);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PastEntries past ? new Slowly(past) : bean;
    }

    private final class Slowly implements PastEntries {

        private final PastEntries past;

        Slowly(PastEntries past) {
            this.past = past;
        }

        @Override
        public ReadModel listed(MinPosition asked) {
            return past.listed(asked);
        }

        @Override
        public PastPage after(Position at, String name, String version, int limit) {
            between.run();
            return past.after(at, name, version, Math.min(limit, ROWS));
        }
    }
}
