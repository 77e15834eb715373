package org.malipo.operations.doctor;

import java.util.List;
import org.malipo.bitcoin.Network;
import org.malipo.chain.NodeSettings;
import org.malipo.web.Words;

/** What is found of a network's node, in words. */
record NodeFindings(Network network, NodeSettings node, Words words) implements Check {
    @Override
    public List<Finding> findings() {
        return new NodeTrial(NodeTarget.ofSettings(network, node))
                .run().findings().stream().map(this::finding).toList();
    }

    private Finding finding(NodeFinding found) {
        return new Finding(
                found.found().check(),
                found.level(),
                found.sentence(words),
                found.hasRemedy() ? found.remedy(words) + setting(found.found().part()) : null);
    }

    private String setting(Found.Part part) {
        return part.setting().isEmpty()
                ? ""
                : " " + words.of("nodes.setting", "malipo.network." + network.id() + "." + part.setting());
    }
}
