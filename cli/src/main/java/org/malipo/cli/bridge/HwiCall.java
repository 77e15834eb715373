package org.malipo.cli.bridge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a page may ask of hwi: to find devices, to unlock them, to tell public keys, to show an address and to sign. Nothing that
 * sets a device up, wipes it or has it backed up, and no value that does not look like what it should be.
 *
 * @param command its name, which is all that may be told of a call
 * @param arguments as hwi gets them: options first, each in one word with its value
 */
record HwiCall(String command, List<String> arguments) {
    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,300}");
    private static final Pattern PASSPHRASE = Pattern.compile("[^\\p{Cntrl}]{0,250}");
    private static final Pattern PATH = Pattern.compile("m(/\\d{1,10}['hH]?){0,12}");
    private static final Pattern ADDRESS_TYPE = Pattern.compile("wit|sh_wit|legacy|tap");

    private static final Map<String, Pattern> OPTIONS = Map.of(
            "--chain", Pattern.compile("main|test|regtest|signet|testnet4"),
            "--fingerprint", Pattern.compile("[0-9a-f]{8}"),
            "--device-type", Pattern.compile("[a-z0-9_]{1,40}"),
            "--device-path", PRINTABLE,
            "--password", PASSPHRASE);
    private static final Map<String, String> SHORT =
            Map.of("-f", "--fingerprint", "-t", "--device-type", "-d", "--device-path", "-p", "--password");

    private static final List<Command> COMMANDS = List.of(
            new Command("enumerate", Map.of(), Optional.empty()),
            new Command(
                    "getmasterxpub",
                    Map.of("--addr-type", ADDRESS_TYPE, "--account", Pattern.compile("\\d{1,9}")),
                    Optional.empty()),
            new Command("getxpub", Map.of(), Optional.of(PATH)),
            new Command(
                    "displayaddress",
                    Map.of(
                            "--path", PATH,
                            "--desc", Pattern.compile("[0-9A-Za-z()\\[\\]/'*,#<>;]{1,5000}"),
                            "--addr-type", ADDRESS_TYPE),
                    Optional.empty()),
            new Command("signtx", Map.of(), Optional.of(Pattern.compile("cHNidP[0-9A-Za-z+/]+={0,2}"))),
            new Command("promptpin", Map.of(), Optional.empty()),
            new Command("sendpin", Map.of(), Optional.of(Pattern.compile("[1-9]{1,50}"))));

    /** @param word what it is about, where it is about something */
    private record Command(String name, Map<String, Pattern> options, Optional<Pattern> word) {}

    HwiCall {
        arguments = List.copyOf(arguments);
    }

    /** Reads what a page wants to have called. Values of options are words of their own. */
    static HwiCall of(List<String> parameters) throws BridgeRefusal {
        var words = new ArrayDeque<>(parameters);
        var arguments = new ArrayList<String>();
        options(words, OPTIONS, arguments);
        var name = Optional.ofNullable(words.poll()).orElse("");
        var command = COMMANDS.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused("command"));
        arguments.add(command.name());
        options(words, command.options(), arguments);
        if (command.word().isPresent()) {
            arguments.add(checked(words.poll(), command.word().get(), command.name()));
        }
        if (!words.isEmpty()) {
            throw refused(command.name());
        }
        return new HwiCall(command.name(), arguments);
    }

    private static void options(Deque<String> words, Map<String, Pattern> known, List<String> arguments)
            throws BridgeRefusal {
        while (!words.isEmpty() && words.peek().startsWith("-")) {
            var word = words.poll();
            var name = SHORT.getOrDefault(word, word);
            var value = known.get(name);
            if (value == null) {
                throw refused("option");
            }
            arguments.add(name + "=" + checked(words.poll(), value, name));
        }
    }

    private static String checked(@Nullable String value, Pattern pattern, String of) throws BridgeRefusal {
        if (value == null || !pattern.matcher(value).matches()) {
            throw refused(of);
        }
        return value;
    }

    /** The value itself is not told: it may be a secret. */
    private static BridgeRefusal refused(String what) {
        return new BridgeRefusal(400, "not-allowed", "The bridge passes no such " + what + " on to hwi.");
    }
}
