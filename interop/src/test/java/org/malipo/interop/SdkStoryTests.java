package org.malipo.interop;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.malipo.client.MalipoClient;
import org.malipo.client.Retries;
import org.malipo.interop.kit.Stage;
import org.malipo.interop.node.SandboxNode;

/** The Java client against a server: what each of its parts does there. */
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked // fields are set before all tests
class SdkStoryTests implements SdkInvoiceStories, SdkStoreStories {
    private Stage stage;
    private MalipoClient malipo;

    @BeforeAll
    void open() {
        stage = new Stage(SdkStoryTests.class, SandboxNode::new);
        malipo = stage.shop().client().retries(Retries.DEFAULT);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public MalipoClient malipo() {
        return malipo;
    }
}
