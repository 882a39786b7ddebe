package annals.command.api;

import annals.command.admission.document.ServerDocument;
import annals.command.server.Outcome;
import annals.http.Answer;
import annals.http.token.Caller;
import annals.serverjson.EntryMeta;
import annals.serverjson.OfficialMeta;
import annals.serverjson.RegistryMeta;
import annals.serverjson.RegistryMeta.PublishedBy;
import annals.serverjson.ServerStatus;
import annals.serverjson.Timestamps;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a publish: the entry as it is listed from its event on, made of the event alone.
 */
final class PublishedEntry {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private PublishedEntry() {}

    static Answer of(ServerDocument document, Outcome.Appended appended, Caller caller) {
        var position = appended.position();
        var time = Timestamps.text(position.recordedAt());
        var latest = appended.event().latest().equals(document.content().version());
        var meta =
                new EntryMeta(
                        new OfficialMeta(
                                ServerStatus.ACTIVE.word(), time, null, time, time, latest),
                        new RegistryMeta(
                                position.number(),
                                new PublishedBy(caller.method(), caller.subject())));
        var entry = EntryMeta.entry(document.json(), JSON.writeValueAsString(meta));
        return EntryAnswers.of(entry, position);
    }
}
