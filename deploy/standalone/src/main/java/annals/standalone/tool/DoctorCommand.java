package annals.standalone.tool;

import annals.standalone.tool.Finding.Verdict;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code doctor}. */
@Command(
        name = "doctor",
        sortOptions = false,
        header = "Looks at all that a registry needs and tells what is wrong.",
        description = {
            "",
            "Java, data directory, disk, signing key, ports, database, clocks, read models. Exits"
                    + " with 1 if",
            "something fails. Where no registry runs, one is started on the data that are there,"
                    + " which is",
            "the best test.",
            ""
        })
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings here;

    @Mixin private final CommonOptions common = new CommonOptions();

    DoctorCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        // what is wrong with it is a mistake on the command line, and no finding
        var named = common.url();
        var machine = new MachineChecks(here);
        var findings = new ArrayList<>(machine.all());
        try {
            var running = new Registries(here).running(common);
            findings.addAll(new PortChecks(here).all(running.isPresent() || named.isPresent()));
            if (running.isPresent()) {
                findings.add(Finding.ok("registry", "runs, " + running.get().base()));
                findings.addAll(new RegistryChecks(running.get(), machine.keyId()).all());
            } else {
                findings.addAll(started(machine, findings));
            }
        } catch (ToolFailure e) {
            findings.add(Finding.fail("registry", String.valueOf(e.getMessage())));
        }
        print(findings);
        return findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)
                ? ExitCode.FAILED
                : ExitCode.FINE;
    }

    private List<Finding> started(MachineChecks machine, List<Finding> before) {
        if (before.stream()
                .anyMatch(
                        each -> each.verdict() == Verdict.FAIL && !each.check().endsWith("port"))) {
            return List.of(Finding.warn("registry", "none runs, and none is started to look on"));
        }
        if (here.hasEmbeddedDatabase() && Files.notExists(here.dataDirectory().path())) {
            return List.of(Finding.ok("registry", "none runs, and there are no data yet"));
        }
        try (var session = new Registries(here).start()) {
            var findings = new ArrayList<Finding>();
            findings.add(Finding.ok("registry", "none runs, but it starts"));
            findings.addAll(new RegistryChecks(session.management(), machine.keyId()).all());
            return findings;
        }
    }

    private void print(List<Finding> findings) {
        if (common.json()) {
            here.out().println(Json.pretty(findings));
        } else {
            int width = findings.stream().mapToInt(each -> each.check().length()).max().orElse(0);
            findings.forEach(
                    each ->
                            here.out()
                                    .printf(
                                            "%-4s  %-" + width + "s  %s%n",
                                            each.verdict(),
                                            each.check(),
                                            each.detail()));
        }
        here.out().flush();
    }
}
