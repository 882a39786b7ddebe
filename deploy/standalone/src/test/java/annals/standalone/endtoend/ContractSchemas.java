package annals.standalone.endtoend;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shapes of a contract: which members a schema names, and which ones a value has. A member is
 * told by its path, as {@code servers[].server}; the content of an object whose members a schema
 * leaves open is not looked into.
 */
record ContractSchemas(JsonNode contract) {

    /** What a {@code $ref} leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").stringValue("");
        return reference.isEmpty() ? node : resolved(contract.at(reference.substring(1)));
    }

    /** The members that a schema names, with those of its members. */
    Set<String> named(JsonNode schema) {
        var members = new TreeSet<String>();
        collectNamed(resolved(schema), "", members);
        return members;
    }

    private void collectNamed(JsonNode schema, String path, Set<String> members) {
        schema.path("properties")
                .properties()
                .forEach(
                        member -> {
                            var below = join(path, member.getKey());
                            members.add(below);
                            collectNamed(resolved(member.getValue()), below, members);
                        });
        if (schema.has("items")) {
            collectNamed(resolved(schema.path("items")), path + "[]", members);
        }
        content(schema).ifPresent(open -> collectNamed(open, path + ".*", members));
    }

    /** The members that a value has, with those of its members. */
    Set<String> found(JsonNode schema, JsonNode value) {
        var members = new TreeSet<String>();
        collectFound(resolved(schema), value, "", members);
        return members;
    }

    private void collectFound(JsonNode schema, JsonNode value, String path, Set<String> members) {
        if (value.isArray()) {
            var items = resolved(schema.path("items"));
            value.forEach(item -> collectFound(items, item, path + "[]", members));
        }
        var open = content(schema);
        for (var member : value.properties()) {
            if (open.isPresent()) {
                collectFound(open.get(), member.getValue(), path + ".*", members);
            } else if (schema.has("properties")) {
                var below = join(path, member.getKey());
                members.add(below);
                var shape = resolved(schema.path("properties").path(member.getKey()));
                collectFound(shape, member.getValue(), below, members);
            }
        }
    }

    /** What each member of a map is. */
    private Optional<JsonNode> content(JsonNode schema) {
        return Optional.of(schema.path("additionalProperties"))
                .filter(JsonNode::isObject)
                .map(this::resolved);
    }

    private static String join(String path, String member) {
        return path.isEmpty() ? member : path + "." + member;
    }
}
