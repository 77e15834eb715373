package org.malipo.wallets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.malipo.access.LocalProgram;
import org.malipo.bitcoin.Network;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lets a page speak to the bridge on the machine of whoever looks at it, and so to a signing device. */
@Component
class DeviceBridge {
    private final LocalProgram program;

    DeviceBridge(BridgeSettings settings) {
        program = new LocalProgram(settings.port());
    }

    void on(HttpServletResponse response, Network network, Model model) {
        program.allowOn(response);
        model.addAttribute("bridge", BridgeView.of(program.origin(), program.port(), network));
    }
}
