package annals.standalone;

import annals.command.CommandSide;
import annals.query.QuerySide;
import annals.standalone.tool.OperatorTool;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/**
 * The whole registry in one process: both sides, and a database of its own if none is given. With a
 * command it is the operator's tool instead.
 */
@SpringBootApplication(proxyBeanMethods = false)
@Import({CommandSide.class, QuerySide.class})
public class Standalone {

    public static void main(String[] arguments) {
        if (OperatorTool.isMeantBy(arguments)) {
            System.exit(OperatorTool.run(arguments, new PrivateRegistry()));
        }
        SpringApplication.run(Standalone.class, arguments);
    }
}
