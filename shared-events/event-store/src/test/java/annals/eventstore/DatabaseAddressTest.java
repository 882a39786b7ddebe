package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.DatabaseAddress.Unreadable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

import java.util.Properties;

class DatabaseAddressTest {

    private static final String ME = System.getProperty("user.name");

    @Nested
    class TheFormOfTheOfficialService {

        @ParameterizedTest
        @CsvSource(
                textBlock =
                        """
                        postgres://u:p@db.example.com:5433/registry?sslmode=disable, //db.example.com:5433/registry?sslmode=disable
                        postgresql://u:p@db/registry,              //db/registry
                        postgres://u:p@db:5432,                    //db:5432/
                        postgres://u:p@/registry,                  //localhost/registry
                        postgres://u:p@my_db-1/registry,           //my_db-1/registry
                        postgres://u:p@[::1]:5433/registry,        //[::1]:5433/registry
                        postgres://u:p@[2001:db8::1]/registry,     //[2001:db8::1]/registry
                        'postgres://u:p@a:1,b:2,c/registry',       '//a:1,b:2,c/registry'
                        postgres://u:p@db/one%20two%2Fthree,       //db/one+two%2Fthree
                        postgres:///registry?user=u&password=p,    //localhost/registry
                        postgres:///?host=db&port=6432&dbname=registry&user=u&password=p, //db:6432/registry
                        'postgres:///r?host=a,b&port=1,2&user=u&password=p', '//a:1,b:2/r'
                        ' postgres://u:p@db/registry ',            //db/registry
                        """)
        void isTurnedIntoThatOfJdbc(String url, String expected) {
            assertThat(DatabaseAddress.parse(url))
                    .isEqualTo(new DatabaseAddress("jdbc:postgresql:" + expected, "u", "p"));
        }

        @ParameterizedTest
        @CsvSource(
                textBlock =
                        """
                        sslmode=verify-full&sslcert=/a%20b&sslkey=/k&sslrootcert=/r, sslmode=verify-full&sslcert=%2Fa+b&sslkey=%2Fk&sslrootcert=%2Fr
                        connect_timeout=7,                      connectTimeout=7
                        connect_timeout=-1,                     connectTimeout=0
                        application_name=my+registry,           ApplicationName=my+registry
                        target_session_attrs=read-write,        targetServerType=primary
                        target_session_attrs=standby,           targetServerType=secondary
                        target_session_attrs=prefer-standby,    targetServerType=preferSecondary
                        load_balance_hosts=random,              loadBalanceHosts=true
                        keepalives=1,                           tcpKeepAlive=true
                        channel_binding=require,                channelBinding=require
                        options=-c%20geqo%3Doff,                options=-c+geqo%3Doff
                        search_path=a b,                        options=-c+search_path%3Da%5C+b
                        search_path=a&options=-c%20geqo%3Doff,  options=-c+search_path%3Da+-c+geqo%3Doff
                        pool_max_conns=10&sslmode=prefer,       sslmode=prefer
                        client_encoding=UTF8&sslmode=prefer,    sslmode=prefer
                        sslmode=require&sslrootcert=/r,         sslmode=verify-ca&sslrootcert=%2Fr
                        sslrootcert=system,                     sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory&sslmode=verify-full
                        """)
        void hasItsParametersTranslated(String libpq, String pgjdbc) {
            var address = DatabaseAddress.parse("postgres://db/r?" + libpq.replace(" ", "%20"));
            assertThat(address.url()).isEqualTo("jdbc:postgresql://db/r?" + pgjdbc);
        }

        @Test
        void mayHoldAnyCharacterPercentEncoded() {
            var address =
                    DatabaseAddress.parse("postgres://us%40er:p%3A%2F%40%23%3F%25+%C3%BCü@db/r");
            assertThat(address.user()).isEqualTo("us@er");
            assertThat(address.password()).isEqualTo("p:/@#?%+üü");
        }

        @Test
        void endsTheUsersPartAtTheLastAtSign() {
            assertThat(DatabaseAddress.parse("postgres://u:p@ss@db/r").password())
                    .isEqualTo("p@ss");
        }

        @Test
        void meansTheUserOfTheOperatingSystemWhereItNamesNone() {
            assertThat(DatabaseAddress.parse("postgres://db:5432/r?sslmode=disable"))
                    .isEqualTo(
                            new DatabaseAddress(
                                    "jdbc:postgresql://db:5432/r?sslmode=disable", ME, null));
        }

        @Test
        void isUnderstoodByTheDriverAsItWasMeant() {
            var address =
                    DatabaseAddress.parse("postgres://a:1,[::1]:2/o%2Fne?options=-c%20x%3Dy+z");
            assertThat(Driver.parseURL(address.url(), new Properties()))
                    .containsEntry("PGHOST", "a,[::1]")
                    .containsEntry("PGPORT", "1,2")
                    .containsEntry("PGDBNAME", "o/ne")
                    .containsEntry("options", "-c x=y z");
        }
    }

    @Nested
    class TheFormOfJdbc {

        @ParameterizedTest
        @CsvSource(
                textBlock =
                        """
                        jdbc:postgresql://db:5433/r?user=u&password=p,                 //db:5433/r
                        jdbc:postgresql://db/r?sslmode=require&password=p&user=u&x=%20, //db/r?sslmode=require&x=%20
                        jdbc:postgresql:r?user=u&password=p,                           r
                        jdbc:postgresql:///r?user=u&password=p,                        //localhost/r
                        jdbc:postgresql://[::1]:5433/r?user=u&password=p,              //[::1]:5433/r
                        jdbc:postgresql://db?user=u&password=p,                        //db/
                        'jdbc:postgresql://a:1,b:2/r?user=u&password=p',               '//a:1,b:2/r'
                        """)
        void staysAsItIsWithoutUserAndPassword(String url, String expected) {
            assertThat(DatabaseAddress.parse(url))
                    .isEqualTo(new DatabaseAddress("jdbc:postgresql:" + expected, "u", "p"));
        }

        @Test
        void hasUserAndPasswordDecoded() {
            var address = DatabaseAddress.parse("jdbc:postgresql:r?user=a%26b&password=c+%3D%2B");
            assertThat(address.user()).isEqualTo("a&b");
            assertThat(address.password()).isEqualTo("c =+");
        }
    }

    @Nested
    class AWrongOne {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        mysql://u:secret@db/r                     | it begins with neither
                        jdbc:postgres://u:secret@db/r             | it begins with neither
                        postgres:u:secret@db/r                    | it begins with neither
                        secret                                    | it begins with neither
                        postgres://u:sec ret@db/r                 | there is a space
                        postgres://u:sec#ret@db/r                 | there is an @ or a #
                        postgres://u:/secret@db/r                 | there is an @ or a #
                        postgres://u:1/secret@db/r                | there is an @ or a #
                        postgres://u:1?secret=1@db/r              | there is an @ after the host
                        postgres://u:sec/ret@db/r                 | there is an @ or a #
                        postgres://u:secret                       | the host or its port
                        postgres://u:p@db/r?secret                | a parameter has no value
                        postgres://u:1@db/r?sec=ret&secret=a&s?=1 | the name of a parameter
                        postgres://u:secret%4@db/r                | a % in it
                        postgres://u:secret%FF@db/r               | are not text in UTF-8
                        postgres://u:secret@db:0/r                | the port is not a number
                        postgres://u:secret@db:65536/r            | the port is not a number
                        postgres://u:secret@db:99999999999/r      | the host or its port
                        postgres://u:secret@[::1/r                | the host or its port
                        postgres://u:secret@d!b/r                 | the host or its port
                        postgres://u:secret@%2Frun%2Fpg/r         | a Unix socket is named
                        postgres://u:secret@a,b/r?port=1,2,3      | not as many ports as hosts
                        postgres://u:secret@db/r?sslmode=on       | sslmode must be
                        postgres://u:secret@db/r?connect_timeout=a | connect_timeout must be
                        postgres://u:secret@db/r?service=a        | the parameter service cannot
                        postgres://u:secret@db/r?client_encoding=a | client_encoding must be
                        postgres://u:secret@db/r?target_session_attrs=a | target_session_attrs must be
                        jdbc:postgresql://u:secret@db/r           | user and password are parameters
                        jdbc:postgresql:u:secret@db/r             | its host does not follow //
                        jdbc:postgresql:r?password=secret%4       | a % in it
                        """)
        void isRefusedInOneSentenceThatDoesNotQuoteIt(String url, String why) {
            assertThatThrownBy(() -> DatabaseAddress.parse(url))
                    .isInstanceOf(Unreadable.class)
                    .hasNoCause()
                    .hasMessageStartingWith("MCP_REGISTRY_DATABASE_URL cannot be used: ")
                    .hasMessageContaining(why)
                    .hasMessageNotContainingAny("secret", "ret@", "\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "postgres"})
        void isRefusedHoweverShort(String url) {
            assertThatThrownBy(() -> DatabaseAddress.parse(url)).isInstanceOf(Unreadable.class);
        }
    }

    @Nested
    class Shown {

        private final DatabaseAddress address =
                DatabaseAddress.parse(
                        "postgres://u:secret@db:1/r?sslpassword=secret&sslmode=allow");

        @Test
        void itHidesPasswords() {
            assertThat(address)
                    .hasToString(
                            "DatabaseAddress[url=jdbc:postgresql://db:1/r?sslpassword=…"
                                    + "&sslmode=allow, user=u]");
        }

        @Test
        void itsPlaceIsHostPortAndDatabase() {
            assertThat(address.place()).isEqualTo("db:1/r");
        }
    }
}
