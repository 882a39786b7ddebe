package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases are those of {@code server-json.md} 12, and their neighbours. */
class GoUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''|''",
                "https://example.com|https|example.com",
                "HTTPS://Example.com/|https|Example.com",
                "https://|https|''",
                "https:///path|https|''",
                "https://example.com/<x>|https|example.com",
                "https://example.com/a b{c}|https|example.com",
                "https://example.com/%7Ea|https|example.com",
                "https://example.com?q=%zz|https|example.com",
                "https://example.com/?a=b?c#d|https|example.com",
                "https://bücher.example/|https|bücher.example",
                "https://b%C3%BCcher.example/|https|b%C3%BCcher.example",
                "https://user:pw@host/x|https|host",
                "https://a@b@host/|https|host",
                "https://a%25b/|https|a%25b",
                "https://[::1]:80/|https|[::1]:80",
                "https://[fe80::1%25en0]/|https|[fe80::1%25en0]",
                "https://host:/|https|host:",
                "https://host:99999/|https|host:99999",
                "https://localhost./|https|localhost.",
                "https://a<b>\"|https|a<b>\"",
                "example.com:8080/x|example.com|''",
                "localhost:3000|localhost|''",
                "example.com/x|''|''",
                "//h/x|''|h",
                "///x|''|''",
                "////h/x|''|''",
                "/x:y|''|''",
                "./x:y|''|''",
                "x/y:z|''|''",
                "?a:b|''|''",
                "data:image/png;base64,AA==|data|''",
                "mailto:me@example.com|mailto|''",
                "mailto:100%|mailto|''",
                "*|''|''",
                "a*b|''|''"
            })
    void schemeAndHost(String text, String scheme, String host) {
        assertThat(GoUrl.parse(text)).isEqualTo(new GoUrl.Parsed(scheme, host));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "https://host:abc/|invalid port \":abc\" after host",
                "https://host:placeholder?x|invalid port \":placeholder\" after host",
                "https://[::1]x/|invalid port \"x\" after host",
                "https://[::1/|missing ']' in host",
                "https://ex%41mple.com/|invalid URL escape \"%41\"",
                "https://ex%mple.com/|invalid URL escape \"%mp\"",
                "https://ex ample.com/|invalid character \" \" in host name",
                "https://{host}/|invalid character \"{\" in host name",
                "https://a}/|invalid character \"}\" in host name",
                "https://a\\b/|invalid character \"\\\\\" in host name",
                "https://a^b/|invalid character \"^\" in host name",
                "https://example.com/%zz|invalid URL escape \"%zz\"",
                "https://example.com/100%|invalid URL escape \"%\"",
                "https://example.com/%4|invalid URL escape \"%4\"",
                "https://example.com/#%zz|invalid URL escape \"%zz\"",
                "%zz|invalid URL escape \"%zz\"",
                "https://us er@host/|net/url: invalid userinfo",
                "https://u%zz@host/|invalid URL escape \"%zz\"",
                "1http://x|first path segment in URL cannot contain colon",
                "ht tp://x|first path segment in URL cannot contain colon",
                "{baseUrl}:80/mcp|first path segment in URL cannot contain colon",
                "://x|missing protocol scheme"
            })
    void unparsableAndWhy(String text, String reason) {
        assertThat(GoUrl.parse(text))
                .isEqualTo(new GoUrl.Unparsable("parse " + GoText.quoted(text) + ": " + reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/\n",
                "https://example.com/\u0000",
                "\u007F",
                "https://example.com/?\t",
                "https://example.com/#\u0001"
            })
    void controlCharactersAreRefusedAnywhere(String text) {
        assertThat(GoUrl.parse(text)).isInstanceOf(GoUrl.Unparsable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:pw@host/x, host",
        "https://host:80/, host",
        "https://host:/, host",
        "https://[::1]:80/, ::1",
        "https://[::1], ::1",
        "https://localhost./, localhost.",
        "https://, ''"
    })
    void theHostnameIsWithoutPortAndBrackets(String text, String hostname) {
        assertThat(GoUrl.parse(text))
                .isInstanceOfSatisfying(
                        GoUrl.Parsed.class, url -> assertThat(url.hostname()).isEqualTo(hostname));
    }

    @Test
    void aVeryLongTextIsRead() {
        String long1 = "a".repeat(1_000_000);
        assertThat(GoUrl.parse("https://" + long1 + "/" + long1))
                .isEqualTo(new GoUrl.Parsed("https", long1));
        assertThat(GoUrl.parse("https://" + "%C3".repeat(300_000)))
                .isInstanceOf(GoUrl.Parsed.class);
    }
}
