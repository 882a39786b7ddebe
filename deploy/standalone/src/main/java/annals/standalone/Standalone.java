package annals.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole registry in one process. */
@SpringBootApplication
public class Standalone {

    public static void main(String[] arguments) {
        // as AXONIQ_UPDATE_CHECKER_DISABLED does: nobody is told that this runs
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication.run(Standalone.class, arguments);
    }
}
