package annals.command.importing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.regex.Pattern;

/** Names and versions as the gate wants them; a published document needs a description too. */
final class SimpleChecks implements DocumentChecks {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Checked keep(JsonNode server) {
        if (!NAME.matcher(server.path("name").stringValue("")).matches()) {
            return new Checked.Refused("the name must match " + NAME);
        }
        if (server.path("version").stringValue("").isEmpty()) {
            return new Checked.Refused("a version is needed");
        }
        return new Checked.Usable(JSON.writeValueAsString(server));
    }

    @Override
    public Checked admit(JsonNode server) {
        return server.has("name") && !server.has("description")
                ? new Checked.Refused("expected required property description to be present")
                : keep(server);
    }
}
