package annals.standalone.endtoend;

/** A small {@code server.json} that every rule likes. */
record TestDocument(String name, String version, String description) {

    static final String SCHEMA =
            "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    static TestDocument aServer() {
        return new TestDocument("com.example/weather", "1.0.0", "Tells the weather");
    }

    TestDocument name(String other) {
        return new TestDocument(other, version, description);
    }

    TestDocument version(String other) {
        return new TestDocument(name, other, description);
    }

    TestDocument description(String other) {
        return new TestDocument(name, version, other);
    }

    String json() {
        return """
        {"$schema":"%s","name":"%s","description":"%s","version":"%s"}\
        """
                .formatted(SCHEMA, name, description, version);
    }
}
