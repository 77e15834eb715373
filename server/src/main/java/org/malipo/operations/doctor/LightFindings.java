package org.malipo.operations.doctor;

import java.util.ArrayList;
import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.light.PeerSurvey;
import org.malipo.chain.NodeSettings;

/** Whether a light client would find peers that serve what it needs. */
record LightFindings(Network network, NodeSettings settings) implements Check {
    private static final String USER_AGENT = "/malipo-doctor:1/";
    private static final int MOST = 8;

    /** A second one shows what the first would hide. */
    private static final int ENOUGH = 2;

    @Override
    public List<Finding> findings() {
        var answers = ask();
        var findings = new ArrayList<Finding>();
        var good = answers.stream().filter(answer -> answer.trouble() == null).toList();
        for (var answer : answers) {
            if (answer.trouble() != null && settings.light().peers().size() >= answers.size()) {
                findings.add(Finding.warn(
                        "light-peer", answer.address() + " is of no use: " + answer.trouble(), remedy("light.peers")));
            }
        }
        if (answers.isEmpty()) {
            findings.add(Finding.fail(
                    "light-seeds",
                    "The seeds of " + network.id() + " name no peers.",
                    "Let this machine resolve names, or name peers in malipo.network." + network.id()
                            + ".light.peers."));
        } else if (good.isEmpty()) {
            findings.add(Finding.fail(
                    "light-peers",
                    "None of " + answers.size() + " peers of " + network.id() + " serves compact filters. "
                            + answers.getFirst().address() + ": "
                            + answers.getFirst().trouble(),
                    remedy("light.peers")));
        } else if (good.size() < ENOUGH) {
            findings.add(Finding.warn(
                    "light-peers",
                    "Only " + good.getFirst().address() + " serves compact filters: it alone could hide payments.",
                    "Name more peers in malipo.network." + network.id() + ".light.peers."));
        } else {
            findings.add(Finding.ok(
                    "light-peers",
                    good.size() + " of " + answers.size() + " peers of " + network.id() + " serve compact filters."));
        }
        return findings;
    }

    private String remedy(String setting) {
        return "Mend malipo.network." + network.id() + "." + setting
                + "; a Bitcoin Core serves filters with blockfilterindex=1 and peerblockfilters=1.";
    }

    private List<PeerSurvey.Answer> ask() {
        try {
            return PeerSurvey.of(settings.light(network, USER_AGENT), MOST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
