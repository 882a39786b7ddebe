package annals.query.contract;

import annals.http.Answer;
import annals.http.PublicUrl;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

/** {@code GET /openapi.yaml} and {@code /openapi.json}. */
@RestController
final class ContractController {

    private final Contract contract;

    ContractController(Contract contract) {
        this.contract = contract;
    }

    @GetMapping("/openapi.yaml")
    Answer yaml(HttpServletRequest request) {
        var yaml = contract.yaml(PublicUrl.of(request));
        return new Answer(200, "application/openapi+yaml", Map.of(), yaml);
    }

    @GetMapping("/openapi.json")
    Answer json(HttpServletRequest request) {
        var json = contract.json(PublicUrl.of(request));
        return new Answer(200, "application/openapi+json", Map.of(), json);
    }
}
