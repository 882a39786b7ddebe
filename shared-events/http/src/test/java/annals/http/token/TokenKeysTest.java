package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.nio.file.Path;
import java.util.Map;

class TokenKeysTest {

    private static final String OTHER_SEED = "00".repeat(32);

    @TempDir private Path directory;

    @Test
    void aKeyThatIsGivenIsTaken() {
        assertThat(keys(ForgedToken.SEED, null).current().id()).isEqualTo(ForgedToken.KEY.id());
    }

    @Test
    void aKeyThatIsGivenLeavesNoFile() {
        keys(ForgedToken.SEED, null);

        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutAKeyOneIsKeptInTheDataDirectory(@Nullable String given) {
        assertThat(keys(given, null).current().id()).isEqualTo(keys(given, null).current().id());
        assertThat(directory.resolve("jwt-private-key")).exists();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutAPreviousKeyThereIsNone(@Nullable String given) {
        assertThat(keys(ForgedToken.SEED, given).previous()).isEmpty();
    }

    @Test
    void aPreviousKeyIsKnownBesideTheCurrent() {
        assertThat(keys(OTHER_SEED, ForgedToken.SEED).previous())
                .extracting(TokenKey::id)
                .containsExactly(ForgedToken.KEY.id());
    }

    @Test
    void aWrongKeyIsRefusedByTheNameOfItsVariable() {
        assertThatThrownBy(() -> keys("123", null))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class,
                        refused ->
                                assertThat(refused.remedy())
                                        .contains(" MCP_REGISTRY_JWT_PRIVATE_KEY,"));
    }

    @Test
    void aWrongPreviousKeyIsRefusedByTheNameOfItsVariable() {
        assertThatThrownBy(() -> keys(ForgedToken.SEED, "123"))
                .isInstanceOfSatisfying(
                        UnusableKeyException.class,
                        refused ->
                                assertThat(refused.remedy())
                                        .contains(" MCP_REGISTRY_JWT_PREVIOUS_PRIVATE_KEY,"));
    }

    @Test
    void withoutAKeyAndADirectoryThereIsNoStart() {
        assertThatThrownBy(
                        () -> TokenKeys.from(new TokenSettings(null, null), new KeyDirectory(null)))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(
                        "There is no key to sign registry tokens with: neither"
                                + " MCP_REGISTRY_JWT_PRIVATE_KEY nor MCP_REGISTRY_DATA_DIR is set");
    }

    @Test
    void anOperatorUsesTheKeyThatIsThereAndMakesNone() {
        var missing = directory.resolve("missing");
        assertThatThrownBy(() -> TokenKeys.present("", missing))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("cannot be read from " + missing);
        assertThat(missing).doesNotExist();

        var kept = new KeyFile(directory).key();
        assertThat(TokenKeys.present(" ", directory).current().id()).isEqualTo(kept.id());
        assertThat(TokenKeys.present("00".repeat(32), directory).current().id())
                .isEqualTo(TokenKey.of(new byte[32]).id());
    }

    @Test
    void anUnusableKeyEndsTheStartWithASentence() {
        var refused = new UnusableKeyException("It is wrong", "Right it");
        var analysis =
                new UnusableKeyAnalyzer().analyze(new IllegalStateException(refused), refused);

        assertThat(analysis.getDescription()).isEqualTo("It is wrong");
        assertThat(analysis.getAction()).isEqualTo("Right it");
    }

    @Test
    void settingsHaveTheseNames() {
        var settings =
                Map.of(
                        "annals.token.private-key", "a",
                        "annals.token.previous-private-key", "b",
                        "annals.data-dir", "/somewhere");
        var binder = new Binder(new MapConfigurationPropertySource(settings));

        assertThat(binder.bind("annals.token", TokenSettings.class).get())
                .isEqualTo(new TokenSettings("a", "b"));
        assertThat(binder.bind("annals", KeyDirectory.class).get())
                .isEqualTo(new KeyDirectory(Path.of("/somewhere")));
    }

    @Test
    void settingsHaveNoDefaults() {
        var binder = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(binder.bindOrCreate("annals.token", TokenSettings.class))
                .isEqualTo(new TokenSettings(null, null));
        assertThat(binder.bindOrCreate("annals", KeyDirectory.class))
                .isEqualTo(new KeyDirectory(null));
    }

    @Test
    void settingsPrintNoSecret() {
        assertThat(new TokenSettings(ForgedToken.SEED, ""))
                .hasToString("TokenSettings[privateKey=set, previousPrivateKey=not set]");
    }

    private TokenKeys keys(@Nullable String given, @Nullable String previous) {
        return TokenKeys.from(new TokenSettings(given, previous), new KeyDirectory(directory));
    }
}
