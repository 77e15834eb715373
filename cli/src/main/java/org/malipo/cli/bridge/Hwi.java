package org.malipo.cli.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program hwi, one call at a time. All that a call says goes in by the standard input, so that neither transactions nor
 * passphrases stand in the list of processes, and no shell ever sees it.
 */
final class Hwi {
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int FIRST_VERSION = 2;
    private static final Duration START = Duration.ofSeconds(60);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.\\d+");

    private final String program;
    private final Duration patience;
    private final Semaphore device = new Semaphore(1);

    /** @param patience how long a person may take to answer a device */
    Hwi(String program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    /** {@return why this program can't be used, in a sentence; empty if it can} */
    Optional<String> fault() {
        try {
            var told = run(List.of(program, "--version"), null, START);
            var version = VERSION.matcher(told);
            return version.find() && Integer.parseInt(version.group(1)) >= FIRST_VERSION
                    ? Optional.empty()
                    : Optional.of(
                            "\"" + program + "\" is no hwi of version 2 or later; it says \"" + told.strip() + "\"");
        } catch (BridgeRefusal e) {
            return Optional.of(e.reason());
        }
    }

    /** {@return what hwi answers} What a device refuses is an answer as well, with {@code error} and {@code code}. */
    JsonNode call(HwiCall call) throws BridgeRefusal {
        if (!device.tryAcquire()) {
            throw new BridgeRefusal(409, "busy", "A device still waits for an answer to the call before.");
        }
        try {
            return JsonMapper.shared().readTree(run(List.of(program, "--stdin"), lines(call.arguments()), patience));
        } catch (JacksonException _) {
            throw new BridgeRefusal(502, "no-answer", "hwi ended without an answer.");
        } finally {
            device.release();
        }
    }

    /** As hwi reads its standard input: by the rules of a shell's words. Calls hold no control characters. */
    static String lines(List<String> arguments) {
        return arguments.stream()
                .map(word -> "'" + word.replace("'", "'\"'\"'") + "'")
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String run(List<String> command, @Nullable String input, Duration patience) throws BridgeRefusal {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            throw new BridgeRefusal(
                    503, "no-hwi", "There is no program \"" + command.getFirst() + "\"; install it: pip install hwi");
        }
        try {
            var answer = CompletableFuture.supplyAsync(() -> spoken(process, input), Thread::startVirtualThread);
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new BridgeRefusal(504, "timeout", "The device did not answer in time.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BridgeRefusal(503, "stopped", "The bridge is stopping.");
        } catch (ExecutionException _) {
            throw new BridgeRefusal(502, "no-answer", "hwi ended without an answer.");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String spoken(Process process, @Nullable String input) {
        try (var out = process.getInputStream()) {
            write(process, input);
            var answer = out.readNBytes(LARGEST_ANSWER + 1);
            if (answer.length > LARGEST_ANSWER) {
                throw new IOException("The answer is too long");
            }
            return new String(answer, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Process process, @Nullable String input) throws IOException {
        try (var in = process.getOutputStream()) {
            if (input != null) {
                in.write(input.getBytes(UTF_8));
            }
        }
    }
}
