package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.dao.DataAccessResourceFailureException;

import java.io.IOException;

/** Stands where a security chain would; fails or tells which path it sees when asked to. */
final class TrialGate extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (String.valueOf(request.getHeader("X-Gate"))) {
            case "tell" ->
                    Answer.json(request.getRequestURI() + " of " + request.getRequestURL())
                            .send(response);
            case "break" -> throw new IllegalStateException("a secret of the gate");
            case "write and break" -> {
                response.getWriter().print("half an answer");
                throw new IllegalStateException("a secret of the gate");
            }
            case "refuse" -> Answer.of(Problem.of(401, "Not you")).send(response);
            case "away" -> throw new DataAccessResourceFailureException("no connection");
            default -> chain.doFilter(request, response);
        }
    }
}
