package org.malipo.sandbox.rpc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Calls about the process itself. */
final class ControlCalls {
    private final Map<String, Command> all;
    private final Runnable stop;
    private final Clock clock;
    private final Instant startedAt;

    /**
     * @param all the commands of the node, read when help is asked for
     */
    ControlCalls(Map<String, Command> all, Runnable stop, Clock clock) {
        this.all = all;
        this.stop = stop;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    List<Command> commands() {
        return List.of(
                Command.of("help", "command?", this::help),
                Command.of("stop", "wait?", _ -> stop()),
                Command.of(
                        "uptime", "", _ -> Json.number(clock.instant().getEpochSecond() - startedAt.getEpochSecond())));
    }

    /** Lists all commands, or explains one. */
    private JsonNode help(Params params) throws RpcFault {
        String wanted = params.text(0, "");
        if (wanted.isEmpty()) {
            return Json.text(all.values().stream().map(Command::usage).collect(Collectors.joining("\n")));
        }
        Command command = all.get(wanted);
        return Json.text(command == null ? "help: unknown command: " + wanted : command.usage());
    }

    private JsonNode stop() {
        stop.run();
        return Json.text("Malipo sandbox node stopping");
    }
}
