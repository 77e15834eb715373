package org.malipo.sandbox.lightning.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.malipo.sandbox.lightning.FailureReason;
import org.malipo.sandbox.lightning.Faults;
import org.malipo.sandbox.lightning.Refusal;
import tools.jackson.databind.JsonNode;

/** Calls that no LND has: they make the node do wrong. */
final class FaultCalls {
    private static final String PATH = "/sandbox/faults";
    private static final int MANY = 1_000_000;

    private final Faults faults;

    FaultCalls(Faults faults) {
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(
                Route.post(
                        PATH,
                        Permission.FAULTS_WRITE,
                        Set.of("fault", "path", "times", "millis", "fields", "code", "message", "height", "reason"),
                        this::arm),
                new Route("DELETE", PATH, Permission.FAULTS_WRITE, Set.of(), (Route.Answer) _ -> clear()));
    }

    private JsonNode arm(Call call) throws Refusal {
        var path = call.text("path");
        var times = call.member("times").isMissingNode() ? 1 : (int) Math.min(call.number("times"), MANY);
        faults.arm(fault(call), path.isEmpty() ? null : path, times);
        return Json.object();
    }

    private JsonNode clear() {
        faults.clear();
        return Json.object();
    }

    private static Faults.Fault fault(Call call) throws Refusal {
        var millis = Duration.ofMillis(call.number("millis"));
        return switch (call.text("fault")) {
            case "drop-answer" -> new Faults.DropAnswer();
            case "delay" -> new Faults.Delay(millis);
            case "twice" -> new Faults.Twice();
            case "omit" -> new Faults.Omit(fields(call));
            case "refuse" -> new Faults.Refuse(code(call.number("code")), call.text("message"));
            case "height" -> new Faults.Height(call.smallNumber("height"));
            case "slow-payment" -> new Faults.SlowPayment(millis, FailureReason.NONE);
            case "fail-payment" -> new Faults.SlowPayment(millis, reason(call.text("reason")));
            default -> throw new Refusal(Refusal.Code.INVALID_ARGUMENT, "unknown fault " + call.text("fault"));
        };
    }

    private static List<String> fields(Call call) {
        var fields = new ArrayList<String>();
        call.member("fields").forEach(field -> fields.add(field.asString()));
        return fields;
    }

    private static Refusal.Code code(long number) throws Refusal {
        for (var code : Refusal.Code.values()) {
            if (code.number() == number) {
                return code;
            }
        }
        throw new Refusal(Refusal.Code.INVALID_ARGUMENT, "unknown code " + number);
    }

    private static FailureReason reason(String name) throws Refusal {
        if (name.isEmpty()) {
            return FailureReason.TIMEOUT;
        }
        try {
            return FailureReason.valueOf(name.replaceFirst("^FAILURE_REASON_", ""));
        } catch (IllegalArgumentException _) {
            throw new Refusal(Refusal.Code.INVALID_ARGUMENT, "unknown reason " + name);
        }
    }
}
