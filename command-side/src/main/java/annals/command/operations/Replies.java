package annals.command.operations;

import annals.http.Problem;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON. */
final class Replies {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Replies() {}

    static ServerResponse json(int status, Object content) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(content));
    }

    static ServerResponse problem(int status, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(JSON.writeValueAsString(Problem.of(status, detail)));
    }
}
