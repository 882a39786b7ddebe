package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;

class ListPageTest {

    private static ListPage page(String json) {
        return ListPage.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void entriesAreCountedWhateverIsInThem() {
        assertThat(
                        page(
                                """
                                {"servers":[{"server":{"servers":[1,2,3],"metadata":{"nextCursor":"no"}}},{}],\
                                "metadata":{"count":2,"nextCursor":"a/b:\\u0031","more":[{"nextCursor":"no"}]}}\
                                """))
                .isEqualTo(new ListPage(2, "a/b:1"));
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(page("{\"metadata\":{\"count\":0},\"servers\":[]}"))
                .isEqualTo(new ListPage(0, null));
        assertThat(page("{\"servers\":null,\"metadata\":{\"nextCursor\":\"\"}}"))
                .isEqualTo(new ListPage(0, null));
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> page("{\"servers\":[{")).isInstanceOf(JacksonException.class);
    }
}
