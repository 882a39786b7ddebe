package annals.command.admission.document;

import annals.serverjson.Package;

import java.util.List;

/** A rule of the registry about one package of a document ({@code server-json.md} 6.7). */
@FunctionalInterface
interface PackageRule {

    /**
     * What breaks the rule.
     *
     * @param path of the package, as {@code packages[0]}
     */
    List<Issue> issues(Package candidate, String path);
}
