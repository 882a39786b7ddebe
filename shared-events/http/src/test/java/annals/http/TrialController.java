package annals.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Paths of the registry, answered with what came in. */
@RegistryApi
class TrialController {

    @GetMapping("/servers")
    Answer servers(HttpServletRequest request) {
        var query = QueryParameters.of(request);
        var heard = new LinkedHashMap<String, Object>();
        heard.put("limit", query.integer("limit", 30, 1, 100));
        query.text("search").ifPresent(search -> heard.put("search", search));
        query.truth("include_deleted").ifPresent(deleted -> heard.put("deleted", deleted));
        query.check();
        if (!query.ignored().isEmpty()) {
            heard.put("ignored", query.ignored());
        }
        return Answer.json(heard).with(RegistryHeaders.POSITION, "7");
    }

    @GetMapping("/servers/{name}/versions/{version}")
    Answer version(@PathVariable String name, @PathVariable String version) {
        return Answer.json(Map.of(PathNames.serverName(name), PathNames.version(version)));
    }

    @PutMapping("/servers/{name}/versions/{version}")
    Answer edit(@PathVariable String name, HttpServletRequest request) {
        return Answer.json(JsonBody.read(request).tree());
    }

    @PatchMapping("/servers/{name}/versions/{version}/status")
    Answer status(@PathVariable String name, HttpServletRequest request) {
        return Answer.json(JsonBody.read(request).tree());
    }

    @PostMapping("/publish")
    Answer publish(HttpServletRequest request) {
        var body = JsonBody.read(request).tree();
        return Answer.json(body);
    }

    @PostMapping("/auth/dns")
    Answer exchange(HttpServletRequest request) {
        return Answer.json(JsonBody.readSecret(request).tree());
    }

    @GetMapping("/object")
    Map<String, Integer> object() {
        return Map.of("answer", 42);
    }

    @GetMapping("/broken")
    Answer broken() {
        throw new IllegalStateException("a secret of the house");
    }

    @GetMapping("/away")
    Answer away() {
        throw new DataAccessResourceFailureException("no connection to 10.0.0.7");
    }

    @GetMapping("/breaks-off")
    void breaksOff(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[1024]);
        response.flushBuffer();
        throw new ProblemException(Problem.of(503, "Too late for a refusal"));
    }

    @GetMapping("/numbers/{number}")
    Answer number(@PathVariable int number) {
        return Answer.json(number);
    }

    @GetMapping("/endless")
    void endless(HttpServletResponse response) throws IOException {
        while (true) {
            response.getOutputStream().write(new byte[1024]);
        }
    }

    @GetMapping("/half")
    void half(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("the first half".getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
        throw new IllegalStateException("there is no second half");
    }

    @GetMapping("/links")
    Answer links(HttpServletRequest request) {
        return Answer.json(Map.of("self", PublicUrl.of(request).url("/v0.1/links")));
    }
}
