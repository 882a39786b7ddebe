package annals.standalone;

/**
 * What {@code java -jar} calls. Compiled for older Javas than the rest, so that one of them gets a
 * sentence instead of a stack trace about class files.
 */
public final class Start {

    private static final int JAVA = 25;

    private Start() {}

    public static void main(String[] arguments) {
        int found = Runtime.version().feature();
        if (found < JAVA) {
            System.err.println(
                    "Annals needs Java "
                            + JAVA
                            + ", but this is Java "
                            + found
                            + " ("
                            + System.getProperty("java.home")
                            + "): install a JDK "
                            + JAVA
                            + ", for example temurin-25-jdk, and start with its bin/java.");
            System.exit(1);
        }
        Standalone.main(arguments);
    }
}
