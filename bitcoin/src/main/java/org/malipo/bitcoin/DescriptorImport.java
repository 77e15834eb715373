package org.malipo.bitcoin;

import java.util.List;
import java.util.Optional;
import org.malipo.bitcoin.KeyExpression.Extended;
import org.malipo.bitcoin.KeyExpression.Steps;
import org.malipo.bitcoin.ScriptExpression.Given;

/** Decides whether a descriptor can be a wallet: extended keys only, one branch to receive and one for change. */
final class DescriptorImport {
    private DescriptorImport() {}

    static ScriptExpression asWallet(Descriptor descriptor) throws SchemeException {
        var expression = descriptor.expression();
        if (expression instanceof Given
                || Addresses.ofScript(expression.script(0, 0), descriptor.network())
                        .isEmpty()) {
            throw new SchemeException("The descriptor makes no addresses");
        }
        for (var key : expression.keys()) {
            checkExtended(key);
        }
        if (descriptor.branches() > 2) {
            throw new SchemeException("A wallet has two branches, to receive and for change: <0;1>/* or /**");
        }
        return descriptor.branches() == 2 ? multipath(expression) : widened(expression);
    }

    private static void checkExtended(KeyExpression key) throws SchemeException {
        if (!(key instanceof Extended extended)) {
            throw new SchemeException("A single public key makes a single address; give an extended key (xpub)");
        }
        if (!extended.steps().wildcard()) {
            throw new SchemeException("A key without /* makes a single address; write KEY/<0;1>/*");
        }
    }

    private static ScriptExpression multipath(ScriptExpression expression) throws SchemeException {
        for (var key : expression.keys()) {
            if (!steps(key).isMultipath()) {
                throw new SchemeException("Each key needs both branches: <0;1>/* or /**");
            }
        }
        return expression;
    }

    /** A wallet that exports only its receiving branch {@code /0/*} has the change branch {@code /1/*} beside it. */
    private static ScriptExpression widened(ScriptExpression expression) throws SchemeException {
        for (var key : expression.keys()) {
            if (widened(key).isEmpty()) {
                throw new SchemeException(refusal(steps(key)));
            }
        }
        return expression.mapKeys(key -> ((Extended) key).withSteps(widened(key).orElseThrow()));
    }

    private static String refusal(Steps steps) {
        return steps.before().equals(List.of(1L))
                ? "This descriptor holds the change addresses only; give the one that ends in /0/*, or with <0;1>/*"
                : "A wallet has two branches, to receive and for change: <0;1>/* or /**";
    }

    private static Optional<Steps> widened(KeyExpression key) {
        return steps(key).widened();
    }

    private static Steps steps(KeyExpression key) {
        return ((Extended) key).steps();
    }
}
