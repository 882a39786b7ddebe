package annals.command.admission.document;

import annals.serverjson.ServerJson;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks every rule about every package.
 *
 * @param rules in the order of the fields that they look at
 */
record PackageRules(List<PackageRule> rules) implements Rule {

    PackageRules {
        rules = List.copyOf(rules);
    }

    @Override
    public List<Issue> issues(ServerJson document) {
        var issues = new ArrayList<Issue>();
        for (int i = 0; i < document.packages().size(); i++) {
            for (var rule : rules) {
                issues.addAll(rule.issues(document.packages().get(i), "packages[" + i + "]"));
            }
        }
        return issues;
    }
}
