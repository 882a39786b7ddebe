package annals.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-11-25 18:45:41.628 UTC [1801] FATAL:  could not extend file | FATAL | could not extend file
                    running bootstrap script ... 2026-11-25 18:45:41.628 UTC [1801] FATAL:  no space | FATAL | no space
                    2026-11-25 18:45:41.628 UTC [7] LOG:  a: b | LOG | a: b
                    initdb: error: directory exists but is not empty | error | directory exists but is not empty
                    setpriv: setresuid failed: Operation not permitted | '' | setpriv: setresuid failed: Operation not permitted
                    """)
    void aLineHasSeverityAndMessage(String line, String severity, String message) {
        assertThat(LogLine.of(line)).isEqualTo(new LogLine(severity, message));
    }

    @Test
    void theFirstComplaintIsTheReason() {
        var output =
                new Programs.Output(
                        1,
                        """
                        The files belonging to this database system will be owned by user "nobody".

                        running bootstrap script ... 2026-11-25 18:45:41.628 UTC [1801] FATAL:  disk full
                        2026-11-25 18:45:41.628 UTC [1801] PANIC:  cannot abort transaction 1
                        Aborted
                        """);
        assertThat(output.reason()).isEqualTo("disk full");
    }

    @Test
    void withoutAComplaintTheLastLineIsTheReason() {
        assertThat(new Programs.Output(1, "one\ntwo\n\n").reason()).isEqualTo("two");
        assertThat(new Programs.Output(3, "").reason()).isEqualTo("exit code 3");
    }
}
