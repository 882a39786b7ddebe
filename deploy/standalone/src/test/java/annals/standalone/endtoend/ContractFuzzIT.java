package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import annals.standalone.endtoend.Schemathesis.Amount;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Whatever is sent to what the contract names, in the contract's forms and against them: every
 * answer is one that the contract has, nothing breaks, and nothing is stored that was refused.
 * {@code deploy/standalone/fuzz} runs it with many more requests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractFuzzIT {

    /** How many to send at least; a run of few examples always is. */
    private static final int REQUESTS = Integer.getInteger("annals.fuzz-requests", 0);

    private RunningRegistry registry;
    private Schemathesis schemathesis;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        schemathesis = Schemathesis.installed();
        registry = RegistryStart.fresh(home).withAnonymousAuth().run();
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
    }

    @Test
    void everyAnswerIsAsTheContractSaysAndNothingRefusedIsStored() throws Exception {
        var seen = run(1, Amount.FEW);
        assertThat(seen.requests()).isGreaterThan(6_000);
        assertThat(seen.writes()).isGreaterThan(100);
        int requests = seen.requests();
        for (int seed = 2; requests < REQUESTS; seed++) {
            requests += run(seed, Amount.MANY).requests();
        }
        assertThat(registry.console().text()).doesNotContain(" ERROR ", "\tat ", "Exception");
    }

    private Schemathesis.Report run(int seed, Amount amount) throws Exception {
        var place = registry.client().uri("");
        var prefix = seed % 2 == 0 ? "/v0" : "/v0.1";
        long began = System.nanoTime();
        var seen = schemathesis.run(place, prefix, seed, amount);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "Seed %d, %s: %,d requests, %,.0f a second, %,d writes; all as they must be%n",
                seed, prefix, seen.requests(), seen.requests() / seconds, seen.writes());
        return seen;
    }
}
