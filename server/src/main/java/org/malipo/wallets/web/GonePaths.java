package org.malipo.wallets.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.malipo.access.SignedIn;
import org.malipo.problem.Problem;
import org.malipo.problem.Problem.Kind;
import org.malipo.problem.ProblemException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of the first version of the API that have nothing in their place. */
@RestController
@Hidden
class GonePaths {
    private static final String METHODS = "/api/v1/stores/{storeId}/payment-methods";

    @RequestMapping({
        METHODS + "/LNURL",
        METHODS + "/LNURLPay/{code}",
        METHODS + "/LightningNetwork",
        METHODS + "/LightningNetwork/{code}"
    })
    @SignedIn
    void gone() {
        throw new ProblemException(Problem.of(
                Kind.GONE,
                "unsupported-in-v2",
                "This route isn't supported by BTCPay Server 2.0 and newer. Please update your integration."));
    }
}
