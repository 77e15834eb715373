package org.malipo.sandbox.rpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the body of a request into calls and their answers, single or in a batch, in JSON-RPC 1 and 2. */
final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final Map<String, Command> commands;

    /** What goes back over HTTP. */
    record Reply(int status, String body) {}

    Dispatcher(Map<String, Command> commands) {
        this.commands = commands;
    }

    Reply handle(byte[] body) {
        JsonNode request;
        try {
            request = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return refuse(new RpcFault(RpcFault.PARSE_ERROR, "Parse error"), Json.object());
        }
        if (request.isArray()) {
            return batch(request);
        }
        return request.isObject()
                ? single(request)
                : refuse(new RpcFault(RpcFault.PARSE_ERROR, "Top-level object parse error"), Json.object());
    }

    private Reply batch(JsonNode requests) {
        var answers = new ArrayList<JsonNode>();
        for (JsonNode request : requests) {
            if (!isNotification(request)) {
                answers.add(answer(request));
            } else {
                answer(request);
            }
        }
        boolean silent = answers.isEmpty() && !requests.isEmpty();
        return silent ? new Reply(NO_CONTENT, "") : new Reply(OK, text(Json.array(answers.stream())));
    }

    private Reply single(JsonNode request) {
        JsonNode answer = answer(request);
        if (isNotification(request)) {
            return new Reply(NO_CONTENT, "");
        }
        int code = answer.path("error").path("code").asInt(0);
        return new Reply(isVersion2(request) ? OK : status(code), text(answer));
    }

    private static int status(int code) {
        return switch (code) {
            case 0 -> OK;
            case RpcFault.INVALID_REQUEST -> BAD_REQUEST;
            case RpcFault.METHOD_NOT_FOUND -> NOT_FOUND;
            default -> SERVER_ERROR;
        };
    }

    private static boolean isVersion2(JsonNode request) {
        return request.path("jsonrpc").asString("").equals("2.0");
    }

    private static boolean isNotification(JsonNode request) {
        return isVersion2(request) && !request.has("id");
    }

    private JsonNode answer(JsonNode request) {
        try {
            JsonNode result = call(request);
            ObjectNode answer = Json.object();
            if (isVersion2(request)) {
                answer.put("jsonrpc", "2.0").set("result", result);
            } else {
                answer.set("result", result);
                answer.putNull("error");
            }
            return withId(answer, request);
        } catch (RpcFault e) {
            return fault(e, request);
        } catch (RuntimeException e) {
            log.error("A call failed: {}", request.path("method"), e);
            return fault(new RpcFault(RpcFault.MISC_ERROR, "Internal bug: " + e), request);
        }
    }

    private JsonNode call(JsonNode request) throws RpcFault {
        JsonNode method = request.path("method");
        if (!request.isObject()) {
            throw new RpcFault(RpcFault.INVALID_REQUEST, "Invalid Request object");
        }
        if (!method.isString()) {
            String what = method.isMissingNode() || method.isNull() ? "Missing method" : "Method must be a string";
            throw new RpcFault(RpcFault.INVALID_REQUEST, what);
        }
        Command command = commands.get(method.stringValue());
        if (command == null) {
            throw new RpcFault(RpcFault.METHOD_NOT_FOUND, "Method not found");
        }
        List<JsonNode> values = positional(command, request.path("params"));
        if (values.size() > command.parameters().size()) {
            throw new RpcFault(RpcFault.MISC_ERROR, command.usage());
        }
        return command.body().call(new Params(command, values));
    }

    private static List<JsonNode> positional(Command command, JsonNode params) throws RpcFault {
        if (params.isArray()) {
            return List.copyOf(params.values());
        }
        if (params.isMissingNode() || params.isNull()) {
            return List.of();
        }
        if (!params.isObject()) {
            throw new RpcFault(RpcFault.INVALID_REQUEST, "Params must be an array or object");
        }
        var values =
                new ArrayList<JsonNode>(Collections.nCopies(command.parameters().size(), Json.nothing()));
        for (Map.Entry<String, JsonNode> named : params.properties()) {
            int position = command.position(named.getKey());
            if (position < 0) {
                throw RpcFault.parameter("Unknown named parameter " + named.getKey());
            }
            values.set(position, named.getValue());
        }
        return values;
    }

    private static Reply refuse(RpcFault fault, JsonNode request) {
        return new Reply(status(fault.code()), text(fault(fault, request)));
    }

    private static JsonNode fault(RpcFault fault, JsonNode request) {
        ObjectNode answer = Json.object();
        if (isVersion2(request)) {
            answer.put("jsonrpc", "2.0");
        } else {
            answer.putNull("result");
        }
        answer.putObject("error").put("code", fault.code()).put("message", fault.getMessage());
        return withId(answer, request);
    }

    private static JsonNode withId(ObjectNode answer, JsonNode request) {
        answer.set("id", request.has("id") ? request.get("id") : Json.nothing());
        return answer;
    }

    private static String text(JsonNode answer) {
        return Json.MAPPER.writeValueAsString(answer) + "\n";
    }
}
