package org.malipo.interop;

import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.SpeedPolicy;
import org.malipo.interop.kit.Chromium;
import org.malipo.interop.kit.Desk;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** Pages of a shop that is open, in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
abstract class LookCase {
    Stage stage;
    Chromium chromium;
    String store = "";
    String invoice = "";

    @BeforeAll
    void open() {
        stage = new Stage(getClass(), SandboxNode::new);
        chromium = new Chromium();
        store = "/stores/" + stage.shop().storeId();
        invoice = stage.shop().bill("4.50", SpeedPolicy.MEDIUM_SPEED).id();
    }

    @AfterAll
    void close() throws Exception {
        for (var part : Arrays.asList(chromium, stage)) {
            if (part != null) { // what came before it may have failed
                part.close();
            }
        }
    }

    static List<Tuple> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> tuple(rule.getId(), rule.getNodes()))
                        .toList();
    }

    Desk desk(Page page) {
        return new Desk(page, stage.server().url());
    }

    String url(String path) {
        return stage.server().url() + path;
    }
}
