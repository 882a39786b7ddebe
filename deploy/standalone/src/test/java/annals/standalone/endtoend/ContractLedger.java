package annals.standalone.endtoend;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A contract and what was seen of it: no answer may have what the contract does not name, and in
 * the end nothing that it names may be unseen.
 */
final class ContractLedger {

    /** Of HTTP itself, and of CORS, which the contract tells in words. */
    private static final Set<String> OF_THE_TRANSPORT =
            Set.of(
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-type",
                    "date",
                    "keep-alive",
                    "transfer-encoding",
                    "vary",
                    "x-content-type-options");

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "patch", "delete", "head", "options");

    private final SchemaRegistry validators =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode contract;
    private final ContractSchemas schemas;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<String> seen = new TreeSet<>();
    private final Set<String> unnamed = new TreeSet<>();

    ContractLedger(JsonNode contract) {
        this.contract = contract;
        schemas = new ContractSchemas(contract);
        for (var path : contract.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(operation(path.getKey(), path.getValue(), method.getKey()));
                }
            }
        }
    }

    /** One call that the contract offers. */
    private record Operation(
            String name, String method, Pattern target, JsonNode shape, List<JsonNode> parameters) {

        boolean takes(WireRequest request) {
            return method.equals(request.method()) && target.matcher(request.target()).matches();
        }
    }

    private Operation operation(String path, JsonNode ofPath, String method) {
        var upper = method.toUpperCase(Locale.ROOT);
        var shape = ofPath.path(method);
        var parameters = new ArrayList<JsonNode>();
        for (var owner : List.of(ofPath, shape)) {
            owner.path("parameters").forEach(one -> parameters.add(schemas.resolved(one)));
        }
        var prefix = ofPath.path("servers").path(0).path("url").stringValue("");
        var target =
                (prefix.equals("/") ? "" : "/v0(\\.1)?")
                        + path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/?]+")
                        + "(\\?.*)?";
        return new Operation(upper + " " + path, upper, Pattern.compile(target), shape, parameters);
    }

    /** Holds an answer against the contract, and notes what it has. */
    synchronized void note(WireRequest request, HttpAnswer answer) {
        var operation =
                operations.stream()
                        .filter(one -> one.takes(request))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not in the contract: " + request));
        var status = operation.name() + " " + answer.status();
        var response = response(operation, answer.status());
        note(status, !response.isMissingNode());
        var named = place(operation.shape().path("responses").path(code(answer)), status);
        noteHeaders(named, response, answer);
        noteBody(named, response, answer);
        noteRequest(operation, request, answer);
    }

    private void note(String found, boolean isNamed) {
        (isNamed ? seen : unnamed).add(found);
    }

    private static String code(HttpAnswer answer) {
        return Integer.toString(answer.status());
    }

    /** What several have in common need be seen of one of them only. */
    private static String place(JsonNode node, String otherwise) {
        return node.path("$ref").stringValue(otherwise);
    }

    private JsonNode response(Operation operation, int status) {
        return schemas.resolved(operation.shape().path("responses").path(Integer.toString(status)));
    }

    private void noteHeaders(String status, JsonNode response, HttpAnswer answer) {
        for (var header : answer.headers().keySet()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (!OF_THE_TRANSPORT.contains(lower) && !lower.startsWith("access-control-")) {
                var named =
                        response.path("headers").propertyNames().stream()
                                .filter(header::equalsIgnoreCase)
                                .findFirst();
                note(status + " header " + named.orElse(header), named.isPresent());
            }
        }
    }

    private void noteBody(String status, JsonNode response, HttpAnswer answer) {
        var content = response.path("content").properties();
        if (content.isEmpty()) {
            note(status + " body", answer.body().isEmpty());
            return;
        }
        var type = answer.header("Content-Type").split(";")[0];
        note(status + " type " + type, response.path("content").has(type));
        if (type.equals("application/json") || type.endsWith("+json")) {
            var schema = response.path("content").path(type).path("schema");
            var place = place(schema, status);
            var named = schemas.named(schema);
            for (var member : schemas.found(schema, answer.json())) {
                note(place + " body " + member, named.contains(member));
            }
            invalid(schema, answer.body()).forEach(one -> note(status + ": " + one, false));
        }
    }

    private List<String> invalid(JsonNode schema, String body) {
        var whole = ((ObjectNode) schema.deepCopy());
        whole.set("components", contract.path("components"));
        return validators
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private void noteRequest(Operation operation, WireRequest request, HttpAnswer answer) {
        if (answer.status() >= 400) {
            return;
        }
        var target = request.target();
        var query = target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").stringValue();
            boolean isSent =
                    switch (parameter.path("in").stringValue()) {
                        case "query" ->
                                List.of(query.split("&")).stream()
                                        .anyMatch(one -> one.startsWith(name + "="));
                        case "header" ->
                                request.headers().stream()
                                        .anyMatch(line -> line.startsWith(name + ": "));
                        default -> true;
                    };
            if (isSent) {
                note(operation.name() + " parameter " + name, !isIgnored(name, answer));
            }
        }
        if (request.body().length > 0) {
            var schema = bodyOf(operation);
            var place = place(schema, operation.name());
            var named = schemas.named(schema);
            for (var member : schemas.found(schema, JsonMapper.shared().readTree(request.body()))) {
                note(place + " request " + member, named.contains(member));
            }
        }
    }

    private static boolean isIgnored(String parameter, HttpAnswer answer) {
        return answer.headers().getOrDefault("X-Registry-Ignored-Parameters", List.of()).stream()
                .flatMap(names -> Stream.of(names.split(", ")))
                .anyMatch(name -> name.split(" ")[0].equals(parameter));
    }

    private JsonNode bodyOf(Operation operation) {
        return schemas.resolved(operation.shape().path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema");
    }

    /** What was seen and the contract does not name. */
    Set<String> unnamed() {
        return unnamed;
    }

    /** What the contract names and nobody has seen. */
    Set<String> unseen() {
        var unseen = new TreeSet<String>();
        for (var operation : operations) {
            for (var parameter : operation.parameters()) {
                unseen.add(operation.name() + " parameter " + parameter.path("name").stringValue());
            }
            var body = bodyOf(operation);
            var place = place(body, operation.name());
            schemas.named(body).forEach(member -> unseen.add(place + " request " + member));
            for (var status : operation.shape().path("responses").propertyNames()) {
                addNamed(operation, status, unseen);
            }
        }
        unseen.removeAll(seen);
        return unseen;
    }

    private void addNamed(Operation operation, String status, Set<String> all) {
        var name = operation.name() + " " + status;
        var response = response(operation, Integer.parseInt(status));
        all.add(name);
        var place = place(operation.shape().path("responses").path(status), name);
        response.path("headers").propertyNames().forEach(one -> all.add(place + " header " + one));
        for (var type : response.path("content").values()) {
            var schema = type.path("schema");
            var ofBody = place(schema, place);
            schemas.named(schema).forEach(one -> all.add(ofBody + " body " + one));
        }
    }
}
