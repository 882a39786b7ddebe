package annals.standalone.tool;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it is read and printed here. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.shared();

    private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    static String pretty(Object content) {
        return PRETTY.writeValueAsString(content);
    }
}
