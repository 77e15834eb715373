package org.malipo.interop;

import java.util.Base64;
import org.malipo.client.MalipoClient;
import org.malipo.interop.kit.Stage;

/** Where stories of the Java client play: on one server, as its administrator, in the shop that is open there. */
interface SdkStage {
    Stage stage();

    MalipoClient malipo();

    default String store() {
        return stage().shop().storeId();
    }

    /** {@return a picture of one pixel} */
    static byte[] pixel() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }
}
