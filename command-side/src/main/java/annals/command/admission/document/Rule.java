package annals.command.admission.document;

import annals.serverjson.ServerJson;

import java.util.List;

/** A rule of the registry about a whole document ({@code server-json.md} 6). */
@FunctionalInterface
interface Rule {

    /** What breaks the rule, in the order of the document. */
    List<Issue> issues(ServerJson document);
}
