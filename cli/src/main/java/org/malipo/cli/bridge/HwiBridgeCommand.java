package org.malipo.cli.bridge;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.malipo.cli.launch.StartFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code malipo hwi-bridge}: lets the wallet's pages use signing devices of the machine on which the browser runs. */
@Command(
        name = "hwi-bridge",
        mixinStandardHelpOptions = true,
        description =
                "Lets the wallet's pages use a signing device that is connected to this machine by USB. Needs hwi (pip install hwi).")
public final class HwiBridgeCommand implements Callable<Integer> {
    /** Signing many inputs by hand takes a while. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(
            names = "--origin",
            required = true,
            paramLabel = "ADDRESS",
            description =
                    "The server whose pages may use the devices, for example https://pay.example.com. May be given several times.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--hwi",
            paramLabel = "PATH",
            defaultValue = "hwi",
            description = "Where hwi is, if not on the path.")
    private String program = "hwi";

    @Option(
            names = "--port",
            defaultValue = "65092",
            description = "Where it listens: ${DEFAULT-VALUE} unless the server says otherwise.")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var pages = new LinkedHashSet<String>();
        for (var text : origins) {
            pages.add(Door.origin(text)
                    .orElseThrow(
                            () -> new StartFailed("\"" + text + "\" is no address such as https://pay.example.com")));
        }
        var hwi = new Hwi(program, PATIENCE);
        var fault = hwi.fault();
        if (fault.isPresent()) {
            throw new StartFailed(fault.get());
        }
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        var pairing = Pairing.random();
        try (var bridge = new Bridge(port, at -> new Door(at, pages, pairing), hwi, HwiBridgeCommand::log)) {
            System.out.println(
                    "The bridge listens on 127.0.0.1:" + bridge.port() + " for pages of " + String.join(", ", pages));
            System.out.println("Type this code into the page: " + pairing.shown());
            System.out.println("Stop it with Ctrl-C when you are done.");
            new CountDownLatch(1).await();
        } catch (BindException _) {
            throw new StartFailed("Port " + port + " is taken. Does another bridge or the Vault app run?");
        }
        return 0;
    }

    private static void log(String line) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
