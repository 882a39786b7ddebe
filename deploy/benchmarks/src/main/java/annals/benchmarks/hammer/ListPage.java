package annals.benchmarks.hammer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a crawler needs of a page of the list; read without building a tree, so that reading costs
 * little.
 *
 * @param entries how many it has
 * @param next the cursor of the next page; absent on the last one
 */
record ListPage(int entries, @Nullable String next) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads one.
     *
     * @throws JacksonException when it is no JSON object
     */
    static ListPage of(byte[] body) {
        int entries = 0;
        String next = null;
        try (var json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = json.currentName();
                var value = json.nextToken();
                if (member.equals("servers") && value == JsonToken.START_ARRAY) {
                    entries = countElements(json);
                } else if (member.equals("metadata") && value == JsonToken.START_OBJECT) {
                    next = cursor(json);
                } else {
                    json.skipChildren();
                }
            }
        }
        return new ListPage(entries, next);
    }

    private static int countElements(JsonParser json) {
        int count = 0;
        for (var token = json.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = json.nextToken()) {
            json.skipChildren();
            count++;
        }
        return count;
    }

    private static @Nullable String cursor(JsonParser json) {
        String cursor = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("nextCursor");
            json.nextToken();
            if (wanted) {
                cursor = json.getValueAsString();
            }
            json.skipChildren();
        }
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }
}
