package annals.query.contract;

import annals.http.Answer;

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
    Answer yaml() {
        return new Answer(200, "application/openapi+yaml", Map.of(), contract.yaml());
    }

    @GetMapping("/openapi.json")
    Answer json() {
        return new Answer(200, "application/openapi+json", Map.of(), contract.json());
    }
}
