package annals.command.admission.document;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a JSON value must look like: the vocabulary in which a format is described. */
sealed interface Shape {

    /** A string that keeps all of the rules. */
    record Text(List<TextRule> rules) implements Shape {
        public Text {
            rules = List.copyOf(rules);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Shape {}

    /** An array whose elements all have one shape. */
    record ListOf(Shape element) implements Shape {}

    /** An object with keys of the sender's choice, whose values all have one shape. */
    record MapOf(Shape value) implements Shape {}

    /** Anything. */
    record Free() implements Shape {}

    /**
     * An object with these properties and no others.
     *
     * @param properties in the order in which findings are listed: alphabetical
     */
    record ObjectOf(SortedMap<String, Property> properties) implements Shape {
        public ObjectOf {
            properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        }

        /** An object that has these properties besides. */
        ObjectOf and(Property... more) {
            var all = Stream.concat(properties.values().stream(), Arrays.stream(more));
            return object(all.toArray(Property[]::new));
        }
    }

    /** A property of an object; a required one may neither be left out nor be {@code null}. */
    record Property(String name, boolean required, Shape shape) {}

    static Text text(TextRule... rules) {
        return new Text(List.of(rules));
    }

    static Flag flag() {
        return new Flag();
    }

    static ListOf list(Shape element) {
        return new ListOf(element);
    }

    static MapOf map(Shape value) {
        return new MapOf(value);
    }

    static Free free() {
        return new Free();
    }

    static ObjectOf object(Property... properties) {
        return new ObjectOf(
                new TreeMap<>(
                        Arrays.stream(properties)
                                .collect(toMap(Property::name, Function.identity()))));
    }

    static Property required(String name, Shape shape) {
        return new Property(name, true, shape);
    }

    static Property optional(String name, Shape shape) {
        return new Property(name, false, shape);
    }
}
