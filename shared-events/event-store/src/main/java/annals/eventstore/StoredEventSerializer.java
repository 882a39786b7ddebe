package annals.eventstore;

import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.MapperFeature;

import java.util.List;

/** Writes and reads what is kept: compact JSON under stored names. */
public final class StoredEventSerializer extends Jackson3Serializer {

    private final StoredNames names;

    public StoredEventSerializer(List<StoredNames.StoredName> more) {
        super(
                builder()
                        .jsonMapperBuilderCustomizer(
                                mapper ->
                                        mapper.addModule(DocumentJson.module())
                                                // the text of a document is cut out of its source
                                                .enable(
                                                        StreamReadFeature
                                                                .INCLUDE_SOURCE_IN_LOCATION)
                                                .disable(
                                                        MapperFeature
                                                                .SORT_PROPERTIES_ALPHABETICALLY)));
        this.names = new StoredNames(more);
    }

    @Override
    public SerializedType typeForClass(Class type) {
        return names.of(type)
                .<SerializedType>map(
                        known ->
                                new SimpleSerializedType(
                                        known.name(), Integer.toString(known.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    /** Whether something was kept in the shape that is written today. */
    boolean isOfToday(SerializedType type) {
        return names.named(type.getName())
                .map(known -> Integer.toString(known.revision()).equals(type.getRevision()))
                .orElse(false);
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return names.named(type.getName())
                .map(known -> known.type().getName())
                .orElseGet(() -> super.resolveClassName(type));
    }
}
