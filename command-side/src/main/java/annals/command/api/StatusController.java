package annals.command.api;

import annals.command.admission.document.StatusDocument;
import annals.command.server.NewStatus;
import annals.command.server.Presence;
import annals.command.server.ServerCommand.ChangeAllVersionsStatus;
import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.Servers;
import annals.events.ServerStatusChanged.By;
import annals.http.Answer;
import annals.http.JsonBody;
import annals.http.PathNames;
import annals.http.ProblemException;
import annals.http.RegistryApi;
import annals.http.token.Caller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.io.IOException;

/** {@code PATCH …/status}: sets the status of one version, or of all. */
@RegistryApi
final class StatusController {

    private final Servers servers;
    private final WriteCommands commands;
    private final EntryAnswers answers;

    StatusController(Servers servers, WriteCommands commands, EntryAnswers answers) {
        this.servers = servers;
        this.commands = commands;
        this.answers = answers;
    }

    /**
     * Refused with 401 before; then 400, 413, 415 or 422 for the body, 400 for the path, 404, 403,
     * 400.
     */
    @PatchMapping("/servers/{serverName}/versions/{version}/status")
    Answer changeOne(
            Caller caller,
            @PathVariable String serverName,
            @PathVariable String version,
            HttpServletRequest request) {
        var body = JsonBody.read(request);
        var status = DocumentBody.value(StatusDocument.read(body.tree()));
        var server = PathNames.serverName(serverName);
        var changed = PathNames.version(version);
        var target = "PATCH " + ApiPaths.version(server, changed) + "/status";
        var asked = WriteRequest.of(Write.CHANGE_STATUS, target, caller, request, body);
        var written = commands.once(asked, () -> command(caller, server, changed, status));
        return answers.entry(server, changed, written);
    }

    private ChangeVersionStatus command(
            Caller caller, String server, String version, StatusDocument status) {
        requireThere(servers.presence(server, version) != Presence.ABSENT, Write.CHANGE_STATUS);
        caller.requireStatusChange(server);
        return new ChangeVersionStatus(server, version, wanted(status, caller), Actors.of(caller));
    }

    /** Refused as for one version. The answer has all versions, changed or not. */
    @PatchMapping("/servers/{serverName}/status")
    void changeAll(
            Caller caller,
            @PathVariable String serverName,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var body = JsonBody.read(request);
        var status = DocumentBody.value(StatusDocument.read(body.tree()));
        var server = PathNames.serverName(serverName);
        var target = "PATCH " + ApiPaths.server(server) + "/status";
        var asked = WriteRequest.of(Write.CHANGE_ALL_STATUSES, target, caller, request, body);
        var written = commands.once(asked, () -> command(caller, server, status));
        answers.sendAll(server, written, response);
    }

    private ChangeAllVersionsStatus command(Caller caller, String server, StatusDocument status) {
        requireThere(servers.isThere(server), Write.CHANGE_ALL_STATUSES);
        caller.requireStatusChange(server);
        return new ChangeAllVersionsStatus(server, wanted(status, caller), Actors.of(caller));
    }

    private static void requireThere(boolean there, Write write) {
        if (!there) {
            throw new ProblemException(RefusalProblems.missing(write));
        }
    }

    private static NewStatus wanted(StatusDocument body, Caller caller) {
        return new NewStatus(
                body.status(),
                body.message(),
                caller.permissions().isOperator() ? By.OPERATOR : By.PUBLISHER);
    }
}
