package annals.query.listing;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the description in the text of a document, without reading the rest of it. */
final class Description {

    private static final JsonFactory JSON = new JsonFactory();

    private Description() {}

    /** Empty where there is none. */
    static String in(String document) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), document)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            return find(json);
        }
    }

    private static String find(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("description");
            var value = json.nextToken();
            if (wanted) {
                return value == JsonToken.VALUE_STRING ? json.getString() : "";
            }
            json.skipChildren();
        }
        return "";
    }
}
