package annals.benchmarks.data;

import java.util.List;

/** What names and descriptions are put together from. */
final class Words {

    static final List<String> TOPICS =
            List.of(
                    "weather",
                    "github",
                    "calendar",
                    "postgres",
                    "search",
                    "memory",
                    "browser",
                    "slack",
                    "jira",
                    "stripe",
                    "docs",
                    "email",
                    "kubernetes",
                    "music",
                    "maps",
                    "finance",
                    "notes",
                    "files",
                    "translate",
                    "images",
                    "video",
                    "crm",
                    "tickets",
                    "analytics",
                    "vector",
                    "shell",
                    "pdf",
                    "news",
                    "travel",
                    "genome",
                    "chess",
                    "invoices",
                    "recipes",
                    "satellite",
                    "patents",
                    "museum");

    static final List<String> OWNERS =
            List.of(
                    "acme", "bright", "calm", "delta", "ember", "fable", "grove", "harbor",
                    "indigo", "juniper", "kestrel", "lumen", "maple", "north", "orbit", "pepper",
                    "quartz", "river", "sable", "tundra", "umbra", "velvet", "willow", "zephyr");

    static final List<String> VERBS =
            List.of(
                    "Search",
                    "Query",
                    "Manage",
                    "Read and write",
                    "Summarise",
                    "Automate",
                    "Connect to",
                    "Analyse",
                    "Watch",
                    "Convert",
                    "Book",
                    "Explain");

    static final List<String> OBJECTS =
            List.of(
                    "records",
                    "events",
                    "tables",
                    "messages",
                    "tasks",
                    "pages",
                    "reports",
                    "accounts",
                    "playlists",
                    "routes",
                    "prices",
                    "issues",
                    "pull requests",
                    "documents",
                    "embeddings",
                    "snapshots");

    static final List<String> MANNERS =
            List.of(
                    "from your assistant",
                    "over the official API",
                    "with natural language",
                    "for teams",
                    "in real time",
                    "without leaving the editor",
                    "safely",
                    "with semantic search",
                    "for AI agents",
                    "through a local cache");

    private Words() {}
}
