package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.UnusableArgument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://[::1]:8080", "https://127.9.9.9"})
    void thisMachineMayBeLoaded(String url) {
        assertThat(BaseUrl.of(url, false).uri()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1", "https://[2001:db8::1]/", "http://0.0.0.0:8080"})
    void anotherMachineMayNot(String url) {
        assertThatThrownBy(() -> BaseUrl.of(url, false))
                .isInstanceOf(UnusableArgument.class)
                .hasMessage(
                        url
                                + " is not on this machine; load only servers of your own, and say"
                                + " so with --i-own-this-server");
    }

    @Test
    void anotherMachineMayIfItsOwnerSaysSo() {
        assertThat(BaseUrl.of("http://192.0.2.1", true).uri()).hasToString("http://192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:8080",
                "ftp://127.0.0.1",
                "http://",
                "http:///servers",
                "http://127.0.0.1/?x=1",
                "http://127.0.0.1/#x",
                "http://127.0.0.1@192.0.2.1/",
                "http://127.0.0.1 /",
                "file:///etc/passwd"
            })
    void whatIsNoBaseUrlIsRefused(String text) {
        assertThatThrownBy(() -> BaseUrl.of(text, true))
                .hasMessage(
                        "the base URL must look like http://127.0.0.1:8080, without user, query or fragment; found \"%s\""
                                .formatted(text));
    }

    @Test
    void pathsAreAppendedToThePathOfTheBase() {
        assertThat(BaseUrl.of("http://127.0.0.1/registry/", false).at("/v0.1/servers"))
                .hasToString("http://127.0.0.1/registry/v0.1/servers");
    }
}
